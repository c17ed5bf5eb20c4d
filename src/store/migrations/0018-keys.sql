-- A voucher's number is compared by letters and digits alone, without the zeros that its groups of digits begin with and with look-alikes folded; a supplier's
-- name without its company form (src/open-books/doubles/alike.ts). Keys that stand there already are made anew here as far as SQL can, which is whole for
-- ASCII and the letters of our languages; `sameside rebuild` makes the rest.
select set_config('sameside.streams', '*', true);

create function pg_temp.words(text) returns text language sql immutable as $$
  select btrim(regexp_replace(
    lower(translate(
      regexp_replace(normalize($1, NFKC), '[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]', '', 'g'),
      'ÅÄÖÜÉÕŠŽÆØ', 'åäöüéõšžæø') collate "default"),
    '[\u0001-\u002F\u003A-\u0060\u007B-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u0300-\u036F\u2000-\u206F\u20A0-\u20CF\u2190-\u245F\u2500-\u2BFF\u3000-\u3003]+',
    ' ', 'g'))
$$;
create function pg_temp.number_key(text) returns text language sql immutable as $$
  select case when replace(key, ' ', '') = '' and strpos(folded, '0') > 0 then '0' else replace(key, ' ', '') end
  from (select folded, regexp_replace(folded, '(?<![0-9])0+', '', 'g') as key from (select translate(pg_temp.words($1), 'oilsb', '01158') as folded) f) k
$$;
create function pg_temp.name_key(text) returns text language sql immutable as $$
  select replace(regexp_replace(regexp_replace(pg_temp.words($1), '( (' || forms || '))+$', ''), '^((' || forms || ') )+', ''), ' ', '')
  from (select 'g ?m ?b ?h|o ?y ?j|a ?b ?p|t ?m ?i|o ?s ?k|l ?t ?d|i ?n ?c|o ?y|a ?b|r ?y|r ?f|k ?y|a ?s|o ?ü' as forms) f
$$;
create function pg_temp.id_key(text) returns text language sql immutable as $$
  select regexp_replace(replace(pg_temp.words($1), ' ', ''), '^fi([0-9]{8})$', '\1')
$$;
update cost_line set
  document_alike = nullif(pg_temp.number_key(document), document),
  supplier_alike = nullif(pg_temp.name_key(supplier), supplier),
  supplier_id_alike = nullif(pg_temp.id_key(supplier_id), supplier_id)
where document is not null or supplier is not null or supplier_id is not null;
drop function pg_temp.number_key(text);
drop function pg_temp.name_key(text);
drop function pg_temp.id_key(text);
drop function pg_temp.words(text);

-- What files that wait have alike with the books was counted by other keys: it is counted anew.
update cost_file set doubles = null where doubles is not null;

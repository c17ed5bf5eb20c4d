-- Vouchers as they are compared, whichever spaces, dashes and capitals they were written with: null where the text itself stands so. The program writes them
-- (src/open-books/doubles/alike.ts). Of lines that are there already the like is made here as far as SQL can; `sameside rebuild` makes it whole.
alter table cost_line add column document_alike text collate "C";
alter table cost_line add column supplier_alike text collate "C";
alter table cost_line add column supplier_id_alike text collate "C";

create function pg_temp.alike(text) returns text language sql immutable as $$
  select nullif(
    lower(btrim(regexp_replace(translate(normalize($1, NFKC), U&'\2010\2011\2012\2013\2014\2015\2212\200B\200C\200D\2060\FEFF\00AD', '-------'), '\s+', ' ', 'g')) collate "default"),
    $1)
$$;
update cost_line set document_alike = pg_temp.alike(document), supplier_alike = pg_temp.alike(supplier), supplier_id_alike = pg_temp.alike(supplier_id)
where pg_temp.alike(document) is not null or pg_temp.alike(supplier) is not null or pg_temp.alike(supplier_id) is not null;
drop function pg_temp.alike(text);

create or replace view cost_line_seen as
select l.stream, l.batch, l.line, l.party, l.service, l.type, l.day, l.month, l.net, l.vat, l.tax_kind, l.grants, l.cents, l.entered, l.status, l.approved,
  l.corrects, l.row, s.seen,
  case when s.seen then l.quantity end as quantity,
  case when s.seen then l.supplier end as supplier,
  case when s.seen then l.supplier_id end as supplier_id,
  case when s.seen then l.document end as document,
  case when s.seen then l.cost_centre end as cost_centre,
  case when s.seen then l.account end as account,
  case when s.seen then l.words end as words,
  case when s.seen then l.document_alike end as document_alike,
  case when s.seen then l.supplier_alike end as supplier_alike,
  case when s.seen then l.supplier_id_alike end as supplier_id_alike
from cost_line l cross join lateral (
  select (select current_user = 'sameside_whole')
    or l.party = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or l.service = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or l.stream || ' ' || l.party = any (array(select p.stream || ' ' || p.party from party p where p.organisation = current_setting('sameside.party', true)))
    as seen
) s
where l.stream = any ((select string_to_array(current_setting('sameside.streams', true), ' '))::text[])
  or (select current_setting('sameside.streams', true) = '*');

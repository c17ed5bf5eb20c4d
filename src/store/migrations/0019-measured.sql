-- What a line cost its party, beside the quantity that the agreement pays it by, is that party's unit price. Whoever may not see a line in detail sees of a
-- type that is paid by quantity the quantity alone, and of every other type the money alone; the same of sums. `sameside.measured` says what is paid by
-- quantity, as `<party>/<type>` behind a slash that stands by itself; where it is empty nobody said so, and neither is shown.

revoke select (net, vat, tax_kind, grants, cents, quantity) on cost_line from sameside_app;
revoke select on cost_sum, cost_batch from sameside_app;
grant select (stream, batch, party, service, type, month, status, count) on cost_sum to sameside_app;
grant select (stream, batch, seq, at, day, kind, party, organisation, count, mapping) on cost_batch to sameside_app;
grant select on cost_sum, cost_batch to sameside_whole;

drop view cost_line_seen;
create view cost_line_seen as
select l.stream, l.batch, l.line, l.party, l.service, l.type, l.day, l.month, l.entered, l.status, l.approved, l.corrects, l.row, s.seen,
  case when s.seen or m.told and not m.measured then l.net end as net,
  case when s.seen or m.told and not m.measured then l.vat end as vat,
  case when s.seen or m.told and not m.measured then l.tax_kind end as tax_kind,
  case when s.seen or m.told and not m.measured then l.grants end as grants,
  case when s.seen or m.told and not m.measured then l.cents end as cents,
  case when s.seen or m.measured then l.quantity end as quantity,
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
) s cross join lateral (
  select (select coalesce(current_setting('sameside.measured', true), '') <> '') as told,
    coalesce(l.party || '/' || l.type = any ((select string_to_array(current_setting('sameside.measured', true), ' '))::text[]), false) as measured
) m
where l.stream = any ((select string_to_array(current_setting('sameside.streams', true), ' '))::text[])
  or (select current_setting('sameside.streams', true) = '*');
grant select on cost_line_seen to sameside_app;

create view cost_sum_seen as
select t.stream, t.batch, t.party, t.service, t.type, t.month, t.status, t.count,
  case when s.seen or m.told and not m.measured then t.net end as net,
  case when s.seen or m.told and not m.measured then t.cents end as cents,
  case when s.seen or m.measured then t.quantity end as quantity
from cost_sum t cross join lateral (
  select (select current_user = 'sameside_whole')
    or t.party = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or t.service = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or t.stream || ' ' || t.party = any (array(select p.stream || ' ' || p.party from party p where p.organisation = current_setting('sameside.party', true)))
    as seen
) s cross join lateral (
  select (select coalesce(current_setting('sameside.measured', true), '') <> '') as told,
    coalesce(t.party || '/' || t.type = any ((select string_to_array(current_setting('sameside.measured', true), ' '))::text[]), false) as measured
) m
where t.stream = any ((select string_to_array(current_setting('sameside.streams', true), ' '))::text[])
  or (select current_setting('sameside.streams', true) = '*');
grant select on cost_sum_seen to sameside_app;

-- What was read of a file, and what of it the books have already, names documents and sums: it is for the organisation that brings it.
create policy own on cost_import as restrictive for select using (
  (select current_user is distinct from 'sameside_app') or organisation = current_setting('sameside.party', true)
);
create policy own on cost_file as restrictive for select using (
  (select current_user is distinct from 'sameside_app')
  or exists (
    select from cost_import i
    where i.stream = cost_file.stream and i.batch = cost_file.batch and i.organisation = current_setting('sameside.party', true))
  or exists (
    select from cost_batch b
    where b.stream = cost_file.stream and b.batch = cost_file.batch and b.organisation = current_setting('sameside.party', true))
);

-- The same voucher with the same quantity is found whatever its net says. Few lines have a quantity, and no other waits for this index.
-- Behind row security no index over `coalesce` is used: PostgreSQL does not know that it tells nothing of a row.
create index cost_line_measured on cost_line (stream, party, nullif(case when document_alike is null then document else document_alike end, '')) where quantity <> 0 and corrects is null;

-- What files that wait have alike with the books was counted by their net alone: it is counted anew.
select set_config('sameside.streams', '*', true);
update cost_file set doubles = null where doubles is not null;

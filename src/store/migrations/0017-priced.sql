-- What a line counts by hours, unit price or coefficient follows from its quantity and the agreement's price, and is everybody's to see as any other sum is:
-- sums keep the quantity, and every reader of the stream may reckon with it. Whose quantity is told stays as it is (docs/roles.md).
select set_config('sameside.streams', '*', true);
alter table cost_sum add column quantity numeric not null default 0;
update cost_sum s set quantity = q.quantity from (
  select stream, batch, party, service, type, month, status, sum(quantity) as quantity from cost_line where quantity <> 0 group by 1, 2, 3, 4, 5, 6, 7
) q where (s.stream, s.batch, s.party, s.service, s.type, s.month, s.status) = (q.stream, q.batch, q.party, q.service, q.type, q.month, q.status);
grant select (quantity) on cost_line to sameside_app;

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
  case when s.seen then l.supplier_id_alike end as supplier_id_alike,
  l.quantity as measured
from cost_line l cross join lateral (
  select (select current_user = 'sameside_whole')
    or l.party = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or l.service = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or l.stream || ' ' || l.party = any (array(select p.stream || ' ' || p.party from party p where p.organisation = current_setting('sameside.party', true)))
    as seen
) s
where l.stream = any ((select string_to_array(current_setting('sameside.streams', true), ' '))::text[])
  or (select current_setting('sameside.streams', true) = '*');

-- Files that wait were read when such lines counted as booked: whoever wants them in the books sends them again.
create temporary table forgotten on commit drop as
  select i.stream, i.batch from cost_import i join content_batch c on c.stream = i.stream and c.batch = i.batch and c.seq is null where i.report is not null;
delete from cost_line l using forgotten f where l.stream = f.stream and l.batch = f.batch;
delete from content_line l using forgotten f where l.stream = f.stream and l.batch = f.batch;
delete from cost_import i using forgotten f where i.stream = f.stream and i.batch = f.batch;
delete from content_batch c using forgotten f where c.stream = f.stream and c.batch = f.batch;
drop table forgotten;

-- What a mandate is about; and a second wall inside an alliance: whoever reads on behalf of a person sees of other parties' lines what all may see, and
-- neither their details, nor the bytes that they were made from, nor their evidence. docs/roles.md says who sees what.

alter table role_grant add column subjects text collate "C";

create index evidence_line_of on evidence_line (stream, hash);

-- A transaction that decides, or reads for somebody who may see every detail, takes on sameside_whole, which may all that sameside_app may; every other
-- reads as sameside_app.
revoke select on cost_line from sameside_app;
grant select (stream, batch, line, party, service, type, day, month, net, vat, tax_kind, grants, cents, entered, status, approved, corrects, row)
  on cost_line to sameside_app;
grant select on cost_line to sameside_whole;

-- Lines with the details that a transaction may see: those of its own parties, and of what `sameside.lines` names (lines and parties of the agreement).
create view cost_line_seen as
select l.stream, l.batch, l.line, l.party, l.service, l.type, l.day, l.month, l.net, l.vat, l.tax_kind, l.grants, l.cents, l.entered, l.status, l.approved,
  l.corrects, l.row, s.seen,
  case when s.seen then l.quantity end as quantity,
  case when s.seen then l.supplier end as supplier,
  case when s.seen then l.supplier_id end as supplier_id,
  case when s.seen then l.document end as document,
  case when s.seen then l.cost_centre end as cost_centre,
  case when s.seen then l.account end as account,
  case when s.seen then l.words end as words
from cost_line l cross join lateral (
  select (select current_user = 'sameside_whole')
    or l.party = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or l.service = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
    or l.stream || ' ' || l.party = any (array(select p.stream || ' ' || p.party from party p where p.organisation = current_setting('sameside.party', true)))
    as seen
) s
where l.stream = any ((select string_to_array(current_setting('sameside.streams', true), ' '))::text[])
  or (select current_setting('sameside.streams', true) = '*');
grant select on cost_line_seen to sameside_app;

create policy details on content_line as restrictive for select using (
  (select current_user is distinct from 'sameside_app')
  or exists (select from cost_line_seen s where s.stream = content_line.stream and s.batch = content_line.batch and s.line = content_line.line and s.seen)
);
create policy details on content_file as restrictive for select using (
  (select current_user is distinct from 'sameside_app')
  or not exists (select from evidence_line e where e.stream = content_file.stream and e.hash = encode(content_file.hash, 'hex'))
  or exists (
    select from evidence_line e join cost_line_seen s on s.stream = e.stream and s.batch = e.batch and s.line = e.line
    where e.stream = content_file.stream and e.hash = encode(content_file.hash, 'hex') and s.seen)
);

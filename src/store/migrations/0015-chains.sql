-- A finding covers a line with all its corrections: each covered line stands beside the one that the finding names. Corrections that were entered before
-- this come under the findings of what they correct; statements that were settled stay as they are.

alter table finding_line add column named_batch integer, add column named_line integer;
update finding_line set named_batch = batch, named_line = line;
alter table finding_line alter column named_batch set not null, alter column named_line set not null;

-- A finding that is accepted says nothing of what is entered after that.
insert into finding_line (stream, finding, batch, line, named_batch, named_line)
with recursive covered as (
  select stream, finding, batch, line, named_batch, named_line, 0 as depth from finding_line
  union all
  select o.stream, o.finding, c.batch, c.line, o.named_batch, o.named_line, o.depth + 1
  from covered o join cost_line c on c.stream = o.stream and c.corrects = o.batch || '/' || o.line
  join cost_batch b on b.stream = c.stream and b.batch = c.batch
  where not exists (select from finding_step s where s.stream = o.stream and s.finding = o.finding and s.status = 'accepted' and s.seq < b.seq)
)
select distinct on (stream, finding, batch, line) stream, finding, batch, line, named_batch, named_line from covered
order by stream, finding, batch, line, depth
on conflict do nothing;

-- A correction of a line that was entered as disputed or disallowed is no better than that line.
do $$
declare one record;
begin
  for one in
    select c.stream, c.batch, c.line, c.corrects, b.seq from cost_line c
    join cost_batch b on b.stream = c.stream and b.batch = c.batch where c.corrects is not null order by c.stream, b.seq, c.line
  loop
    update cost_line c set entered = case when 'disallowed' in (c.entered, p.entered) then 'disallowed' else 'disputed' end
    from cost_line p
    where c.stream = one.stream and c.batch = one.batch and c.line = one.line and p.entered <> 'accepted'
      and p.stream = one.stream and p.batch = split_part(one.corrects, '/', 1)::integer and p.line = split_part(one.corrects, '/', 2)::integer
      and not exists (
        select from finding_line f join finding_step s on s.stream = f.stream and s.finding = f.finding
        where f.stream = p.stream and f.batch = p.batch and f.line = p.line and s.status = 'accepted' and s.seq < one.seq);
  end loop;
end $$;

create temporary table restated on commit drop as
with told as (
  select distinct on (f.stream, f.batch, f.line, f.named_batch, f.named_line) f.stream, f.batch, f.line, s.status from finding_line f
  join finding_step s on s.stream = f.stream and s.finding = f.finding
  order by f.stream, f.batch, f.line, f.named_batch, f.named_line, s.seq desc
), judged as (
  select stream, batch, line,
    case when bool_or(status = 'disallowed') then 'disallowed' when bool_and(status = 'accepted') then 'accepted' else 'disputed' end as status
  from told group by stream, batch, line
)
select l.stream, l.batch, l.line, coalesce(j.status, l.entered) as status from cost_line l
left join judged j on j.stream = l.stream and j.batch = l.batch and j.line = l.line
where l.corrects is not null and l.status <> coalesce(j.status, l.entered);

update cost_line l set status = r.status from restated r where l.stream = r.stream and l.batch = r.batch and l.line = r.line;
delete from cost_sum s where exists (select from restated r where r.stream = s.stream and r.batch = s.batch);
insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents)
select l.stream, l.batch, party, service, type, month, l.status, count(*), sum(net), sum(cents) from cost_line l
where exists (select from restated r where r.stream = l.stream and r.batch = l.batch)
group by l.stream, l.batch, party, service, type, month, l.status;
drop table restated;

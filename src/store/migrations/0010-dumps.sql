-- The walls of 0009 without the view: a dump by a login that row security binds may not look through views, so that none could be made of content.

drop policy details on content_line;
create policy details on content_line as restrictive for select using (
  (select current_user is distinct from 'sameside_app')
  or exists (
    select from cost_line l
    where l.stream = content_line.stream and l.batch = content_line.batch and l.line = content_line.line and (
      l.party = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
      or l.service = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
      or l.stream || ' ' || l.party = any (array(select p.stream || ' ' || p.party from party p where p.organisation = current_setting('sameside.party', true))))
  )
);
drop policy details on content_file;
create policy details on content_file as restrictive for select using (
  (select current_user is distinct from 'sameside_app')
  or not exists (select from evidence_line e where e.stream = content_file.stream and e.hash = encode(content_file.hash, 'hex'))
  or exists (
    select from evidence_line e join cost_line l on l.stream = e.stream and l.batch = e.batch and l.line = e.line
    where e.stream = content_file.stream and e.hash = encode(content_file.hash, 'hex') and (
      l.party = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
      or l.service = any ((select string_to_array(current_setting('sameside.lines', true), ' '))::text[])
      or l.stream || ' ' || l.party = any (array(select p.stream || ' ' || p.party from party p where p.organisation = current_setting('sameside.party', true))))
  )
);

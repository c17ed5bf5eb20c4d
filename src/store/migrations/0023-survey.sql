-- Answers to the survey of an alliance's health (docs/registers.md#how-answers-are-counted): who has answered, and how often each value was chosen, with
-- nothing that binds the two. Both are gone once the survey is counted; they prove nothing and follow from no entry.
create table survey_voice (
  stream text collate "C" not null,
  survey text collate "C" not null,
  person text collate "C" not null,
  primary key (stream, survey, person)
);

create table survey_count (
  stream text collate "C" not null,
  survey text collate "C" not null,
  statement text collate "C" not null,
  value integer not null check (value between 1 and 5),
  count integer not null check (count >= 0),
  primary key (stream, survey, statement, value)
);

do $$
declare name text;
begin
  foreach name in array array['survey_voice', 'survey_count'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format(
      'create policy seen on %I using (stream = any ((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[]) '
      'or (select current_setting(''sameside.streams'', true) = ''*''))', name);
    execute format('grant select, insert, update, delete on %I to sameside_whole', name);
  end loop;
end $$;

-- Whoever reads on behalf of a person sees whether that person has answered, and no count: only a transaction that decides sees those.
grant select on survey_voice to sameside_app;
create policy own on survey_voice as restrictive for select using (
  (select current_user is distinct from 'sameside_app') or person = (select current_setting('sameside.actor', true))
);

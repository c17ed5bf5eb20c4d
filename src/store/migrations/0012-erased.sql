-- Whose details were erased, and under what; and webhooks whose secrets are sealed with a key that stands outside the database.

create table cost_erased (
  stream text collate "C" not null,
  batch integer not null,
  line integer not null,
  seq bigint not null,
  day date not null,
  under text collate "C" not null,
  primary key (stream, batch, line)
);

do $$
declare name text;
begin
  foreach name in array array['cost_erased'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format(
      'create policy seen on %I using (stream = any ((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[]) '
      'or (select current_setting(''sameside.streams'', true) = ''*''))', name);
    execute format('grant select, insert, update, delete on %I to sameside_app', name);
  end loop;
end $$;

-- Row security binds whoever owns the tables, too.
select set_config('sameside.streams', '*', true);
-- What signs deliveries is kept sealed: a nonce of 12 bytes, the secret, and a tag of 16. A secret that stood here in plain is forgotten, and its webhook ends.
alter table webhook drop constraint webhook_secret_check;
alter table webhook drop constraint webhook_because_check;
alter table webhook alter column secret drop not null;
update webhook set secret = null, ended = coalesce(ended, now()), because = coalesce(because, 'no-secret');
alter table webhook add constraint webhook_secret_check check (octet_length(secret) between 52 and 92);
alter table webhook add constraint webhook_because_check check (because in ('asked', 'gone', 'no-part', 'no-secret'));
alter table webhook add constraint webhook_live_check check (ended is not null or secret is not null);

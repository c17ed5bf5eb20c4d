-- Who wants to be told of the entries of a stream, and what was sent to them. A row shows itself to a transaction of its stream on behalf of its own
-- organisation, because it holds the secret that signs.

create table webhook (
  stream text collate "C" not null,
  hook text collate "C" not null,
  organisation text collate "C" not null,
  person text collate "C" not null,
  url text collate "C" not null,
  kinds text collate "C" not null,
  secret bytea not null check (octet_length(secret) between 24 and 64),
  made timestamptz(3) not null,
  next bigint not null check (next >= 0),
  ended timestamptz(3),
  because text collate "C" check (because in ('asked', 'gone', 'no-part')),
  primary key (stream, hook),
  check ((ended is null) = (because is null))
);

create table webhook_delivery (
  stream text collate "C" not null,
  hook text collate "C" not null,
  seq bigint not null,
  state text collate "C" not null check (state in ('waiting', 'delivered', 'given-up')),
  tries integer not null check (tries >= 0),
  first timestamptz(3),
  tried timestamptz(3),
  status integer,
  due timestamptz(3) not null,
  primary key (stream, hook, seq),
  foreign key (stream, hook) references webhook (stream, hook)
);

create index webhook_live on webhook (stream) where ended is null;
create index webhook_delivery_due on webhook_delivery (stream, hook, due) where state = 'waiting';

do $$
declare name text;
begin
  foreach name in array array['webhook', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format(
      'create policy seen on %I using (stream = any ((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[]) '
      'or (select current_setting(''sameside.streams'', true) = ''*''))', name);
    execute format('grant select, insert, update, delete on %I to sameside_app', name);
  end loop;
end $$;

create policy own on webhook as restrictive using ((select current_setting('sameside.streams', true) = '*')
  or organisation = (select current_setting('sameside.party', true)));
create policy own on webhook_delivery as restrictive using ((select current_setting('sameside.streams', true) = '*')
  or exists (select from webhook w where w.stream = webhook_delivery.stream and w.hook = webhook_delivery.hook));

-- Where a person wants to be told by e-mail of what waits for them, how often for each alliance, the mails themselves, and addresses of calendar feeds. What
-- the columns mean stands in tables.ts beside this folder. No mail address stands in the record; all of this goes with the person.
create table notice_address (
  person text collate "C" not null primary key,
  email text collate "C" not null,
  language text collate "C" not null check (language in ('fi', 'sv', 'en')),
  named timestamptz(3) not null,
  confirmed timestamptz(3),
  refused timestamptz(3)
);

create table notice_wish (
  person text collate "C" not null,
  stream text collate "C" not null,
  often text collate "C" not null check (often in ('immediate', 'daily', 'weekly')),
  primary key (person, stream)
);

create table notice_told (
  person text collate "C" not null,
  stream text collate "C" not null,
  item text collate "C" not null,
  primary key (person, stream, item)
);

create table notice_mail (
  id text collate "C" not null primary key,
  person text collate "C" not null,
  kind text collate "C" not null check (kind in ('confirm', 'immediate', 'daily', 'weekly')),
  slot text collate "C" not null,
  counts text collate "C" not null,
  secret bytea unique check (octet_length(secret) = 32),
  state text collate "C" not null check (state in ('nothing', 'waiting', 'handed', 'sent', 'refused', 'given-up', 'unknown')),
  tries integer not null check (tries >= 0),
  made timestamptz(3) not null,
  due timestamptz(3) not null,
  tried timestamptz(3),
  status integer,
  unique (person, slot)
);

create index notice_mail_due on notice_mail (due) where state in ('waiting', 'handed');

create table calendar_feed (
  hash bytea not null primary key check (octet_length(hash) = 32),
  id text collate "C" not null unique,
  person text collate "C" not null,
  organisation text collate "C" not null,
  language text collate "C" not null check (language in ('fi', 'sv', 'en')),
  made timestamptz(3) not null,
  seen timestamptz(3),
  revoked timestamptz(3)
);

create index calendar_feed_person on calendar_feed (person);

-- Seen by the installation alone, and by the house, which erases them with the person.
do $$
declare
  sees constant text := '(select current_setting(''sameside.streams'', true))';
  opened constant text := 'convert_to(''"for":"house"'', ''UTF8'')';
  house constant text := format('(%1$s = ''*'' or (select exists (select 1 from entry where seq = 0 and kind = ''stream-opened'' and position(%2$s in bytes) > 0)))', sees, opened);
  name text;
begin
  foreach name in array array['notice_address', 'notice_wish', 'notice_told', 'notice_mail', 'calendar_feed'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy kept_by_house on %I using (%s)', name, house);
    execute format('grant select, insert, update, delete on %I to sameside_app', name);
  end loop;
end $$;

-- The installation, the record, what it only names by hash, and what guards the rows of one stream from the readers of another.
-- What the columns mean stands in tables.ts beside this folder.

create table migration (
  number integer primary key,
  name text collate "C" not null,
  sha256 text collate "C" not null,
  at timestamptz(3) not null default now()
);

create table installation (
  one boolean primary key default true check (one),
  id text collate "C" not null,
  demo boolean not null,
  at timestamptz(3) not null default now()
);

create table entry (
  stream text collate "C" not null,
  seq bigint not null check (seq >= 0),
  kind text collate "C" not null,
  day date not null,
  at timestamptz(3) not null,
  actor text collate "C",
  party text collate "C",
  bytes bytea not null check (octet_length(bytes) <= 65535),
  leaf bytea not null check (octet_length(leaf) = 32),
  primary key (stream, seq)
);

create table checkpoint (
  stream text collate "C" not null,
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text collate "C" not null,
  primary key (stream, size)
);

create table head (
  stream text collate "C" not null primary key,
  size bigint not null check (size >= 0),
  at timestamptz(3)
);

create table tile (
  stream text collate "C" not null,
  level integer not null check (level >= 0),
  index bigint not null check (index >= 0),
  root bytea not null check (octet_length(root) = 32),
  hashes bytea not null check (octet_length(hashes) = 8192),
  primary key (stream, level, index)
);

-- Entries of many commands are written together just before the commit, after what refers to them: hence the deferred keys.
create table content_batch (
  stream text collate "C" not null,
  batch integer not null check (batch >= 0),
  count integer check (count >= 0),
  root bytea check (octet_length(root) = 32),
  seq bigint,
  at timestamptz(3) not null default now(),
  primary key (stream, batch),
  foreign key (stream, seq) references entry (stream, seq) deferrable initially deferred,
  check (num_nulls(count, root, seq) in (0, 3))
);

-- No key to the batch: checking it for each of a million lines costs as much as the lines; rebuilding and verifying count them.
create table content_line (
  stream text collate "C" not null,
  batch integer not null,
  line integer not null check (line >= 0),
  leaf bytea not null check (octet_length(leaf) = 32),
  salt bytea check (octet_length(salt) = 16),
  bytes bytea check (octet_length(bytes) <= 65535),
  erased_by bigint,
  primary key (stream, batch, line),
  foreign key (stream, erased_by) references entry (stream, seq) deferrable initially deferred,
  check (num_nulls(salt, bytes) = case when erased_by is null then 0 else 2 end)
);

create table content_file (
  stream text collate "C" not null,
  hash bytea not null check (octet_length(hash) = 32),
  size bigint not null check (size >= 0),
  type text collate "C" not null,
  salt bytea check (octet_length(salt) = 16),
  bytes bytea,
  erased_by bigint,
  primary key (stream, hash),
  foreign key (stream, erased_by) references entry (stream, seq) deferrable initially deferred,
  check (num_nulls(salt, bytes) = case when erased_by is null then 0 else 2 end)
);

create table command_key (
  stream text collate "C" not null,
  actor text collate "C" not null,
  route text collate "C" not null,
  key text collate "C" not null,
  request bytea not null check (octet_length(request) = 32),
  result text collate "C" not null,
  at timestamptz(3) not null default now(),
  primary key (stream, actor, route, key)
);

create index command_key_age on command_key (at);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default now(),
  actor text collate "C",
  party text collate "C",
  stream text collate "C",
  route text collate "C" not null,
  code text collate "C" not null,
  args text collate "C" not null
);

create index audit_age on audit (at);

-- Rows of a stream show themselves only to a transaction that has named the stream, whoever owns the table.
do $$
declare name text;
begin
  foreach name in array array['entry', 'checkpoint', 'head', 'tile', 'content_batch', 'content_line', 'content_file', 'command_key'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format(
      'create policy seen on %I using (stream = any ((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[]) '
      'or (select current_setting(''sameside.streams'', true) = ''*''))', name);
  end loop;
end $$;

-- Anyone may leave a line in the audit; only the installation itself reads and prunes it.
alter table audit enable row level security, force row level security;
create policy left_by_anyone on audit for insert with check (true);
create policy kept_by_installation on audit using ((select current_setting('sameside.streams', true) = '*'));

-- The record can be added to and nothing else; of content only the words can be destroyed, and what was staged only.
grant select on migration, installation to sameside_app;
grant select, insert on entry, checkpoint to sameside_app;
grant select, insert, update, delete on content_batch to sameside_app;
grant select, insert, delete, update (salt, bytes, erased_by) on content_line to sameside_app;
grant select, insert, update (salt, bytes, erased_by) on content_file to sameside_app;
grant select, insert, update, delete on head, tile, command_key to sameside_app;
grant select, insert, delete on audit to sameside_app;

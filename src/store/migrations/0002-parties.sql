-- Organisations, people, roles, and how they sign in. What the columns mean stands in tables.ts beside this folder.

create table organisation (
  id text collate "C" not null primary key,
  name text collate "C" not null,
  kind text collate "C" not null,
  business_id text collate "C" unique
);

create table organisation_member (
  consortium text collate "C" not null references organisation (id),
  member text collate "C" not null references organisation (id),
  primary key (consortium, member)
);

create table person (
  id text collate "C" not null primary key,
  name text collate "C",
  email text collate "C",
  erased_at timestamptz(3),
  check (erased_at is null or num_nulls(name, email) = 2)
);

create table role_grant (
  id text collate "C" not null primary key,
  person text collate "C" not null,
  organisation text collate "C" not null,
  role text collate "C" not null,
  in_stream text collate "C",
  first_day date not null,
  last_day date,
  ended_on date,
  most_cents bigint check (most_cents >= 0),
  decision text collate "C",
  claimed boolean not null
);

create index role_grant_person on role_grant (person);
create index role_grant_organisation on role_grant (organisation);

create table budget_owner (
  budget text collate "C" not null primary key,
  organisation text collate "C" not null unique
);

create table party (
  stream text collate "C" not null,
  party text collate "C" not null,
  organisation text collate "C" not null,
  primary key (stream, party),
  unique (stream, organisation)
);

create index party_organisation on party (organisation);

create table account (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person text collate "C" not null,
  at timestamptz(3) not null default now(),
  primary key (issuer, subject)
);

create index account_person on account (person);

create table session (
  hash bytea not null primary key check (octet_length(hash) = 32),
  person text collate "C" not null,
  acting text collate "C",
  csrf text collate "C" not null,
  made timestamptz(3) not null,
  seen timestamptz(3) not null,
  fresh timestamptz(3) not null,
  ends timestamptz(3) not null
);

create index session_person on session (person);
create index session_ends on session (ends);

create table token (
  id text collate "C" not null primary key,
  hash bytea not null unique check (octet_length(hash) = 32),
  person text collate "C" not null,
  organisation text collate "C" not null,
  label text collate "C" not null,
  streams text collate "C" not null,
  may text collate "C" not null,
  made timestamptz(3) not null,
  seen timestamptz(3),
  ends timestamptz(3) not null,
  revoked timestamptz(3)
);

create index token_person on token (person);

create table invitation (
  hash bytea not null primary key check (octet_length(hash) = 32),
  person text collate "C" not null,
  made timestamptz(3) not null,
  ends timestamptz(3) not null,
  used timestamptz(3)
);

create table sign_in (
  state bytea not null primary key check (octet_length(state) = 32),
  browser bytea not null check (octet_length(browser) = 32),
  nonce text collate "C" not null,
  verifier text collate "C" not null,
  invitation bytea check (octet_length(invitation) = 32),
  language text collate "C" not null,
  back text collate "C" not null,
  fresh boolean not null,
  ends timestamptz(3) not null
);

-- Rows of parties show themselves as rows of every stream do. Of the installation's own tables a transaction sees what the streams that it has named
-- need: the house sees organisations, people, roles, accounts and invitations, an alliance or a budget its own people, anyone themselves. What signs people in is
-- seen by the installation alone.
do $$
declare
  sees constant text := '(select current_setting(''sameside.streams'', true))';
  streams constant text := '((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[])';
  opened constant text := 'convert_to(''"for":"house"'', ''UTF8'')';
  house text := format('(%1$s = ''*'' or (select exists (select 1 from entry where seq = 0 and kind = ''stream-opened'' and position(%2$s in bytes) > 0)))', sees, opened);
  myself constant text := '(select current_setting(''sameside.actor'', true))';
  taking_part constant text := format('(organisation in (select organisation from party) or organisation in (select organisation from budget_owner where budget = any (%1$s)))', streams);
  name text;
begin
  alter table party enable row level security, force row level security;
  execute format('create policy seen on party using (stream = any (%s) or %s = ''*'')', streams, sees);

  foreach name in array array['person', 'role_grant', 'account', 'session', 'token', 'invitation', 'sign_in'] loop
    execute format('alter table %I enable row level security, force row level security', name);
  end loop;
  foreach name in array array['person', 'role_grant', 'account', 'invitation'] loop
    execute format('create policy kept_by_house on %I using (%s)', name, house);
  end loop;
  foreach name in array array['session', 'token', 'sign_in'] loop
    execute format('create policy kept_by_installation on %I using (%s = ''*'')', name, sees);
  end loop;
  execute format('create policy taking_part on role_grant for select using (person = %s or in_stream = any (%s) or %s)', myself, streams, taking_part);
  execute format('create policy taking_part on person for select using (id = %s or id in (select person from role_grant))', myself);

  foreach name in array array['organisation', 'organisation_member', 'budget_owner'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy read_by_anyone on %I for select using (true)', name);
    execute format('create policy kept_by_house on %I using (%s)', name, house);
  end loop;
end $$;

grant select, insert, update, delete on
  organisation, organisation_member, person, role_grant, budget_owner, party, account, session, token, invitation, sign_in to sameside_app;

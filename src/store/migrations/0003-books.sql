-- The books: lines and their sums as pages read them, findings, evidence, and imports on their way. All but imports is derived from record and content.

create table cost_batch (
  stream text collate "C" not null,
  batch integer not null,
  seq bigint not null,
  at timestamptz(3) not null,
  day date not null,
  kind text collate "C" not null,
  party text collate "C" not null,
  organisation text collate "C" not null,
  count integer not null,
  net bigint not null,
  mapping text collate "C",
  primary key (stream, batch)
);

-- Lines are written while a file is read; they belong to the books once their batch stands in cost_batch.
create table cost_line (
  stream text collate "C" not null,
  batch integer not null,
  line integer not null,
  party text collate "C" not null,
  service text collate "C" not null,
  type text collate "C" not null,
  day date not null,
  month text collate "C" not null,
  net bigint not null,
  vat bigint,
  tax_kind text collate "C",
  grants bigint not null,
  cents bigint not null,
  quantity bigint not null,
  entered text collate "C" not null,
  status text collate "C" not null,
  approved boolean not null,
  supplier text collate "C",
  supplier_id text collate "C",
  document text collate "C",
  cost_centre text collate "C",
  account text collate "C",
  words text collate "C",
  corrects text collate "C",
  row integer,
  primary key (stream, batch, line)
);

create index cost_line_day on cost_line (stream, day, batch, line);

create table cost_sum (
  stream text collate "C" not null,
  batch integer not null,
  party text collate "C" not null,
  service text collate "C" not null,
  type text collate "C" not null,
  month text collate "C" not null,
  status text collate "C" not null,
  count integer not null,
  net bigint not null,
  cents bigint not null,
  primary key (stream, batch, party, service, type, month, status)
);

create table finding (
  stream text collate "C" not null,
  finding text collate "C" not null,
  party text collate "C" not null,
  status text collate "C" not null,
  opened timestamptz(3) not null,
  seq bigint not null,
  primary key (stream, finding)
);

create table finding_line (
  stream text collate "C" not null,
  finding text collate "C" not null,
  batch integer not null,
  line integer not null,
  primary key (stream, finding, batch, line),
  foreign key (stream, finding) references finding (stream, finding)
);

create index finding_line_of on finding_line (stream, batch, line);

-- What was done in a finding, one after the other: opened, answered, decided, escalated.
create table finding_step (
  stream text collate "C" not null,
  finding text collate "C" not null,
  seq bigint not null,
  at timestamptz(3) not null,
  day date not null,
  status text collate "C" not null,
  actor text collate "C",
  party text collate "C",
  text_hash text collate "C",
  decision text collate "C",
  primary key (stream, finding, seq),
  foreign key (stream, finding) references finding (stream, finding)
);

create table evidence_line (
  stream text collate "C" not null,
  batch integer not null,
  line integer not null,
  hash text collate "C" not null,
  seq bigint not null,
  type text collate "C" not null,
  size bigint not null,
  primary key (stream, batch, line, hash)
);

-- A file on its way into the books. Nothing of it has entered the record.
create table cost_import (
  stream text collate "C" not null,
  batch integer not null,
  party text collate "C" not null,
  organisation text collate "C" not null,
  actor text collate "C" not null,
  name text collate "C" not null,
  size bigint not null,
  received bigint not null,
  taken bigint not null,
  state text collate "C" not null,
  agreement text collate "C" not null,
  mapping text collate "C",
  report text collate "C",
  at timestamptz(3) not null default now(),
  primary key (stream, batch)
);

create index cost_import_age on cost_import (at);

do $$
declare name text;
begin
  foreach name in array array['cost_batch', 'cost_line', 'cost_sum', 'finding', 'finding_line', 'finding_step', 'evidence_line', 'cost_import'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format(
      'create policy seen on %I using (stream = any ((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[]) '
      'or (select current_setting(''sameside.streams'', true) = ''*''))', name);
    execute format('grant select, insert, update, delete on %I to sameside_app', name);
  end loop;
end $$;

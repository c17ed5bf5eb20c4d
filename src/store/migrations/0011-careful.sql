-- What the ones who pay must see before money counts twice or by nobody's leave: who approved conditional cost, from which file a batch came, and what
-- corrects a line.

-- An approval of conditional cost or its withdrawal, line by line; the last one counts.
create table cost_approval (
  stream text collate "C" not null,
  batch integer not null,
  line integer not null,
  seq bigint not null,
  at timestamptz(3) not null,
  day date not null,
  approved boolean not null,
  party text collate "C",
  decision text collate "C",
  text_hash text collate "C",
  primary key (stream, batch, line, seq)
);

-- The bytes of a file that became a batch, by SHA-256, and what of it stood in the books before. It leads to no entry and goes with a batch that is dropped.
create table cost_file (
  stream text collate "C" not null,
  batch integer not null,
  party text collate "C" not null,
  hash text collate "C" not null,
  doubles text collate "C",
  primary key (stream, batch),
  foreign key (stream, batch) references content_batch (stream, batch) on delete cascade
);

create index cost_file_hash on cost_file (stream, hash);
create index cost_line_corrects on cost_line (stream, corrects) where corrects is not null;

-- What a party wrote of its own approval was no approval.
update cost_line set approved = false where approved;

do $$
declare name text;
begin
  foreach name in array array['cost_approval', 'cost_file'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format(
      'create policy seen on %I using (stream = any ((select string_to_array(current_setting(''sameside.streams'', true), '' ''))::text[]) '
      'or (select current_setting(''sameside.streams'', true) = ''*''))', name);
    execute format('grant select, insert, update, delete on %I to sameside_app', name);
  end loop;
end $$;

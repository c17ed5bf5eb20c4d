-- Cosignatures of witnesses, who sign what they have seen grow; and of a batch the instant only while it is staged, since nothing in the record says it.

create table cosignature (
  stream text collate "C" not null,
  size bigint not null,
  name text collate "C" not null,
  signature bytea not null check (octet_length(signature) = 76),
  primary key (stream, size, name),
  foreign key (stream, size) references checkpoint (stream, size)
);

alter table cosignature enable row level security, force row level security;
create policy seen on cosignature using (stream = any ((select string_to_array(current_setting('sameside.streams', true), ' '))::text[])
  or (select current_setting('sameside.streams', true) = '*'));
grant select, insert on cosignature to sameside_app;

alter table content_batch alter at drop not null, alter at drop default;
update content_batch set at = null where seq is not null;
alter table content_batch add check ((seq is null) = (at is not null));

-- Keys, witnesses and erasures are looked for among all entries of a stream.
create index entry_of_record on entry (stream, seq) where kind in ('stream-opened', 'key-rotated', 'witness-named', 'witness-ended', 'content-erased');

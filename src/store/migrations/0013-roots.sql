-- Verifying finds each batch by what an entry says of it: its root.
create index content_batch_root on content_batch (stream, root);

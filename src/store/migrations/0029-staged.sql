-- A page of the books is read in the order of an index in which the lines of a file on its way stand too: which batches these are is asked first.
create index content_batch_staged on content_batch (stream, batch) where seq is null;

-- What the page of the books finds quickly among a million lines: amounts with their sums, and the few lines that are not accepted.

create index cost_line_net on cost_line (stream, net, batch, line) include (cents);
create index cost_line_standing on cost_line (stream, status, day, batch, line) where status <> 'accepted';

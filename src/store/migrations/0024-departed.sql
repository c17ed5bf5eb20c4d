-- The last day on which a party of an alliance was one, once it has left by an exit that all approved (docs/exit.md): its people have no part there any more,
-- and its webhooks are told nothing.
alter table party add column last_day date;

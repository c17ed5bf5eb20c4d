-- Two inserts and two balance updates: what PostgreSQL itself does at least for a cost record (bench/records.ts).
\set account random(1, 1000)
begin;
insert into bench_line (account, cents, text) values (:account, 100, 'two inserts');
insert into bench_entry (account, bytes) values (:account, '\x00');
update bench_balance set cents = cents + 100 where account = :account;
update bench_balance set cents = cents - 100 where account = 1000 + :account;
commit;

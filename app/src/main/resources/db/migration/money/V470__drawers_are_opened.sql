-- A drawer is opened with what lies in it, at a counter; opened once more, its cashier has moved or had mistyped. The last one counts, none is lost.
create table money.cash_open (
  unit_id   int         not null,
  cashier   int         not null,
  day       date        not null,
  edition   int         not null,
  counter   smallint    not null check (counter between 1 and 99),
  amount    bigint      not null check (amount >= 0),
  opened_at timestamptz not null,
  primary key (unit_id, cashier, day, edition)
);
alter table money.receipt add column counter smallint;   -- at which counter; null: online, or the drawer was not opened
alter table money.cash_day add column opening bigint not null default 0;  -- of what was expected, what lay in it at first

alter table money.cash_open enable row level security;
create policy within_sight on money.cash_open for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));

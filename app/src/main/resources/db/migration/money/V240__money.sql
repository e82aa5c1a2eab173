-- Fees of dossiers (phí, lệ phí): what was set, paid, voided and paid back, the series of receipts, the tills. The ledger holds each act with its
-- numbers; reasons in words stand here alone. No person is named here but officers, by number.
create schema money;

-- ---- the register: dated rows, replaced by the file

-- How an amount is counted where the catalogue gives one figure and words: steps and caps.
create table money.tariff (
  ord            int    primary key,
  procedure_key  text   not null,
  fee_kind       text   not null,
  channel        text   not null,           -- empty: every way of handing in
  effective_from date   not null,
  effective_to   date,
  steps          text   not null,           -- '2:2000 *:1000': up to so many of one copy each so much, then so much
  cap            bigint,                    -- of one copy
  basis          text   not null,
  status         text   not null,
  note           text   not null
);

create table money.exemption (
  exemption      text   not null,
  effective_from date   not null,
  effective_to   date,
  procedures     text   not null,           -- keys with blanks between; empty: every procedure
  percent        int    not null check (percent between 1 and 100),
  title_vi       text   not null,
  title_en       text   not null,
  proof_vi       text   not null,           -- what the officer must have seen
  basis          text   not null,
  status         text   not null,
  note           text   not null,
  primary key (exemption, effective_from)
);

create table money.refund_ground (
  ground         text   not null,
  effective_from date   not null,
  effective_to   date,
  title_vi       text   not null,
  title_en       text   not null,
  basis          text   not null,
  status         text   not null,
  primary key (ground, effective_from)
);

create table money.parameter (
  name           text   not null,
  effective_from date   not null,
  effective_to   date,
  value          bigint not null,
  basis          text   not null,
  status         text   not null,
  primary key (name, effective_from)
);

-- ---- what stands

-- One row a dossier: whoever moves its money holds this row first.
create table money.standing (
  case_id  uuid   primary key,
  unit_id  int    not null,
  edition  int    not null default 0,       -- of the charge in force; 0: nothing set yet
  due      bigint not null default 0 check (due >= 0),
  paid     bigint not null default 0 check (paid >= 0),
  refunded bigint not null default 0 check (refunded >= 0 and refunded <= paid)
);

-- What is owed, as it was set; a later edition replaces it, none is lost.
create table money.charge (
  case_id   uuid        not null,
  edition   int         not null,
  gross     bigint      not null check (gross >= 0),
  due       bigint      not null check (due >= 0 and due <= gross),
  exemption text,
  confirmed boolean     not null,           -- somebody compared a doubtful amount with the law
  lines     jsonb       not null,           -- each amount with its reasons, as they were
  set_by    int         not null,
  set_at    timestamptz not null,
  primary key (case_id, edition)
);

-- The last number of each series; moved by the transaction that writes the paper, and by no other.
create table money.series (
  unit_id int  not null,
  kind    text not null,
  year    int  not null,
  last    int  not null,
  primary key (unit_id, kind, year)
);

-- Who holds a drawer; held while something is added to it or it is counted.
create table money.till (
  unit_id int not null,
  cashier int not null,
  primary key (unit_id, cashier)
);

-- Receipts and papers of refunds. A voided one keeps its number.
create table money.receipt (
  receipt_id  uuid        primary key,
  case_id     uuid        not null,
  unit_id     int         not null,
  kind        text        not null check (kind in ('RECEIPT', 'REFUND')),
  year        int         not null,
  no          int         not null check (no > 0),
  amount      bigint      not null check (amount > 0),
  way         text        not null check (way in ('CASH', 'ONLINE')),
  cashier     int         not null,
  made_at     timestamptz not null,
  fund_day    date        not null,         -- the day of the cash book
  order_id    uuid        unique,
  refund_id   uuid        unique,
  voided_at   timestamptz,
  voided_by   int,
  void_reason text,
  unique (unit_id, kind, year, no),
  check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null)),
  check ((kind = 'REFUND') = (refund_id is not null))
);
create index receipt_of_case on money.receipt (case_id);
create index receipt_of_day on money.receipt (unit_id, fund_day);

create table money.refund (
  refund_id  uuid        primary key,
  case_id    uuid        not null,
  unit_id    int         not null,
  receipt_id uuid        not null references money.receipt,
  amount     bigint      not null check (amount > 0),
  ground     text        not null,
  reason     text        not null,
  asked_by   int         not null,
  asked_at   timestamptz not null,
  state      text        not null default 'ASKED' check (state in ('ASKED', 'APPROVED', 'DECLINED', 'PAID')),
  decided_by int,
  decided_at timestamptz,
  opinion    text,
  check (decided_by <> asked_by),
  check ((state = 'ASKED') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create index refund_of_case on money.refund (case_id);

-- Payments begun at a gateway, and what the gateway said of them.
create table money.payment_order (
  order_id    uuid        primary key,
  case_id     uuid        not null,
  unit_id     int         not null,
  amount      bigint      not null check (amount > 0),
  gateway     text        not null,
  state       text        not null default 'STARTED' check (state in ('STARTED', 'PAID', 'FAILED')),
  started_at  timestamptz not null,
  ended_at    timestamptz,
  gateway_ref text,
  unique (gateway, gateway_ref)
);
create index order_of_case on money.payment_order (case_id);

create table money.call_back (
  call_id     bigint      generated always as identity primary key,
  order_id    uuid        not null references money.payment_order,
  outcome     text        not null,         -- taken, or why it was refused
  reported    bigint,
  heard_at    timestamptz not null
);
create index call_back_of_order on money.call_back (order_id);

-- A drawer counted at the end of a day; given back to be counted again, it gets another edition.
create table money.cash_day (
  unit_id    int         not null,
  cashier    int         not null,
  day        date        not null,
  edition    int         not null,
  expected   bigint      not null,
  counted    bigint      not null check (counted >= 0),
  reason     text        not null,
  counted_at timestamptz not null,
  state      text        not null default 'COUNTED' check (state in ('COUNTED', 'CONFIRMED', 'RETURNED')),
  decided_by int,
  decided_at timestamptz,
  opinion    text,
  primary key (unit_id, cashier, day, edition),
  check (expected = counted or reason <> ''),
  check (decided_by <> cashier),
  check ((state = 'COUNTED') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);

-- The wall of the ledger (V190) round what is kept of a case or a unit.
alter table money.standing enable row level security;
create policy within_sight on money.standing for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = standing.case_id));
alter table money.charge enable row level security;
create policy within_sight on money.charge for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = charge.case_id));
alter table money.receipt enable row level security;
create policy within_sight on money.receipt for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = receipt.case_id));
alter table money.refund enable row level security;
create policy within_sight on money.refund for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = refund.case_id));
alter table money.payment_order enable row level security;
create policy within_sight on money.payment_order for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = payment_order.case_id));
alter table money.cash_day enable row level security;
create policy within_sight on money.cash_day for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
alter table money.call_back enable row level security;
create policy within_sight on money.call_back for select using (
  exists (select from money.payment_order o where o.order_id = call_back.order_id));

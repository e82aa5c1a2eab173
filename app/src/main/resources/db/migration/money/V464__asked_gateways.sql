-- A gateway is asked about payments begun and not answered, gives money back in states of its own, and its statement of a day is compared with ours.
alter table money.payment_order drop constraint payment_order_state_check;
alter table money.payment_order add constraint payment_order_state_check check (state in ('STARTED', 'PAID', 'FAILED', 'LAPSED'));
alter table money.payment_order
  add column asked    int         not null default 0,
  add column ask_at   timestamptz,          -- when it is asked about next; null: as soon as somebody looks
  add column taken_at timestamptz;          -- when the gateway took the money, as it says
create index order_to_ask on money.payment_order (ask_at) where state = 'STARTED';
create index order_begun on money.payment_order (gateway, started_at);

-- How a word was heard: told by the gateway, asked of it, or read in its statement.
alter table money.call_back add column heard_by text not null default 'TOLD' check (heard_by in ('TOLD', 'ASKED', 'STATEMENT'));

alter table money.refund drop constraint refund_state_check;
alter table money.refund add constraint refund_state_check
  check (state in ('ASKED', 'APPROVED', 'DECLINED', 'SENT', 'REFUSED', 'PAID'));
alter table money.refund
  add column sent_id     uuid        unique, -- what the gateway knows it by; another attempt is another one
  add column sent_by     int,
  add column sent_at     timestamptz,
  add column ask_at      timestamptz,
  add column asked       int         not null default 0,
  add column refusal     text,               -- the gateway's reason; null while it gave none
  add column gateway_ref text,
  add column returned_at timestamptz,        -- when the gateway gave the money back, as it says
  add check ((sent_id is null) = (sent_by is null) and (sent_id is null) = (sent_at is null)),
  add check (state <> 'SENT' or sent_id is not null);
create index refund_to_ask on money.refund (ask_at) where state = 'SENT';

-- What a gateway says it took and gave back on a day, read once the day is over.
create table money.statement (
  gateway text        not null,
  day     date        not null,
  read_at timestamptz not null,
  primary key (gateway, day)
);
create table money.statement_line (
  gateway   text        not null,
  way       text        not null check (way in ('TAKEN', 'RETURNED')),
  reference text        not null,
  day       date        not null,
  id        uuid        not null,            -- our order, or what we called the return
  unit_id   int,                             -- null: nothing of ours has that name
  amount    bigint      not null check (amount > 0),
  at        timestamptz not null,
  primary key (gateway, way, reference),
  foreign key (gateway, day) references money.statement
);
create index statement_line_of_day on money.statement_line (day, unit_id);

-- What somebody did about a difference between the two.
create table money.difference (
  gateway   text        not null,
  way       text        not null check (way in ('TAKEN', 'RETURNED')),
  reference text        not null,
  unit_id   int,
  done      text        not null check (done <> ''),
  done_by   int         not null,
  done_at   timestamptz not null,
  primary key (gateway, way, reference)
);

alter table money.statement_line enable row level security;
create policy within_sight on money.statement_line for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));
alter table money.difference enable row level security;
create policy within_sight on money.difference for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));

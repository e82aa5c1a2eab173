-- Receipts under the seal of the unit, as they were when first opened; a voided one is another paper. Gone with the name that stands on it.
create table money.signed_receipt (
  receipt_id uuid        not null references money.receipt,
  voided     boolean     not null,
  case_id    uuid        not null,
  content    bytea       not null,
  level      text        not null check (level in ('B', 'T')),
  signed_at  timestamptz not null,
  primary key (receipt_id, voided)
);
create index signed_receipt_of_case on money.signed_receipt (case_id);
alter table money.signed_receipt alter column content set storage external;
alter table money.signed_receipt enable row level security;
create policy within_sight on money.signed_receipt for select using (
  (select s.whole from ledger.sight s)
  or exists (select from money.receipt r where r.receipt_id = signed_receipt.receipt_id));

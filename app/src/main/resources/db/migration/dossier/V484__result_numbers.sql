-- How a unit numbers its results, from a day on: of all procedures ('') or of one. An empty pattern: from that day on it gives none.
create table dossier.number_form (
  form_id        int         generated always as identity primary key,
  unit_id        int         not null,
  procedure_key  text        not null,
  effective_from date        not null,
  book           text        not null,         -- which of its registers; numbers run without gaps in each, year by year
  pattern        text        not null,         -- e.g. {so}/GP-UBND
  set_by         int         not null,
  set_at         timestamptz not null,
  check (pattern = '' or position('{so}' in pattern) > 0)
);
create index number_form_of on dossier.number_form (unit_id, procedure_key, effective_from desc, form_id desc);

-- Numbers that results were given (sổ cấp số kết quả): a function of the entries alone. A number is never given again, also when it is void.
create table dossier.result_number (
  case_id       uuid        not null,
  version       int         not null,          -- of the entry by which it was given
  unit_id       int         not null,
  book          text        not null,
  year          int         not null,
  number        int         not null,
  symbol        text        not null,          -- as it stands on the paper
  dated         date        not null,
  given_at      timestamptz not null,
  given_by      int         not null,
  void_version  int,                           -- of the entry by which it became void
  void_revision int,                           -- where the reason is written
  voided_at     timestamptz,
  voided_by     int,
  primary key (case_id, version),
  unique (unit_id, book, year, number),
  check (num_nulls(void_version, voided_at, voided_by) in (0, 3))
);
create index result_number_of_day on dossier.result_number (unit_id, dated, book, number);

alter table dossier.result_number enable row level security;
create policy within_sight on dossier.result_number for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = result_number.case_id));

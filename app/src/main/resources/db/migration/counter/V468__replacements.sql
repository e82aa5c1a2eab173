-- Who was taken from the counter, by which decision and why (sealed), and who came in his place.
create table counter.replacement (
  replacement_id uuid        primary key,
  unit_id        int         not null,
  actor_id       int         not null,
  post_id        int         not null,
  last_day       date,                       -- null: at once
  decision_no    text        not null check (decision_no <> ''),
  decision_date  date        not null,
  reason         bytea       not null,
  successor_id   int,
  in_hand        int         not null,       -- open dossiers he held then
  decided_by     int         not null,
  decided_at     timestamptz not null,
  form_key       text        not null unique,
  check (successor_id <> actor_id),
  check (decided_by <> actor_id)
);
create index replacement_at on counter.replacement (unit_id, decided_at desc);
alter table counter.replacement enable row level security;
create policy within_sight on counter.replacement for select using (
  (select s.whole from ledger.sight s)
  or unit_id in (select u.unit_id from ledger.seen_unit u));

-- What the entries of dossiers say of somebody, brought to him and to his head to be confirmed or answered.
alter table counter.conduct drop constraint conduct_kind_check;
alter table counter.conduct add constraint conduct_kind_check check (kind in ('FEEDBACK', 'RATING', 'FLAG'));
alter table counter.conduct add column flag text;
alter table counter.conduct add constraint conduct_flag check ((kind = 'FLAG') = (flag is not null));

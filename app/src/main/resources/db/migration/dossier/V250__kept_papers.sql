-- The store of digitised papers (kho kết quả, kho giấy tờ số hóa): what was issued or certified for a person, found again by the keyed
-- fingerprint of his identity number (V178). Content stays with the case it came from; here stands only where.
create table dossier.kept_paper (
  paper_id    uuid        primary key,
  print       bytea       not null,
  kind        text        not null check (kind in ('RESULT', 'COPY')),
  procedure   text        not null,
  name        text        not null,          -- as the procedure names the paper, or its result
  words       text        not null,          -- the name as it is compared
  case_id     uuid        not null,
  file_id     uuid        not null,
  sha256      text        not null,
  kept_on     date        not null,
  valid_until date,                          -- the last day; null while no rule sets an end
  unique (case_id, file_id)
);
create index kept_paper_of on dossier.kept_paper (print, words);

-- Which dossier used a paper of the store in place of one that would have been handed in.
create table dossier.reused_paper (
  case_id   uuid        not null,
  paper     text        not null,
  paper_id  uuid        not null,
  source    uuid        not null,
  file_id   uuid        not null,
  reused_at timestamptz not null,
  reused_by int         not null,
  primary key (case_id, paper)
);
create index reused_paper_of_source on dossier.reused_paper (source);

-- What was laid beside a dossier as a file by whom: counted, never read.
create table dossier.digitised (
  case_id      uuid        not null,
  paper        text        not null,
  certified    boolean     not null,
  digitised_at timestamptz not null,
  primary key (case_id, paper)
);

-- The wall of the ledger (V190) round all of them. A paper of the store is a paper of its own case; whoever may use it for another is let in by
-- the function below, by the fingerprint of the number that he was shown.
alter table dossier.kept_paper enable row level security;
create policy within_sight on dossier.kept_paper for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = kept_paper.case_id));
alter table dossier.reused_paper enable row level security;
create policy within_sight on dossier.reused_paper for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = reused_paper.case_id));
alter table dossier.digitised enable row level security;
create policy within_sight on dossier.digitised for select using (
  (select s.whole from ledger.sight s)
  or exists (select from ledger.seen_case c where c.case_id = digitised.case_id));

create function dossier.kept_for(asked bytea, day date)
returns table (paper_id uuid, kind text, procedure text, name text, words text, case_id uuid, code text, file_id uuid, sha256 text,
               kept_on date, valid_until date)
language sql stable rows 10 security definer set search_path = pg_catalog, pg_temp as $$
  select k.paper_id, k.kind, k.procedure, k.name, k.words, k.case_id, d.code, k.file_id, k.sha256, k.kept_on, k.valid_until
    from dossier.kept_paper k
    join dossier.dossier d on d.case_id = k.case_id
   where k.print = asked and (k.valid_until is null or k.valid_until >= day)
   order by k.kept_on desc, k.paper_id
   limit 200
$$;

-- Published: of each accepted dossier how many of its papers came, how many of these lie there as files, how many were taken from the store:
-- the share of papers digitised and used again (QĐ 766/QĐ-TTg, nhóm số hóa hồ sơ).
create view dossier.paper_use as
  select c.case_id, c.unit_in, c.unit_now, c.opened_at,
         (select count(*) from dossier.digitised g where g.case_id = c.case_id) as digitised,
         (select count(*) from dossier.digitised g where g.case_id = c.case_id and g.certified) as certified,
         (select count(*) from dossier.reused_paper r where r.case_id = c.case_id) as reused,
         exists (select from dossier.kept_paper k where k.case_id = c.case_id and k.kind = 'RESULT') as result_kept
    from ledger.case_standing c
   where c.kind = 'dossier';

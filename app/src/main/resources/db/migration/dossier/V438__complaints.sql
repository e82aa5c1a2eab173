-- What holders of dossiers complain of, for the head of the unit that took the dossier in: a list that entries do not give. What was written stands in revisions;
-- nothing of it is here. A function of the entries alone.
create table dossier.complaint (
  case_id     uuid        not null,
  revision    int         not null,          -- under which it was written
  unit_in     int         not null,
  about       text,                          -- ComplaintSubject; null: written before it was asked
  made_at     timestamptz not null,
  late_from   timestamptz,                   -- from when on an answer is late; null: written before there was such a date
  referred_at timestamptz,                   -- first passed on
  answered_at timestamptz,                   -- first answered
  outcome     text,                          -- of the last answer
  primary key (case_id, revision),
  check ((answered_at is null) = (outcome is null))
);
create index complaint_open on dossier.complaint (unit_in, made_at) where answered_at is null;
create index complaint_answered on dossier.complaint (unit_in, answered_at) where answered_at is not null;

-- Those written before: the first revision of a case that holds a complaint belongs to its first entry of that kind, and so on.
insert into dossier.complaint (case_id, revision, unit_in, made_at)
  select r.case_id, r.revision, d.unit_in, e.occurred_at
    from (select r.case_id, r.revision, row_number() over (partition by r.case_id order by r.revision) as place
            from dossier.revision r where r.purpose = 'complaint') r
    join (select e.case_id, e.occurred_at, row_number() over (partition by e.case_id order by e.version) as place
            from ledger.entry_kind e where e.kind = 'dossier.Complained') e on e.case_id = r.case_id and e.place = r.place
    join dossier.dossier d on d.case_id = r.case_id;

alter table dossier.complaint enable row level security;
create policy within_sight on dossier.complaint for select using (
  (select s.whole from ledger.sight s)
  or unit_in in (select u.unit_id from ledger.seen_unit u)
  or exists (select from ledger.seen_case c where c.case_id = complaint.case_id));

-- Published: when a complaint was settled, that is answered or late, and how.
create view dossier.complaint_settled with (security_invoker = true) as
  select c.case_id, c.unit_in, least(c.answered_at, c.late_from) as settled_at, c.answered_at, c.late_from
    from dossier.complaint c where least(c.answered_at, c.late_from) is not null;

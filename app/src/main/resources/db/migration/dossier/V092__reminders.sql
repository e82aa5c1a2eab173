-- What people are told about clocks, read from the ledger: recorded when it is due, told from the next working minute on, and over when
-- the obligation is met or its date moved. A read model: it can be emptied and read again.
create table dossier.reminder (
  case_id    uuid        not null,
  version    int         not null,
  kind       text        not null check (kind in ('AT_RISK', 'LATE', 'CONSULTED', 'REMINDED')),
  obligation int         not null,
  unit_id    int         not null,     -- the unit that owes
  tell_at    timestamptz not null,     -- never outside office hours
  over_by    int,                      -- version of the entry after which nobody needs to be told
  primary key (case_id, version)
);
create index reminder_open on dossier.reminder (case_id, obligation) where over_by is null;
create index reminder_to_tell on dossier.reminder (tell_at) where over_by is null;

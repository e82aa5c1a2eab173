-- How far the clocks have been read anew after each applied change of the calendar.
create table ledger.calendar_run (
  change_id  int     primary key,
  total      int     not null,          -- cases with an open clock when it began
  seen       int     not null default 0,
  moved      int     not null default 0,
  after_case uuid    not null default '00000000-0000-0000-0000-000000000000',
  finished   boolean not null default false
);

create index entry_calendar_changed on ledger.entry (key) where kind = 'kernel.CalendarChanged';

-- Published: which cases a change moved.
create view ledger.calendar_entry as
  select e.case_id, e.version, e.key, e.recorded_at, h.unit_now, h.unit_in,
         convert_from(e.body, 'UTF8')::jsonb -> 'facts' as facts
    from ledger.entry e
    join ledger.case_head h using (case_id)
   where e.kind = 'kernel.CalendarChanged';

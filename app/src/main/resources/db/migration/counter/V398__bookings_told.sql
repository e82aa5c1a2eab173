-- What who booked is to be told of: without name, contact or code (ADR 51).
alter table counter.booking_fact drop constraint booking_fact_what_check;
alter table counter.booking_fact add constraint booking_fact_what_check
  check (what in ('BOOKED', 'MOVED', 'CANCELLED', 'OFFERED', 'ACCEPTED', 'FELL_AWAY', 'STANDS', 'COME', 'MISSED', 'CLOSED', 'ERASED'));
create index booking_fact_at on counter.booking_fact (at);

-- Each fact with the booking as it stands now.
create view counter.booking_told with (security_invoker = true) as
select f.booking_id, f.version, f.what, f.at, b.unit_id, b.starts_at
  from counter.booking_fact f join counter.booking b using (booking_id);

-- Those that are still to come.
create view counter.booking_ahead with (security_invoker = true) as
select b.booking_id, b.version, b.unit_id, b.starts_at, b.made_at
  from counter.booking b
 where b.state = 'BOOKED';

-- Who booked a counter is told of it; a booking is no case (ADR 51).
alter table notice.situation drop constraint situation_addressee_check;
alter table notice.situation add constraint situation_addressee_check
  check (addressee in ('APPLICANT', 'BOOKER', 'OFFICER', 'HEAD', 'ASSIGNER'));

alter table notice.message add column booking_id uuid;
alter table notice.message drop constraint message_check;
alter table notice.message add constraint message_of_one check (
  num_nonnulls(case_id, actor_id, booking_id) = 1 and (version is null) = (actor_id is not null) and (actor_id is null) = (day is null));
create unique index message_of_booking on notice.message (booking_id, version, situation) where booking_id is not null;

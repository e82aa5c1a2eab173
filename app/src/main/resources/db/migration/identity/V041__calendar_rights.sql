-- Who drafts a change of the calendar, and who applies it: never the same person for one change.
insert into identity.role_right (role, right_name, everywhere) values
  ('ADMIN', 'calendar.draft', true),
  ('ADMIN', 'calendar.apply', true),
  ('CHAIR', 'calendar.draft', true),
  ('CHAIR', 'calendar.apply', true);

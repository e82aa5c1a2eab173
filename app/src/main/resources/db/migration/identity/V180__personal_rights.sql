-- Who sees an identity number whole, for a reason; who takes away lists that name people; who answers a person's request; who erases: never
-- the one who asked for it.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'personal.unmask', false),
  ('OFFICER', 'personal.unmask', false),
  ('LEADER', 'personal.unmask', false),
  ('LEADER', 'personal.export', false),
  ('CHAIR', 'personal.export', true),
  ('LEADER', 'personal.request', false),
  ('LEADER', 'personal.erase', false),
  ('CHAIR', 'personal.request', true),
  ('CHAIR', 'personal.erase', true);

-- Who receives works at the counter; who heads a unit says how it is kept.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'counter.serve', false),
  ('LEADER', 'counter.serve', false),
  ('LEADER', 'counter.manage', false);

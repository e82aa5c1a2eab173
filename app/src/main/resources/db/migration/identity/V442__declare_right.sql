-- Who says, by a paper, the points of scorecards that no figure tells: the head of the unit.
insert into identity.role_right (role, right_name, everywhere) values
  ('LEADER', 'oversight.declare', false),
  ('CHAIR', 'oversight.declare', true);

-- Who may contest time charged to him or his unit, and who decides: the leaders of the province, over every unit.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'contest.raise', false),
  ('OFFICER', 'contest.raise', false),
  ('LEADER', 'contest.raise', false),
  ('CHAIR', 'contest.raise', false),
  ('CHAIR', 'contest.decide', true);

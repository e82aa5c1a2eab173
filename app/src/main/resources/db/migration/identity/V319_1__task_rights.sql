-- Who leads the province or a unit assigns tasks and decides about what he assigned; who heads a unit answers for what it leads; officers do
-- the work. Whoever reads a file of tasks in is another than who has them assigned. A second new date is the province's leaders' to give.
insert into identity.role_right (role, right_name, everywhere) values
  ('CHAIR', 'task.assign', false),
  ('CHAIR', 'task.decide', false),
  ('CHAIR', 'task.extend-again', true),
  ('LEADER', 'task.assign', false),
  ('LEADER', 'task.decide', false),
  ('LEADER', 'task.lead', false),
  ('LEADER', 'task.work', false),
  ('OFFICER', 'task.work', false),
  ('ADMIN', 'task.load', false),
  ('CHAIR', 'task.load', false),
  ('LEADER', 'task.load', false),
  ('OFFICER', 'task.load', false);

-- Văn thư: numbers, dates and seals what is signed at his unit, and keeps the register of these numbers.
insert into identity.role (role, reach, rank) values ('CLERK', 'UNIT', 25);
update identity.role c set second_factor = o.second_factor, let_off_why = o.let_off_why
  from identity.role o where c.role = 'CLERK' and o.role = 'OFFICER';
insert into identity.role_right (role, right_name, everywhere) values
  ('CLERK', 'dossier.number', false),
  ('CLERK', 'dossier.comment', false),
  ('CLERK', 'contest.raise', false),
  ('CLERK', 'reading.read', false),
  ('CLERK', 'regulation.draft', false),
  ('CLERK', 'plan.draft', false),
  -- who looks into a register of numbers beside the clerk
  ('LEADER', 'dossier.numbers', false),
  ('CLERK', 'dossier.numbers', false),
  ('CHAIR', 'dossier.numbers', true),
  -- in which form a unit numbers its results, and from when
  ('ADMIN', 'dossier.number-forms', true);

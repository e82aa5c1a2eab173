-- Whoever holds a post reads what is meant for it. Heads draft rounds of reading and put those of another in force for the units they see;
-- the leaders of the province for all. Heads see who has read in their units and remind their own people.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'reading.read', false),
  ('OFFICER', 'reading.read', false),
  ('LEADER', 'reading.read', false),
  ('CHAIR', 'reading.read', false),
  ('ADMIN', 'reading.read', false),
  ('CUSTODIAN', 'reading.read', false),
  ('LEADER', 'reading.draft', false),
  ('CHAIR', 'reading.draft', true),
  ('LEADER', 'reading.apply', false),
  ('CHAIR', 'reading.apply', true),
  ('LEADER', 'reading.watch', false),
  ('CHAIR', 'reading.watch', true);

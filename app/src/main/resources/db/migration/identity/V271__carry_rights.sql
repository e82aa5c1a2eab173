-- Who reads a file of running dossiers in, and who has them carried over or taken back: never the same person for one file.
insert into identity.role_right (role, right_name, everywhere) values
  ('ADMIN', 'carry.load', true),
  ('ADMIN', 'carry.confirm', true),
  ('CHAIR', 'carry.confirm', true);

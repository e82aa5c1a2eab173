-- Who reads a file of procedures in, and who puts it in the catalogue: never the same person for one file.
insert into identity.role_right (role, right_name, everywhere) values
  ('ADMIN', 'catalogue.draft', true),
  ('ADMIN', 'catalogue.apply', true),
  ('CHAIR', 'catalogue.apply', true);

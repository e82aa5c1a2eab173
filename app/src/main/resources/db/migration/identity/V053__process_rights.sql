-- Who drafts a change of an internal process, and who puts it in force: never the same person for one change. The head of the unit
-- that decides moves a running dossier to a newer version.
insert into identity.role_right (role, right_name, everywhere) values
  ('ADMIN', 'process.draft', true),
  ('ADMIN', 'process.apply', true),
  ('CHAIR', 'process.draft', true),
  ('CHAIR', 'process.apply', true),
  ('LEADER', 'dossier.process', false);

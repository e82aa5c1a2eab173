-- Whoever may see a dossier may say something to colleagues about it. The sight of who leads goes beyond the unit of his post; the desk asks for it first.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'dossier.comment', false),
  ('OFFICER', 'dossier.comment', false),
  ('LEADER', 'dossier.comment', true),
  ('CHAIR', 'dossier.comment', true);

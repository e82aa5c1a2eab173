-- Who keeps the texts that reasons begin from: a unit's its head, the province's the administrator. One's own are everybody's.
insert into identity.role_right (role, right_name, everywhere) values
  ('LEADER', 'dossier.texts', false),
  ('ADMIN', 'dossier.province-texts', true);

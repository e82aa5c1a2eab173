-- Who keeps the register of dossiers of a one-stop (sổ theo dõi hồ sơ), and prints what is handed over.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'dossier.register', false),
  ('LEADER', 'dossier.register', false),
  ('CHAIR', 'dossier.register', true);

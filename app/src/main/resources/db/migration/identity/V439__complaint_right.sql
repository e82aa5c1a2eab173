-- Who reads what holders of dossiers complain of, passes it on and answers it: the head of the one-stop that took the dossier in.
insert into identity.role_right (role, right_name, everywhere) values
  ('LEADER', 'dossier.complaints', false),
  ('CHAIR', 'dossier.complaints', true);

-- Who searches what was opened, taken away, refused and administered; who sees who opened a dossier of his own unit.
insert into identity.role_right (role, right_name, everywhere) values
  ('ADMIN', 'audit.search', true),
  ('CHAIR', 'audit.search', true),
  ('LEADER', 'audit.opened', false),
  ('CHAIR', 'audit.opened', true);

-- Published: who is behind a number, for whoever looks back.
create view identity.known_person as
  select actor_id, login, display_name from identity.account;

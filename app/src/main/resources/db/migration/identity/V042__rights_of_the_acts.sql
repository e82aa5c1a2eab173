-- Who may stop a clock, send a matter elsewhere, end it without a result, open it again, and enter what happened earlier.
insert into identity.role_right (role, right_name, everywhere) values
  ('LEADER', 'dossier.pause', false),
  ('LEADER', 'dossier.refer', false),
  ('LEADER', 'dossier.stop', false),
  ('LEADER', 'dossier.reopen', false),
  ('LEADER', 'dossier.enter-late', false),
  ('RECEIVER', 'dossier.enter-late', false);

-- Who collects fees at a one-stop, and who confirms the drawer of the day and what is paid back: never the same person for one drawer or refund.
insert into identity.role_right (role, right_name, everywhere) values
  ('RECEIVER', 'money.collect', false),
  ('LEADER', 'money.confirm', false),
  ('CHAIR', 'money.confirm', true);

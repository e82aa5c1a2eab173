-- Who heads a one-stop says when a secondment to it ends; sending somebody stays with who looks after accounts.
insert into identity.role_right (role, right_name, everywhere) values ('LEADER', 'identity.second', false);

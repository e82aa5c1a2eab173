-- Who looks after the units carries their open work over when they end.
insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'organisation.reorganise', true);

-- Who keeps the identities of protected people sees no case by his role: he is admitted to those he keeps people of.
insert into identity.role (role, reach, rank) values ('CUSTODIAN', 'NONE', 15);
update identity.role set second_factor = (select second_factor from identity.role where role = 'ADMIN') where role = 'CUSTODIAN';
insert into identity.role_right (role, right_name, everywhere) values ('CUSTODIAN', 'custody.open', true);

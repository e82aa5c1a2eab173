-- Who looks after signatures that are to outlive their certificates.
insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'signatures.manage', true);

-- The words around the fields of slips.
insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'document.forms', true);

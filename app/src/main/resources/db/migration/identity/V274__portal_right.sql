-- Who looks after what the national portal is told.
insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'portal.manage', true);

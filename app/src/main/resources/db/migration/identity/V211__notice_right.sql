-- Who looks after the installation sees what waits to be told and edits the words of it.
insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'notice.manage', true);

-- Whether secret tasks are kept at all is an administrator's recorded decision.
insert into identity.role_right (role, right_name, everywhere) values ('ADMIN', 'task.secrecy', true);

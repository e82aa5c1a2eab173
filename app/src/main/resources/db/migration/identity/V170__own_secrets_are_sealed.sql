-- What the installation invented for itself, such as the key of its cookies, is sealed by the vault from now on. Those that lay bare are
-- thrown away, for copies of the database hold them: everybody logs in once more.
delete from identity.secret;
alter table identity.secret rename column value to sealed;

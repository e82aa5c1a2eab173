-- When a child dossier has ended, the system tells its parent.
insert into ledger."grant" values (1, 0, 'dossier.child', 0);

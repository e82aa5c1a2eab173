-- Where silence is consent, the system writes it down.
insert into ledger."grant" values (1, 0, 'dossier.silence', 0);

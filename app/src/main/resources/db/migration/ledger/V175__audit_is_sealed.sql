-- What the audit needs of the ledger: which cases are sealed, so that what is noted about them stands apart; and the right of the system to
-- write the head of the audit's chain into the ledger.
create view ledger.sealed_case as
  select case_id from ledger.case_head where classification > 0;

insert into ledger."grant" values (1, 0, 'audit.seal', 0);

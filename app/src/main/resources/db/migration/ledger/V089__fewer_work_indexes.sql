-- Whoever may see everything reads free work of his role along all work by date: too rare a list for an index that every move of work
-- writes.
drop index ledger.work_item_free_of_role;

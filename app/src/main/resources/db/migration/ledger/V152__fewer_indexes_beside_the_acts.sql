-- Each index of a table costs an act some 9 us of processor time, whether its row is in it or not. These served lists that the index
-- of the unit or of all work by date serves as well, by passing over what is held or stands.
drop index ledger.work_item_free;
drop index ledger.work_item_standing;
drop index ledger.entry_calendar_of_case;
drop index ledger.case_head_open_by_unit;

-- Of the work that is due later, what comes due soon is found within the index: of the thirteen thousand pieces due after tomorrow each was looked up to find some hundreds.
drop index ledger.work_item_by_date;
create index work_item_by_date on ledger.work_item (sort_at, case_id, no, warn_from) where open;

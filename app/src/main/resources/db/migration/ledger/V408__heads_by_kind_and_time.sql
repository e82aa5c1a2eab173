-- Whoever asks each minute which open tasks come due (kind 'task') must not pass over every dossier there ever was.
create index case_head_open_others on ledger.case_head (kind) where closed_at is null and kind <> 'dossier';
-- What was begun within some months (arrivals for a roster, an export of a period) stands close together: a few pages say where.
create index case_head_opened on ledger.case_head using brin (opened_at) with (autosummarize = on);

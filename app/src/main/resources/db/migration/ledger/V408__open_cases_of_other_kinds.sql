-- Whoever asks each minute which open tasks come due (kind 'task') must not pass over every dossier there ever was.
create index case_head_open_others on ledger.case_head (kind) where closed_at is null and kind <> 'dossier';

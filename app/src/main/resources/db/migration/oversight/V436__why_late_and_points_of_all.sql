-- Who held a dossier longest stands with each fact that is late at some moment while it is held true (ADR 62): of what is over and of what still runs, where
-- it also says from when on another will have held it longest. And the points of its service, of every dossier with a result, not only of those rated.
alter table oversight.dossier_fact
  add column cause          text,          -- OFFICER, UNTAKEN, AGENCY; null: in no time late, or nobody's
  add column cause_next     text,
  add column cause_turns_at timestamptz,
  add column mark2          int,           -- by criterion of Nghị định 61/2018/NĐ-CP, 0 to 2: as its holder said, else as the entries say
  add column mark3          int,
  add column mark4          int,
  add column mark7          int;

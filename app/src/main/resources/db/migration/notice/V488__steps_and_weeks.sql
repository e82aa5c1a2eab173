-- The clock tells of steps too, and several may run side by side.
alter table notice.watch add column work int not null default 0;
alter table notice.watch drop constraint watch_pkey;
alter table notice.watch add primary key (case_id, situation, work);

-- Beside the list of an officer's day there is one of a week, for who heads the level above.
drop index notice.message_of_day;
create unique index message_of_day on notice.message (actor_id, day, situation) where actor_id is not null;

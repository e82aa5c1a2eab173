-- Work whose clock stands or has no date lies at the end of the index by date, among all that stands: counting what of it is free for a role
-- over many units read the whole table, what is done long ago included (3.4 s of 1,000,000 open and 10,000,000 done cases). Free standing
-- work has an index of its own again, by role; it costs an act the look at one more predicate.
create index work_item_standing on ledger.work_item (role, paused_since)
  where open and holder_id is null and sort_at = 'infinity';

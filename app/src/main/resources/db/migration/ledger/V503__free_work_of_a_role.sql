-- Free work of a role over the whole province, as it presses. That it stands still or comes due soon is said within the index. In the place of the index for
-- what stands still alone (V164): an act looks at no more predicates than before.
drop index ledger.work_item_standing;
create index work_item_free_of_role on ledger.work_item (role, sort_at, case_id, no, paused_since, warn_from) where open and holder_id is null;

-- Published: which units there are, of which kind, below which other, from when to when.
create view organisation.unit_standing as
  select u.id as unit_id, u.kind, coalesce(u.valid_from, '-infinity') as valid_from, coalesce(u.valid_to, 'infinity') as valid_to
    from organisation.unit u;
create view organisation.unit_below as
  select p.unit_id, p.parent_id, coalesce(p.valid_from, '-infinity') as valid_from, coalesce(p.valid_to, 'infinity') as valid_to
    from organisation.unit_parent p;

-- Whether secret tasks may be kept here, by which legal basis, and who decided; only added to, the last row holds. Their cases stand in the
-- register of sealed cases, with number, owner and date and no text.
create table task.secrecy (
  no         int         generated always as identity primary key,
  enabled    boolean     not null,
  basis      text        not null check (length(basis) > 0),
  decided_by int         not null,
  decided_at timestamptz not null
);

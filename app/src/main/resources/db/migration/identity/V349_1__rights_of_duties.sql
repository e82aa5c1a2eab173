-- Who enters directing documents and who puts them in force; who drafts the register of duties and who confirms it; who drafts plans, reports
-- on them and approves them.
insert into identity.role_right (role, right_name, everywhere) values
  ('OFFICER', 'directive.enter', false),
  ('LEADER', 'directive.enter', false),
  ('LEADER', 'directive.confirm', false),
  ('CHAIR', 'directive.enter', true),
  ('CHAIR', 'directive.confirm', true),
  ('RECEIVER', 'regulation.draft', false),
  ('OFFICER', 'regulation.draft', false),
  ('LEADER', 'regulation.draft', false),
  ('LEADER', 'regulation.confirm', false),
  ('CHAIR', 'regulation.draft', true),
  ('CHAIR', 'regulation.confirm', true),
  ('RECEIVER', 'plan.draft', false),
  ('OFFICER', 'plan.draft', false),
  ('LEADER', 'plan.draft', false),
  ('LEADER', 'plan.approve', false),
  ('CHAIR', 'plan.draft', true),
  ('CHAIR', 'plan.approve', true);

-- How the watch last saw each question of each tier answered, and since when it is so. One row each, rewritten at every look.
create table lights (
  tier text not null,
  question text not null,
  state text not null,
  since timestamptz not null,
  seen timestamptz not null,
  primary key (tier, question)
);

-- Each has a sequence, two indexes and a place for large values; each belongs to a tenant and to another table.
do $$ begin
  for n in 1 .. current_setting('big.tables')::int loop
    execute format('create table %I (id bigint generated always as identity primary key, tenant_id uuid not null, '
      || 'parent_id bigint references %I, note text, created timestamptz not null default now())',
      'big_' || n, 'big_' || greatest(1, n - 1));
    execute format('create index on %I (tenant_id, created)', 'big_' || n);
    execute format('insert into %I (tenant_id, note) select md5(''tenant'' || k)::uuid, ''note '' || k '
      || 'from generate_series(1, 20) as k', 'big_' || n);
  end loop;
end $$;

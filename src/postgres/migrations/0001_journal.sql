create table facts (
  stream text not null,
  version integer not null check (version > 0),
  at timestamptz not null,
  by text not null,
  type text not null,
  body jsonb not null,
  hash bytea not null,
  primary key (stream, version)
);

create table attachments (
  hash text primary key,
  body text not null
);

create table streams (
  name text primary key,
  number integer constraint streams_number unique,
  kind text not null,
  open boolean not null,
  channel text,
  thread text,
  dedup_key text,
  version integer not null,
  hash bytea not null,
  began_at timestamptz not null,
  wake_at timestamptz,
  worker text,
  lease_until timestamptz,
  fence integer not null default 0
);
create unique index streams_dedup on streams (dedup_key) where open;
create index streams_wake on streams (wake_at) where wake_at is not null;
create index streams_room on streams (channel, thread) where channel is not null;
create index streams_kind on streams (kind, open, began_at);

create table seen (
  source text not null,
  id text not null,
  at timestamptz not null,
  primary key (source, id)
);
create index seen_at on seen (at);

-- What happened, happened: nobody changes it, the owner of the tables included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is written once and never changed: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
create trigger facts_are_for_ever before update or delete or truncate on facts
  for each statement execute function refuse_change();
create trigger attachments_are_for_ever before update or delete or truncate on attachments
  for each statement execute function refuse_change();
alter table facts enable always trigger facts_are_for_ever;
alter table attachments enable always trigger attachments_are_for_ever;

-- The time counts as milliseconds, so that the hash does not depend on how a session prints times.
create function fact_hash(previous bytea, stream text, version integer, at timestamptz, by text, type text, body jsonb)
returns bytea language sql stable as $$
  select sha256(
    coalesce(previous, ''::bytea) || convert_to(
      jsonb_build_array(stream, version, (extract(epoch from at) * 1000)::bigint, by, type, body)::text, 'UTF8'))
$$;

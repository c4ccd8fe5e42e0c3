create table posts (
  stream text not null,
  what text not null,
  channel text,
  ts text,
  shows text,
  retry_at timestamptz,
  tries integer not null,
  primary key (stream, what)
);

-- Recordings of spoken complaints while they come in, piece by piece, over networks that are slow and break off.

create table recording (
  office_id integer not null references office,
  id uuid not null,
  -- SHA-256 of the token that the browser holds.
  token_hash bytea not null,
  -- Bytes that are here, without a gap.
  size bigint not null default 0,
  -- The file that it became, once it was finished.
  file_id uuid,
  touched_at timestamptz not null,
  primary key (office_id, id),
  constraint recording_token unique (office_id, token_hash)
);
create index recording_touched on recording (office_id, touched_at);

create table recording_piece (
  office_id integer not null,
  recording_id uuid not null,
  start bigint not null,
  size integer not null,
  sha256 text not null,
  primary key (office_id, recording_id, start),
  foreign key (office_id, recording_id) references recording (office_id, id) on delete cascade
);
create index recording_piece_content on recording_piece (sha256);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update, delete on recording, recording_piece to tanggap_app;
  end if;
end $$;

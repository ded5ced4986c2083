-- The register's transparency log: a Merkle tree whose leaves are all events of complaints and all issued papers, with signed checkpoints.
-- A leaf holds a digest alone: an event's hash, or a paper's SHA-256.

-- What happened and is not yet a leaf. Written by triggers in the transaction itself, so that nothing can be forgotten.
create table log_pending (
  office_id integer not null references office,
  id bigint generated always as identity,
  kind smallint not null,
  complaint_id uuid,
  seq integer,
  paper_id uuid,
  digest bytea not null,
  primary key (office_id, id)
);

-- kind 1: event of a complaint; 2: paper as issued; 3: further genuine content of a paper.
create table log_leaf (
  office_id integer not null references office,
  index bigint not null check (index >= 0),
  kind smallint not null check (kind in (1, 2, 3)),
  complaint_id uuid,
  seq integer,
  paper_id uuid,
  digest bytea not null check (length(digest) = 32),
  primary key (office_id, index)
);
create index log_leaf_digest on log_leaf (office_id, digest);
create unique index log_leaf_event on log_leaf (office_id, complaint_id, seq) where kind = 1;

-- 256 hashes of one level in a row, once they are all there: what proofs are made of.
create table log_tile (
  office_id integer not null references office,
  level smallint not null,
  index bigint not null,
  hashes bytea not null check (length(hashes) = 8192),
  primary key (office_id, level, index)
);

create table log_checkpoint (
  office_id integer not null references office,
  size bigint not null check (size > 0),
  root bytea not null,
  at timestamptz not null,
  -- The signed note as it is published.
  note text not null,
  primary key (office_id, size)
);

-- Other offices that saw a checkpoint and signed that it follows from the one they saw before.
create table log_cosignature (
  office_id integer not null references office,
  size bigint not null,
  witness text not null,
  line text not null,
  at timestamptz not null,
  primary key (office_id, size, witness),
  foreign key (office_id, size) references log_checkpoint (office_id, size)
);

-- Logs of other offices that this one watches over: the last checkpoint of theirs that it signed.
create table log_witnessed (
  office_id integer not null references office,
  origin text not null,
  verifier text not null,
  size bigint not null default 0,
  root bytea,
  at timestamptz,
  primary key (office_id, origin)
);

create trigger append_only before update or delete or truncate on log_leaf for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on log_tile for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on log_checkpoint for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on log_cosignature for each statement execute function refuse_change();

create function log_events() returns trigger language plpgsql as $$
begin
  insert into log_pending (office_id, kind, complaint_id, seq, digest) select office_id, 1, complaint_id, seq, hash from added order by complaint_id, seq;
  return null;
end $$;
create trigger log_events after insert on complaint_event referencing new table as added for each statement execute function log_events();

create function log_papers() returns trigger language plpgsql as $$
begin
  insert into log_pending (office_id, kind, complaint_id, paper_id, digest) select office_id, 2, complaint_id, id, decode(sha256, 'hex') from added;
  return null;
end $$;
create trigger log_papers after insert on issued_paper referencing new table as added for each statement execute function log_papers();

create function log_renditions() returns trigger language plpgsql as $$
begin
  insert into log_pending (office_id, kind, paper_id, digest) select office_id, 3, paper_id, decode(sha256, 'hex') from added;
  return null;
end $$;
create trigger log_renditions after insert on paper_rendition referencing new table as added for each statement execute function log_renditions();

-- What is there already, in the order in which it came.
insert into log_pending (office_id, kind, complaint_id, seq, digest) select office_id, 1, complaint_id, seq, hash from complaint_event order by at, complaint_id, seq;
insert into log_pending (office_id, kind, complaint_id, paper_id, digest) select office_id, 2, complaint_id, id, decode(sha256, 'hex') from issued_paper order by issued_at, id;
insert into log_pending (office_id, kind, paper_id, digest) select office_id, 3, paper_id, decode(sha256, 'hex') from paper_rendition order by at, sha256;

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, delete on log_pending to tanggap_app;
    grant select, insert on log_leaf, log_tile, log_checkpoint, log_cosignature to tanggap_app;
    grant select, insert, update on log_witnessed to tanggap_app;
    grant usage, select on all sequences in schema public to tanggap_app;
  end if;
end $$;

-- Scans that came home: files as they came, the parts into which they were cut, and the words on their pages.

create table scan (
  office_id integer not null references office,
  id uuid not null,
  source text not null check (source in ('desk', 'folder')),
  name text not null,
  -- Digest of its files in their order: the same content is taken once, however often and by whichever program it is found. Null: none of it was kept.
  content text,
  state text not null check (state in ('new', 'read', 'failed')),
  -- Why it failed, and on which page.
  fault text,
  fault_page integer,
  pages integer,
  received_at timestamptz not null,
  received_by jsonb not null,
  primary key (office_id, id),
  constraint scan_once unique (office_id, content)
);
create index scan_received on scan (office_id, received_at desc, id desc);

create table scan_file (
  office_id integer not null,
  scan_id uuid not null,
  position smallint not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  primary key (office_id, scan_id, position),
  foreign key (office_id, scan_id) references scan (office_id, id)
);
create index scan_file_content on scan_file (sha256);

create table scan_part (
  office_id integer not null,
  id uuid not null,
  scan_id uuid not null,
  first_page integer not null,
  last_page integer not null,
  -- The part as a PDF of its own.
  sha256 text not null,
  size bigint not null,
  -- What the QR code at its beginning says; null: it has none.
  address text,
  state text not null check (state in ('new', 'waiting', 'filed', 'discarded')),
  -- Why it waits for an officer.
  why text,
  -- What it became: a signed paper, a document of the complainant, another document, a new complaint.
  became text,
  complaint_id uuid,
  paper_id uuid,
  -- Its upload, while and after a complaint takes it.
  file_id uuid,
  reason text,
  received_at timestamptz not null,
  decided_at timestamptz,
  decided_by jsonb,
  primary key (office_id, id),
  foreign key (office_id, scan_id) references scan (office_id, id)
);
create index scan_part_waiting on scan_part (office_id, state, received_at, id) where state in ('waiting', 'discarded');
create index scan_part_of_scan on scan_part (office_id, scan_id, first_page);
create index scan_part_of_complaint on scan_part (office_id, complaint_id) where complaint_id is not null;
create index scan_part_upload on scan_part (office_id, file_id) where file_id is not null;
create index scan_part_content on scan_part (sha256);

create table scan_page (
  office_id integer not null,
  part_id uuid not null,
  -- Within its part, from 1.
  page integer not null,
  preview text not null,
  -- Words as Tesseract reads them, and how sure it is, in percent. Null: not read yet; `unread`: why it never will be.
  words text,
  confidence real,
  unread text,
  search tsvector not null generated always as (to_tsvector('tanggap', coalesce(words, ''))) stored,
  primary key (office_id, part_id, page),
  foreign key (office_id, part_id) references scan_part (office_id, id)
);
create index scan_page_search on scan_page using gin (search);
create index scan_page_preview on scan_page (preview);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update on scan, scan_part, scan_page to tanggap_app;
    grant select, insert on scan_file to tanggap_app;
  end if;
end $$;

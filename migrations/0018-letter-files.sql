-- Templates of letters in the office's own look (DOCX), and letters that officers edited in a word processor.

create table letter_template (
  office_id integer not null references office,
  kind text not null,
  version integer not null check (version > 0),
  sha256 text not null,
  size integer not null,
  file_name text not null,
  created_at timestamptz not null,
  created_by jsonb not null,
  primary key (office_id, kind, version)
);
create index letter_template_content on letter_template (sha256, office_id);
create trigger append_only before update or delete or truncate on letter_template for each statement execute function refuse_change();

-- Which version is in force, from when on: the last line of a kind. Null: the one that the software brings.
create table letter_template_use (
  office_id integer not null references office,
  kind text not null,
  seq integer not null check (seq > 0),
  version integer,
  at timestamptz not null,
  by jsonb not null,
  primary key (office_id, kind, seq),
  foreign key (office_id, kind, version) references letter_template (office_id, kind, version)
);
create trigger append_only before update or delete or truncate on letter_template_use for each statement execute function refuse_change();

-- An edited letter as it came in, and the PDF that was made of it where it bore its number. What no letter uses is cleared away.
create table letter_document (
  office_id integer not null,
  id uuid not null,
  complaint_id uuid not null,
  letter_id uuid not null,
  sha256 text not null,
  size integer not null,
  pdf_sha256 text,
  pdf_size integer,
  kept_at timestamptz not null,
  kept_by jsonb not null,
  used_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, complaint_id) references complaint (office_id, id)
);
create index letter_document_content on letter_document (sha256, office_id);
create index letter_document_pdf on letter_document (pdf_sha256, office_id) where pdf_sha256 is not null;
create index letter_document_unused on letter_document (office_id, kept_at) where used_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert on letter_template, letter_template_use to tanggap_app;
    grant select, insert, update, delete on letter_document to tanggap_app;
  end if;
end $$;

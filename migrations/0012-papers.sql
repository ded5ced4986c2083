-- Papers as they were issued: also those of the office itself, several of one kind in a case, each with the code under which anyone can check it.

-- Pangkat/golongan and NIP stand under a signature.
alter table person add column nip text, add column rank text;

alter table issued_paper
  alter column complaint_id drop not null,
  -- Which of several papers of this kind: a letter, a disposisi, a month. Empty where there can be only one.
  add column subject text not null default '',
  -- Kode periksa, printed in the footer; receipts of before have none and are known by their content.
  add column code text,
  add column number text,
  add column issued_by jsonb;
drop index issued_paper_once;
create unique index issued_paper_once on issued_paper (office_id, complaint_id, kind, subject) nulls not distinct;
create unique index issued_paper_code on issued_paper (office_id, code) where code is not null;
create index issued_paper_content on issued_paper (sha256, office_id);
create index issued_paper_of_office on issued_paper (office_id, kind, issued_at desc, id desc) where complaint_id is null;

-- Further contents of the same paper that are genuine too: signed, or scanned after it was signed by hand.
create table paper_rendition (
  office_id integer not null,
  paper_id uuid not null,
  sha256 text not null,
  size integer not null,
  media_type text not null,
  how text not null check (how in ('signed', 'e-signed', 'scanned')),
  at timestamptz not null,
  by jsonb not null,
  primary key (office_id, paper_id, sha256),
  foreign key (office_id, paper_id) references issued_paper (office_id, id)
);
create index paper_rendition_content on paper_rendition (sha256, office_id);

-- Buku nomor surat: every number that a letter bears, given by the pattern or typed in, once. A letter that is not sent keeps its number.
create table letter_number (
  office_id integer not null references office,
  -- The number without spaces, in capitals: two ways of typing it are one number.
  number_key text not null,
  number text not null,
  series text not null,
  year integer not null,
  -- Null: typed in, given by the national records system or the office's agenda.
  sequence integer,
  complaint_id uuid not null,
  letter_id uuid not null,
  kind text not null,
  taken_at timestamptz not null,
  primary key (office_id, number_key),
  foreign key (office_id, complaint_id) references complaint (office_id, id)
);
create unique index letter_number_letter on letter_number (office_id, letter_id);
create index letter_number_listed on letter_number (office_id, taken_at desc, number_key desc);

create table letter_counter (
  office_id integer not null references office,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (office_id, series, year)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert on paper_rendition, letter_number to tanggap_app;
    grant select, insert, update on letter_counter to tanggap_app;
  end if;
end $$;

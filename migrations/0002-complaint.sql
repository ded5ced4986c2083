-- The complaint: append-only history, and one row of copies that lists and searches read.

create text search dictionary tanggap_stem (template = snowball, language = indonesian);
create text search configuration tanggap (copy = pg_catalog.simple);
alter text search configuration tanggap
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with tanggap_stem;

create table complaint (
  office_id integer not null references office,
  id uuid not null,
  version integer not null,
  head bytea not null,
  status text not null,
  step smallint not null,
  channel text not null,
  tracking_code text not null,
  intake_key text not null,
  standard_version integer not null,
  received_at timestamptz not null,
  complete_at timestamptz,
  due_at timestamptz,
  clocks jsonb not null,
  holder_role text not null,
  holder_id uuid,
  register_year smallint,
  register_sequence integer,
  register_number text,
  class text,
  category text,
  urgency text not null,
  outcome text,
  answered_at timestamptz,
  archived_at timestamptz,
  respond_by date,
  review_on date,
  objection_until timestamptz,
  merged_into uuid,
  identity_secret boolean not null,
  complainant text,
  area text,
  summary text not null,
  place text,
  archive jsonb,
  updated_at timestamptz not null,
  search tsvector not null generated always as (
    to_tsvector('tanggap', coalesce(register_number, '') || ' ' || tracking_code || ' ' || coalesce(complainant, '') || ' ' ||
      summary || ' ' || coalesce(place, '') || ' ' || coalesce(archive ->> 'ordner', '') || ' ' || coalesce(archive ->> 'shelf', ''))
  ) stored,
  primary key (office_id, id),
  constraint complaint_tracking_code unique (office_id, tracking_code),
  constraint complaint_intake_key unique (office_id, intake_key),
  constraint complaint_register unique (office_id, register_year, register_sequence),
  foreign key (office_id, standard_version) references standard_version (office_id, version)
) with (fillfactor = 85);

-- The queue of a desk: open files of a status, the most urgent first.
create index complaint_queue on complaint (office_id, status, due_at, id) where status not in ('archived', 'merged');
create index complaint_received on complaint (office_id, received_at desc, id desc);
create index complaint_search on complaint using gin (search);
create index complaint_respond_by on complaint (office_id, respond_by) where status = 'incomplete';
create index complaint_review_on on complaint (office_id, review_on) where status = 'postponed';
create index complaint_archived on complaint (office_id, archived_at desc, id desc) where archived_at is not null;
create index complaint_merged_into on complaint (office_id, merged_into) where merged_into is not null;

create table complaint_event (
  office_id integer not null,
  complaint_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null,
  at timestamptz not null,
  actor jsonb not null,
  data jsonb not null,
  personal_digest bytea,
  previous bytea not null,
  hash bytea not null,
  primary key (office_id, complaint_id, seq),
  foreign key (office_id, complaint_id) references complaint (office_id, id)
);

-- Personal data stands beside the event, which holds only its salted digest: it can be erased one day, the history stays provable.
create table complaint_event_personal (
  office_id integer not null,
  complaint_id uuid not null,
  seq integer not null,
  salt bytea not null,
  content jsonb not null,
  primary key (office_id, complaint_id, seq)
);

-- Same key, same answer, once.
create table command_answer (
  office_id integer not null,
  key text not null,
  complaint_id uuid not null,
  verb text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (office_id, key)
);

create table register_counter (
  office_id integer not null references office,
  year smallint not null,
  last integer not null,
  primary key (office_id, year)
);

create table file (
  office_id integer not null references office,
  id uuid not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  name text not null,
  complaint_id uuid,
  uploaded_at timestamptz not null,
  primary key (office_id, id)
);
create index file_by_complaint on file (office_id, complaint_id) where complaint_id is not null;
create index file_unclaimed on file (office_id, uploaded_at) where complaint_id is null;

-- Every issued paper as it was issued: its bytes are in the file store under this hash.
create table issued_paper (
  office_id integer not null,
  id uuid not null,
  complaint_id uuid not null,
  kind text not null,
  sha256 text not null,
  size integer not null,
  issued_at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, complaint_id) references complaint (office_id, id)
);
create unique index issued_paper_once on issued_paper (office_id, complaint_id, kind);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on complaint_event for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on office_event for each statement execute function refuse_change();

-- Lock the complaint's row, then read its history: two statements inside, so that the history is as new as the lock.
create function lock_complaint(office integer, complaint uuid)
returns table (seq integer, type text, at timestamptz, actor jsonb, data jsonb, hash bytea, personal jsonb)
language plpgsql as $$
begin
  perform 1 from complaint c where c.office_id = office and c.id = complaint for update;
  return query
    select e.seq, e.type, e.at, e.actor, e.data, e.hash, p.content
    from complaint_event e
    left join complaint_event_personal p on p.office_id = e.office_id and p.complaint_id = e.complaint_id and p.seq = e.seq
    where e.office_id = office and e.complaint_id = complaint
    order by e.seq;
end $$;

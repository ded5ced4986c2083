-- The office: its standard in dated versions, its people, their sessions, its calendar and its directory.
-- office_id leads every key, so that one database serves one office or all of them.

create table office (
  id integer primary key,
  slug text not null unique,
  name text not null,
  zone text not null,
  created_at timestamptz not null default now()
);

create table standard_version (
  office_id integer not null references office,
  version integer not null,
  valid_from date not null,
  sha256 text not null,
  content jsonb not null,
  loaded_at timestamptz not null default now(),
  primary key (office_id, version),
  unique (office_id, sha256)
);

create table person (
  office_id integer not null references office,
  id uuid not null,
  name text not null,
  title text not null,
  role text not null check (role in ('petugas','kasi-pelayanan','kasi','sekcam','camat','arsiparis','admin','auditor')),
  email text not null check (email = lower(email)),
  password_hash text,
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (office_id, id),
  unique (office_id, email)
);

-- Plh. (short) and Plt. (long) deputies, by date.
create table deputy (
  office_id integer not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  kind text not null check (kind in ('plh','plt')),
  from_date date not null,
  to_date date not null check (to_date >= from_date),
  reason text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, person_id) references person (office_id, id)
);
create index deputy_by_person on deputy (office_id, person_id, to_date);

-- A link that works once: to set the first password or to reset it. Only its hash is kept.
create table one_time_link (
  office_id integer not null,
  token_hash bytea not null,
  person_id uuid not null,
  purpose text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (office_id, token_hash),
  foreign key (office_id, person_id) references person (office_id, id)
);

create table session (
  office_id integer not null,
  token_hash bytea not null,
  person_id uuid not null,
  csrf_token text not null,
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (office_id, token_hash),
  foreign key (office_id, person_id) references person (office_id, id)
);
create index session_by_person on session (office_id, person_id);

create table sign_in_failure (
  office_id integer not null references office,
  id bigint generated always as identity,
  bucket bytea not null,
  at timestamptz not null,
  primary key (office_id, id)
);
create index sign_in_failure_by_bucket on sign_in_failure (office_id, bucket, at);

create table api_token (
  office_id integer not null references office,
  token_hash bytea not null,
  id uuid not null,
  label text not null,
  role text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (office_id, token_hash),
  unique (office_id, id)
);

-- Days on which this office is closed besides the decreed ones, and decreed days announced late.
create table closure (
  office_id integer not null references office,
  id uuid not null,
  date date not null,
  kind text not null check (kind in ('national-holiday','joint-leave','office-closure')),
  name text not null,
  created_by uuid,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (office_id, id)
);
create unique index closure_by_date on closure (office_id, date) where revoked_at is null;

-- Directory of outside parties (dinas, kelurahan, Polsek, PLN ...) with the reply time they are expected to keep.
create table party (
  office_id integer not null references office,
  id uuid not null,
  name text not null,
  kind text not null,
  address text,
  phone text,
  email text,
  reply_days integer not null check (reply_days between 1 and 365),
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (office_id, id),
  unique (office_id, name)
);

-- Who changed what in the office itself (people, deputies, closures, standard): append-only.
create table office_event (
  office_id integer not null references office,
  id bigint generated always as identity,
  at timestamptz not null,
  actor jsonb not null,
  type text not null,
  data jsonb not null,
  primary key (office_id, id)
);

-- Telephone calls (telepon) that came and that were made, and what an officer typed of a call that is on hold.

create table phone_call (
  office_id integer not null references office,
  id uuid not null,
  -- The switchboard's account in channels.yaml, and its name for the call; `meja` for calls that an officer wrote down.
  account text not null,
  external_id text not null,
  direction text not null check (direction in ('in', 'out')),
  -- +62 ..., or the digits as the switchboard sent them; null when the caller withheld it.
  number text,
  -- The number of ours that was called.
  callee text,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  -- Who spoke for the office.
  officer jsonb,
  complaint_id uuid,
  -- What became of a call that the office made.
  result text check (result in ('spoken', 'no-answer', 'wrong-number', 'call-again')),
  note text,
  -- When the other side asked to be called again.
  call_again_at timestamptz,
  -- A missed call, and a promise to call again, wait until somebody took care of them.
  settled_at timestamptz,
  settled_by jsonb,
  settled_because text,
  primary key (office_id, id),
  constraint phone_call_once unique (office_id, account, external_id)
);
create index phone_call_started on phone_call (office_id, started_at desc, id desc);
create index phone_call_number on phone_call (office_id, number, started_at desc) where number is not null;
create index phone_call_missed on phone_call (office_id, number, started_at) where direction = 'in' and answered_at is null and settled_at is null and number is not null;
create index phone_call_again on phone_call (office_id, call_again_at) where call_again_at is not null and settled_at is null;
create index phone_call_complaint on phone_call (office_id, complaint_id, started_at) where complaint_id is not null;

create table intake_draft (
  office_id integer not null references office,
  id uuid not null,
  person_id uuid not null,
  -- The form's fields as they were typed; empty once it has become a complaint or was thrown away.
  fields jsonb not null,
  -- Uploads that were kept with it.
  files uuid[] not null default '{}',
  number text,
  direction text not null check (direction in ('in', 'out')),
  call_id uuid,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  -- A page that saves by itself may speak once more after its draft is done: it is not opened again.
  closed_at timestamptz,
  primary key (office_id, id)
);
create index intake_draft_open on intake_draft (office_id, saved_at) where closed_at is null;
create index intake_draft_closed on intake_draft (office_id, closed_at) where closed_at is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update, delete on phone_call, intake_draft to tanggap_app;
  end if;
end $$;

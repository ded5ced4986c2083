-- Duties to the people whose data the office keeps (UU 27/2022): what they ask for, and what to do when data leaked.

-- Permintaan subjek data. What was said and answered is sealed with the installation's secret; the rest says nothing about anybody.
create table data_request (
  office_id integer not null references office,
  id uuid not null,
  -- The form that was sent: the same form twice is one request.
  form_key text not null,
  year smallint not null,
  sequence integer not null,
  kind text not null check (kind in ('access', 'correction', 'restriction', 'erasure')),
  proof text not null check (proof in ('tracking-code', 'identity-card', 'known')),
  complaint_id uuid,
  received_at timestamptz not null,
  due_at timestamptz not null,
  said bytea not null,
  state text not null check (state in ('open', 'fulfilled', 'refused')),
  answer bytea,
  settled_at timestamptz,
  settled_by jsonb,
  primary key (office_id, id),
  unique (office_id, form_key),
  unique (office_id, year, sequence),
  check ((state = 'open') = (settled_at is null))
);
create index data_request_open on data_request (office_id, due_at, id) where state = 'open';
create index data_request_settled on data_request (office_id, settled_at desc, id desc) where state <> 'open';
create index data_request_complaint on data_request (office_id, complaint_id, received_at) where complaint_id is not null;

-- Kebocoran data (UU 27/2022 Ps 46): known when, what, how, what is done about it; notified when.
create table data_breach (
  office_id integer not null references office,
  id uuid not null,
  form_key text not null,
  known_at timestamptz not null,
  due_at timestamptz not null,
  what text not null,
  how text not null,
  efforts text not null,
  affected integer not null check (affected >= 0),
  recorded_by jsonb not null,
  notified_at timestamptz,
  notified_by jsonb,
  primary key (office_id, id),
  unique (office_id, form_key)
);
create index data_breach_known on data_breach (office_id, known_at desc, id desc);

-- The office's history by kind: who took data out.
create index office_event_by_type on office_event (office_id, type, id desc);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update on data_request, data_breach to tanggap_app;
  end if;
end $$;

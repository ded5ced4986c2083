-- Messages (surat, surel, SMS ...) that came in and that went out, and by what address a complaint's people are known again.

create table inbound_message (
  office_id integer not null references office,
  id uuid not null,
  -- The order of arrival, where times are equal.
  seq bigint not null generated always as identity,
  channel text not null,
  account text not null,
  -- What makes it the same message when it comes again.
  external_id text not null,
  kind text not null,
  sender text,
  sender_name text,
  recipient text,
  sent_at timestamptz,
  received_at timestamptz not null,
  subject text,
  body text not null,
  quoted text,
  hints jsonb not null,
  attachments jsonb not null,
  raw_sha256 text,
  raw_size bigint,
  -- SHA-256 of every file it holds in the store: its original and its attachments.
  files text[] not null,
  state text not null check (state in ('new', 'done', 'inbox', 'quarantine', 'aside')),
  reason text,
  became text,
  complaint_id uuid,
  handled_at timestamptz,
  handled_by jsonb,
  primary key (office_id, id),
  constraint inbound_message_once unique (office_id, channel, external_id)
);
-- A sender's messages are read in the order in which they came.
create index inbound_message_new on inbound_message (office_id, channel, sender, received_at, seq) where state = 'new';
create index inbound_message_waiting on inbound_message (office_id, state, received_at desc, id desc) where state in ('inbox', 'quarantine', 'aside');
create index inbound_message_received on inbound_message (office_id, received_at desc, id desc);
create index inbound_message_sender on inbound_message (office_id, sender, received_at desc, id desc);
create index inbound_message_complaint on inbound_message (office_id, complaint_id, received_at) where complaint_id is not null;
create index inbound_message_files on inbound_message using gin (files);

create table outbound_message (
  office_id integer not null references office,
  id uuid not null,
  -- The order of queueing, where times are equal.
  seq bigint not null generated always as identity,
  -- The same key is sent once, however often it is asked for.
  key text not null,
  channel text not null,
  recipient text not null,
  event text not null,
  language text not null,
  complaint_id uuid,
  attempt_id uuid,
  content jsonb not null,
  state text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'expired', 'cancelled')),
  not_before timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  claimed_at timestamptz,
  external_id text,
  -- What the other side said last.
  words text,
  created_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  primary key (office_id, id),
  constraint outbound_message_once unique (office_id, key)
);
create index outbound_message_due on outbound_message (office_id, channel, not_before, seq) where state = 'queued';
create index outbound_message_in_hand on outbound_message (office_id, channel, id) where state = 'sending';
create index outbound_message_recipient on outbound_message (office_id, channel, recipient) where state = 'queued';
create index outbound_message_external on outbound_message (office_id, channel, external_id) where external_id is not null;
create index outbound_message_unsettled on outbound_message (office_id, sent_at) where state = 'sent';
create index outbound_message_dead on outbound_message (office_id, settled_at desc, id desc) where state in ('failed', 'expired');
create index outbound_message_created on outbound_message (office_id, created_at desc, id desc);
create index outbound_message_complaint on outbound_message (office_id, complaint_id, created_at) where complaint_id is not null;

-- Every change of an outgoing message's state, with the other side's words: the proof of delivery.
create table outbound_step (
  office_id integer not null,
  message_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null,
  state text not null,
  words text,
  primary key (office_id, message_id, id),
  foreign key (office_id, message_id) references outbound_message (office_id, id)
);
create trigger append_only before update or delete or truncate on outbound_step for each statement execute function refuse_change();

-- By what telephone number or e-mail address a complaint's people are known again: a keyed digest, so that the table tells nobody an address.
create table complaint_contact (
  office_id integer not null,
  digest bytea not null,
  complaint_id uuid not null,
  primary key (office_id, digest, complaint_id)
);

-- A report that came through SP4N-LAPOR! keeps its number; the same number is one complaint.
create index complaint_event_lapor on complaint_event (office_id, (data -> 'record' ->> 'laporNumber')) where type = 'received' and data -> 'record' ->> 'laporNumber' is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update, delete on inbound_message, outbound_message, complaint_contact to tanggap_app;
    grant select, insert on outbound_step to tanggap_app;
    grant usage, select on all sequences in schema public to tanggap_app;
  end if;
end $$;

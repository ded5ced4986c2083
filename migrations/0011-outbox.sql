-- A failed message that needs nobody any more: it was sent again as a message of its own, or told in another way. It stays as it ended.
alter table outbound_message add column closed_at timestamptz, add column closed_how text check (closed_how in ('again', 'otherwise')), add column closed_by jsonb, add column closed_why text;
drop index outbound_message_dead;
create index outbound_message_dead on outbound_message (office_id, settled_at desc, id desc) where state in ('failed', 'expired') and closed_at is null;

-- How much news somebody got today.
create index outbound_message_notices on outbound_message (office_id, channel, recipient, created_at) where complaint_id is not null and attempt_id is null and event <> 'dialogue';

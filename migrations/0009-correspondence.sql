-- How often the house tried to make something of a message, and when it may try again: one that always fails is left to an officer.
alter table inbound_message add column tries integer not null default 0, add column try_after timestamptz;

-- How many answers somebody got lately: two machines that answer each other are noticed.
create index outbound_message_dialogue on outbound_message (office_id, channel, recipient, created_at) where event = 'dialogue';

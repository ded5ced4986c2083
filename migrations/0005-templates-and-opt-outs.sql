-- What the office writes to complainants in its own words, and who wants no news by message.

create table message_template (
  office_id integer not null references office,
  letter text not null,
  channel text not null check (channel in ('email', 'sms', 'chat')),
  language text not null,
  version integer not null check (version > 0),
  -- { subject?, text }; null: back to the words that the software brings.
  content jsonb,
  created_at timestamptz not null,
  created_by jsonb not null,
  primary key (office_id, letter, channel, language, version)
);
create trigger append_only before update or delete or truncate on message_template for each statement execute function refuse_change();

-- Who answered STOP: a keyed digest of the address, so that the table tells nobody who it was.
create table opt_out (
  office_id integer not null references office,
  channel text not null,
  digest bytea not null,
  at timestamptz not null,
  primary key (office_id, channel, digest)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert on message_template to tanggap_app;
    grant select, insert, update, delete on opt_out to tanggap_app;
  end if;
end $$;

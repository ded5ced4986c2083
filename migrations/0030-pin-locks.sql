-- Wrong PINs for a tracking code, also for one that nobody has: after too many the code is locked until an officer opens it.
create table pin_lock (
  office_id integer not null references office,
  code text not null,
  wrong integer not null,
  since timestamptz not null,
  primary key (office_id, code)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update, delete on pin_lock to tanggap_app;
  end if;
end $$;

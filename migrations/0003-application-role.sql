-- The application's role may add to the histories, never change or remove them. The role is made before migrating, where the owner may make roles.
do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant usage on schema public to tanggap_app;
    grant select, insert, update, delete on all tables in schema public to tanggap_app;
    grant usage, select on all sequences in schema public to tanggap_app;
    revoke update, delete, truncate on complaint_event, office_event from tanggap_app;
    revoke update, truncate on complaint_event_personal from tanggap_app;
    revoke update, delete on register_counter, standard_version from tanggap_app;
    grant update on register_counter to tanggap_app;
  end if;
end $$;

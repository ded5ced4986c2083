-- What came from SP4N-LAPOR! by file: which file, when, by whom, and what became of its rows.

create table lapor_import (
  office_id integer not null references office,
  id uuid not null,
  sha256 text not null,
  size integer not null,
  name text not null,
  at timestamptz not null,
  by jsonb not null,
  opened integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  primary key (office_id, id)
);
create index lapor_import_at on lapor_import (office_id, at desc, id desc);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant select, insert, update, delete on lapor_import to tanggap_app;
  end if;
end $$;

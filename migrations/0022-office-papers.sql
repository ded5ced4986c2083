-- Papers of the office itself in one list, and how often each was printed again.
alter table issued_paper add column copies integer not null default 0;
create index issued_paper_of_office_newest on issued_paper (office_id, issued_at desc, id desc) where complaint_id is null;
drop index issued_paper_of_office;

-- Buku nomor surat of one year or kind, newest first.
create index letter_number_of_year on letter_number (office_id, year, taken_at desc, number_key desc);

do $$
begin
  if exists (select from pg_roles where rolname = 'tanggap_app') then
    grant update (copies) on issued_paper to tanggap_app;
  end if;
end $$;

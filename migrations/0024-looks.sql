-- Who looked at who complained, newest first: for those who watch over it.
create index complaint_event_looks on complaint_event (office_id, at desc, complaint_id, seq) where type = 'identity-looked-at';

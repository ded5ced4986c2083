-- Contents are kept once for all offices of a database: whether one is still referred to must be asked across the wall between offices.
-- The answer is yes or no, and nothing else of another office.
create function content_in_use(content text, but_for uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from file where sha256 = content union all select from issued_paper where sha256 = content union all select from paper_rendition where sha256 = content
    union all select from inbound_message where files @> array[content]
    union all select from scan_file where sha256 = content union all select from scan_part where sha256 = content union all select from scan_page where preview = content
    union all select from letter_template where sha256 = content union all select from letter_document where sha256 = content or pdf_sha256 = content
    union all select from recording_piece where sha256 = content and recording_id is distinct from but_for)
$$;

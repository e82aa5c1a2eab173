-- Published: what is kept of each uploaded file, for whoever holds the fingerprints that were written down when they came. The content
-- is measured where it lies.
create view document.kept_file as
  select file_id, case_id, name, size, encode(sha256, 'hex') as sha256, erased_at is not null as erased,
         coalesce(sha256(content) = sha256 and length(content) = size, erased_at is not null) as whole
    from document.file;

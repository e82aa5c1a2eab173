-- Until when anything was written down, for the rules that change with this upgrade (V432, of the law, which does not look up here). Told to the connection that
-- migrates, and forgotten with it.
select set_config('kycuong.written_until', coalesce(max(e.recorded_at)::text, ''), false) from ledger.entry e;

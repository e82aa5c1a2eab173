-- No statement reads along these any more: lists have indexes in their own order (V292, V405), and what was met within a time is read by version (V110, V111).
drop index oversight.dossier_fact_open_then, oversight.dossier_fact_met, oversight.dossier_fact_open_in, oversight.time_fact_met;

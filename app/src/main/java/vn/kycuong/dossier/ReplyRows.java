package vn.kycuong.dossier;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** Which draft answers which request. */
@Repository
class ReplyRows {
    private final JdbcClient jdbc;

    ReplyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> find(CaseId id, int since) {
        return jdbc.sql("select draft_id from dossier.reply where case_id = :case and since = :since")
                .param("case", id.value())
                .param("since", since)
                .query((row, _) -> row.getObject("draft_id", UUID.class))
                .optional();
    }

    /** False when another window has just begun one. */
    boolean begin(UUID draft, CaseId id, int since, int items) {
        return jdbc.sql("""
            insert into dossier.reply (draft_id, case_id, since, items) values (:draft, :case, :since, :items)
            on conflict do nothing
            """)
                        .param("draft", draft)
                        .param("case", id.value())
                        .param("since", since)
                        .param("items", items)
                        .update()
                == 1;
    }

    /** How many things the request asks for that this draft answers; empty for one of another kind, or handed in. */
    Optional<Integer> items(UUID draft) {
        return jdbc.sql("""
            select r.items from dossier.reply r join dossier.draft_form f on f.draft_id = r.draft_id
             where r.draft_id = :draft and f.case_id is null
            """)
                .param("draft", draft)
                .query((row, _) -> row.getInt("items"))
                .optional();
    }
}

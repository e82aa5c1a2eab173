package vn.kycuong.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;

/** Slips as they were signed. */
@Repository
class SignedSlipRows {
    private final JdbcClient jdbc;

    SignedSlipRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find(CaseId id, SignedSlips.Paper paper, int version) {
        return jdbc.sql("""
            select s.content
                   || coalesce((select string_agg(v.added, ''::bytea order by v.no)
                                  from dossier.long_term l
                                  join dossier.long_term_version v using (paper_id)
                                 where l.case_id = s.case_id and l.slip = s.paper and l.slip_version = s.version), ''::bytea)
              from dossier.signed_slip s
             where s.case_id = :id and s.paper = :paper and s.version = :version
            """)
                .param("id", id.value())
                .param("paper", paper.name())
                .param("version", version)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** False when another was faster. */
    boolean insert(
            CaseId id, SignedSlips.Paper paper, int version, byte[] content, byte[] sha256, String level, Instant at) {
        return jdbc.sql("""
            insert into dossier.signed_slip (case_id, paper, version, content, sha256, level, signed_at)
            values (:id, :paper, :version, :content, :sha256, :level, :at)
            on conflict do nothing
            """)
                        .param("id", id.value())
                        .param("paper", paper.name())
                        .param("version", version)
                        .param("content", content)
                        .param("sha256", sha256)
                        .param("level", level)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}

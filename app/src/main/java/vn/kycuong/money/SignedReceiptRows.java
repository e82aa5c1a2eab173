package vn.kycuong.money;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.signature.SignatureLevel;
import vn.kycuong.signature.SigningResult;
import vn.kycuong.sql.Timestamps;

/** Receipts as they were signed. */
@Repository
class SignedReceiptRows {
    private final JdbcClient jdbc;

    SignedReceiptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find(Receipt receipt) {
        return jdbc.sql("select content from money.signed_receipt where receipt_id = :id and voided = :voided")
                .param("id", receipt.id())
                .param("voided", !receipt.stands())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** False when another was faster. */
    boolean insert(Receipt receipt, SigningResult.Signed signed, Instant at) {
        return jdbc.sql("""
            insert into money.signed_receipt (receipt_id, voided, case_id, content, level, signed_at)
            values (:id, :voided, :case, :content, :level, :at)
            on conflict do nothing
            """)
                        .param("id", receipt.id())
                        .param("voided", !receipt.stands())
                        .param("case", receipt.caseId().value())
                        .param("content", signed.pdf())
                        .param("level", SignatureLevel.B.name())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    void forget(CaseId id) {
        jdbc.sql("delete from money.signed_receipt where case_id = :id")
                .param("id", id.value())
                .update();
    }
}

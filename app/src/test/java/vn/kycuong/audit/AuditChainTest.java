package vn.kycuong.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.kycuong.browser.SampleWorld;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Replay;

/** Lines are only added, chained, and held by the ledger; what is changed behind its back is named. */
class AuditChainTest extends SampleWorld {
    /** What tampers has the owner's rights; the application has not. */
    private final JdbcClient jdbc = JdbcClient.create(owner());

    private static final Doer DOER = new Doer(new ActorId(4711), new PostId(3), new UnitId(2), null);

    @Autowired
    private Audit audit;

    @Autowired
    private AuditSealer sealer;

    @Autowired
    private DataSource database;

    @Autowired
    private TransactionTemplate transaction;

    private List<String> replay() throws SQLException {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (var replay = Replay.on(database)) {
            var result = replay.check(2, difference -> told.add(difference.sentence()), (_, _) -> {});
            assertThat(result.counts().get("dòng nhật ký truy cập")).isPositive();
        }
        return told.stream().filter(s -> s.contains("audit.link")).toList();
    }

    private long lines() {
        return jdbc.sql("select count(*) from audit.line").query(Long.class).single();
    }

    @Test
    void what_the_ledger_holds_is_what_is_kept_and_a_change_a_loss_and_a_false_reason_are_named() throws SQLException {
        var id = new CaseId(UUID.randomUUID());
        for (int i = 0; i < 20; i++) audit.giving(DOER, "paper", id, "x" + i);
        audit.unmasking(DOER, "identity-number", id, new Reason("đối chiếu giấy tờ tại quầy"));
        sealer.catchUp();
        assertThat(replay()).isEmpty();
        var head = one("select count(*)::text from ledger.case_head where kind = 'audit'");
        assertThat(head).isEqualTo("1");

        assertThatThrownBy(() -> jdbc.sql("update audit.line set actor_id = 1").update())
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("delete from audit.link").update()).hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("truncate audit.line cascade").update())
                .hasMessageContaining("only added to");

        tampered("update audit.line set actor_id = 1 where subject = 'x7'", "dòng nhật ký đã bị sửa");
        tampered(
                "delete from audit.link where line_id = (select line_id from audit.line where subject = 'x9')",
                "thiếu 1 dòng");
        tampered("update audit.reason set text = 'khác hẳn'", "lý do khác với dấu vết");
        jdbc.sql("update audit.reason set text = null, salt = null").update();
        assertThat(replay()).as("a reason may be erased").isEmpty();
    }

    /** As the owner of the tables may do it; taken back afterwards. */
    private void tampered(String sql, String said) throws SQLException {
        jdbc.sql("create table if not exists public.kept_line as select * from audit.line")
                .update();
        jdbc.sql("create table if not exists public.kept_link as select * from audit.link")
                .update();
        jdbc.sql("create table if not exists public.kept_reason as select * from audit.reason")
                .update();
        onlyAdded("disable");
        jdbc.sql(sql).update();
        assertThat(replay()).as(sql).isNotEmpty().allMatch(s -> s.contains(said), said);
        jdbc.sql("delete from audit.link").update();
        jdbc.sql("delete from audit.reason").update();
        jdbc.sql("delete from audit.line").update();
        jdbc.sql("insert into audit.line select * from public.kept_line").update();
        jdbc.sql("insert into audit.link select * from public.kept_link").update();
        jdbc.sql("insert into audit.reason select * from public.kept_reason").update();
        onlyAdded("enable");
        for (var kept : List.of("line", "link", "reason"))
            jdbc.sql("drop table public.kept_" + kept).update();
        assertThat(replay()).isEmpty();
    }

    private void onlyAdded(String how) {
        for (var table : List.of("audit.line", "audit.link"))
            jdbc.sql("alter table " + table + " " + how + " trigger only_added").update();
    }

    @Test
    void what_must_be_noted_stands_though_its_transaction_is_taken_back_and_a_stop_writes_what_waits() {
        long before = lines();
        transaction.executeWithoutResult(status -> {
            audit.exporting(DOER, "GET /x.csv", "", null);
            status.setRollbackOnly();
        });
        assertThat(lines()).isEqualTo(before + 1);
        for (int i = 0; i < 1234; i++) audit.read(DOER, "file", null);
        audit.stop();
        assertThat(lines()).isEqualTo(before + 1 + 1234);
        audit.read(DOER, "file", null);
        assertThat(lines()).as("after the stop it is written at once").isEqualTo(before + 1 + 1235);
        audit.start();
    }

    @Test
    void a_reason_says_something() {
        assertThat(Reason.isFine("abc")).isFalse();
        assertThat(Reason.isFine(" ".repeat(40))).isFalse();
        assertThat(Reason.isFine("\u200B".repeat(40))).as("nothing to read").isFalse();
        assertThat(Reason.isFine("\u3164".repeat(40))).as("nothing to read").isFalse();
        assertThat(Reason.isFine("x".repeat(501))).isFalse();
        assertThat(new Reason("  đối chiếu  ").text()).isEqualTo("đối chiếu");
    }
}

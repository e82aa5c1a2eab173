package vn.kycuong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.Chain;
import vn.kycuong.kernel.Checkpoint;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.CheckpointSigner;
import vn.kycuong.kernel.Effect;
import vn.kycuong.ledger.LedgerFinding.Kind;

/**
 * Whoever is master of the database changes the ledger, once clumsily and once with the chain and its head made whole again; the check
 * names what was done, to which entry of which case.
 */
class TamperingTest {
    @TempDir
    Path folder;

    private TreeWorld world;
    private CaseId victim;
    private CaseId other;

    @BeforeEach
    void open() {
        world = new TreeWorld(folder);
        var random = new Random(11);
        for (int c = 0; c < 20; c++) world.live(random, 1 + random.nextInt(4));
        world.settle();
        victim = world.live(random, 6);
        other = world.live(random, 5);
        for (int c = 0; c < 3; c++) world.live(random, 3);
        world.settle();
        for (int c = 0; c < 5; c++) world.live(random, 2);
        world.settle();
    }

    private LedgerReport check(LedgerCheck.Kept... kept) {
        try {
            var trusted = CheckpointKey.parse(Files.readString(folder.resolve("ledger/vkey")))
                    .orElseThrow();
            return new LedgerCheck(world.database::getConnection, 2, trusted, List.of(kept), _ -> {}).run();
        } catch (SQLException | IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void assertFound(Kind kind, CaseId caseId, int version) {
        var report = check();
        assertThat(report.intact()).isFalse();
        assertThat(report.findings())
                .as("%s of %s %d", kind, caseId, version)
                .anyMatch(f -> f.kind() == kind && caseId.equals(f.caseId()) && f.version() == version);
        assertThat(report.findings())
                .as("only this case was touched")
                .allMatch(f -> f.caseId() == null || f.caseId().equals(caseId));
    }

    private void sql(String statement, Object... values) {
        world.jdbc.sql(statement).params(values).update();
    }

    private record Row(int version, String body) {}

    private List<Row> rows(CaseId id) {
        return new ArrayList<>(world.jdbc
                .sql(
                        "select version, convert_from(body, 'UTF8') as body from ledger.entry where case_id = ? order by version")
                .param(id.value())
                .query((r, _) -> new Row(r.getInt(1), r.getString(2)))
                .list());
    }

    /** Makes chain, columns and head of a case whole again, as somebody would who knows how they are made. */
    private void rechain(CaseId id, List<Row> rows) {
        sql("delete from ledger.entry where case_id = ?", id.value());
        var hash = Chain.start();
        int version = 0;
        for (var row : rows) {
            version++;
            var body = row.body().replaceAll("\"version\":\\d+", "\"version\":" + version);
            hash = Chain.next(hash, body.getBytes(StandardCharsets.UTF_8));
            var fields = BodyFields.of(body.getBytes(StandardCharsets.UTF_8));
            sql(
                    """
                    insert into ledger.entry (case_id, version, kind, occurred_at, recorded_at, actor_id, post_id, unit_id,
                                              previous_kind, previous_at, key, body, hash, xid)
                    values (?, ?, ?, ?, ?, ?::int, ?::int, ?::int, ?, ?, ?, ?, ?, '3')
                    """,
                    id.value(),
                    version,
                    fields.text("kind"),
                    TreeWorld.at(fields.moment("occurred")),
                    TreeWorld.at(fields.moment("recorded")),
                    fields.text("actor"),
                    fields.text("post"),
                    fields.text("unit"),
                    fields.text("previousKind"),
                    fields.moment("previousAt") == null ? null : TreeWorld.at(fields.moment("previousAt")),
                    fields.text("key"),
                    body.getBytes(StandardCharsets.UTF_8),
                    hash);
        }
        var last = BodyFields.of(rows.getLast().body().getBytes(StandardCharsets.UTF_8));
        sql(
                "update ledger.case_head set version = ?, head_hash = ?, last_kind = ?, last_at = ? where case_id = ?",
                rows.size(),
                hash,
                last.text("kind"),
                TreeWorld.at(last.moment("occurred")),
                id.value());
    }

    private void rewrite(CaseId id, Function<List<Row>, List<Row>> change) {
        rechain(id, change.apply(rows(id)));
    }

    private static Row changed(Row row, String from, String to) {
        assertThat(row.body()).contains(from);
        return new Row(row.version(), row.body().replace(from, to));
    }

    private CheckpointNote kept() {
        return world.tree.checkpoint().orElseThrow();
    }

    @Test
    void an_untouched_ledger_is_intact() {
        var report = check(new LedgerCheck.Kept("tệp", kept()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.intact()).isTrue();
        assertThat(report.entries()).isEqualTo(world.count("select count(*) from ledger.entry"));
        assertThat(report.cases()).isEqualTo(world.count("select count(*) from ledger.case_head"));
        assertThat(report.trees().getFirst().size()).isEqualTo(report.entries());
        assertThat(report.trees().getFirst().checkpoints()).isEqualTo(4);
    }

    @Test
    void entries_that_came_after_the_last_checkpoint_are_no_finding() {
        world.act(victim, new Effect.StateChanged("NEW"));
        world.live(new Random(3), 2);
        assertThat(check().findings()).isEmpty();
        world.feed.number();
        assertThat(check().findings()).isEmpty();
        world.seal(world.live(new Random(4), 3));
        world.settle();
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void updated_words() {
        sql(
                "update ledger.entry set body = convert_to(replace(convert_from(body, 'UTF8'), 'S2', 'S9'), 'UTF8') where case_id = ? and version = 3",
                victim.value());
        assertFound(Kind.ALTERED, victim, 3);
    }

    @Test
    void updated_words_with_the_chain_made_whole() {
        rewrite(victim, rows -> {
            rows.set(2, changed(rows.get(2), "S2", "S9"));
            return rows;
        });
        assertFound(Kind.ALTERED, victim, 3);
    }

    @Test
    void an_updated_column() {
        sql("update ledger.entry set actor_id = 77 where case_id = ? and version = 4", victim.value());
        assertFound(Kind.ALTERED, victim, 4);
    }

    @Test
    void another_actor_with_the_chain_made_whole() {
        rewrite(victim, rows -> {
            rows.set(3, changed(rows.get(3), "\"actor\":1", "\"actor\":77"));
            return rows;
        });
        assertFound(Kind.ALTERED, victim, 4);
    }

    @Test
    void deleted_in_the_middle() {
        sql("delete from ledger.entry where case_id = ? and version = 3", victim.value());
        assertFound(Kind.REMOVED, victim, 3);
    }

    @Test
    void deleted_in_the_middle_with_the_chain_made_whole() {
        rewrite(victim, rows -> {
            rows.remove(2);
            return rows;
        });
        assertFound(Kind.REMOVED, victim, 3);
    }

    @Test
    void deleted_at_the_tail() {
        sql("delete from ledger.entry where case_id = ? and version = 6", victim.value());
        assertFound(Kind.REMOVED_AT_TAIL, victim, 6);
    }

    @Test
    void deleted_at_the_tail_with_the_head_taken_back() {
        rewrite(victim, rows -> {
            rows.removeLast();
            return rows;
        });
        assertFound(Kind.REMOVED_AT_TAIL, victim, 6);
    }

    @Test
    void deleted_at_the_tail_before_it_was_numbered() {
        world.act(victim, new Effect.StateChanged("LAST"));
        sql("delete from ledger.entry where case_id = ? and version = 7", victim.value());
        assertFound(Kind.REMOVED_AT_TAIL, victim, 7);
    }

    @Test
    void a_whole_case_with_its_numbers_deleted() {
        sql("delete from ledger.leaf where case_id = ?", victim.value());
        sql("delete from ledger.entry where case_id = ?", victim.value());
        sql("delete from ledger.case_head where case_id = ?", victim.value());
        var report = check();
        assertThat(report.findings())
                .anyMatch(f -> f.kind() == Kind.REMOVED && f.sentence().contains("6 bút toán"));
    }

    @Test
    void inserted_in_the_middle_with_the_chain_made_whole() {
        rewrite(victim, rows -> {
            rows.add(3, changed(rows.get(3), "key-", "kex-"));
            return rows;
        });
        assertFound(Kind.INSERTED, victim, 4);
    }

    @Test
    void inserted_at_the_end_without_the_head() {
        sql("""
                insert into ledger.entry
                select case_id, 7, kind, occurred_at, recorded_at, actor_id, post_id, unit_id, previous_kind, previous_at, 'x',
                       body, sha256(hash || body)
                  from ledger.entry where case_id = ? and version = 6
                """, victim.value());
        assertFound(Kind.INSERTED, victim, 7);
    }

    @Test
    void reordered() {
        sql("update ledger.entry set version = -version where case_id = ? and version in (3, 4)", victim.value());
        sql("update ledger.entry set version = version + 7 where case_id = ? and version < 0", victim.value());
        assertThat(check().findings())
                .anyMatch(f -> f.kind() == Kind.REORDERED && f.version() >= 3 && f.version() <= 4)
                .allMatch(f -> victim.equals(f.caseId()));
    }

    @Test
    void reordered_with_the_chain_made_whole() {
        rewrite(victim, rows -> {
            var third = rows.remove(2);
            rows.add(3, third);
            return rows;
        });
        var report = check();
        assertThat(report.findings())
                .anyMatch(f -> f.kind() == Kind.REORDERED && victim.equals(f.caseId()))
                .allMatch(f -> f.caseId() == null || f.caseId().equals(victim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurred", "recorded"})
    void back_dated_with_the_chain_made_whole(String which) {
        rewrite(victim, rows -> {
            var row = rows.get(3);
            rows.set(3, new Row(4, row.body().replaceAll("\"" + which + "\":\"2020", "\"" + which + "\":\"2019")));
            return rows;
        });
        assertFound(Kind.BACKDATED, victim, 4);
    }

    @Test
    void a_back_dated_column() {
        sql(
                "update ledger.entry set occurred_at = occurred_at - interval '9 days' where case_id = ? and version = 2",
                victim.value());
        assertFound(Kind.BACKDATED, victim, 2);
    }

    @Test
    void an_entry_written_today_that_says_it_was_recorded_yesterday() {
        world.now = world.now.minusSeconds(86_400);
        world.act(other, new Effect.StateChanged("YESTERDAY"));
        world.now = world.now.plusSeconds(86_400);
        assertFound(Kind.BACKDATED, other, 6);
        world.settle();
        assertFound(Kind.BACKDATED, other, 6);
    }

    @Test
    void a_head_that_says_something_else() {
        sql("update ledger.case_head set last_at = last_at - interval '1 day' where case_id = ?", victim.value());
        assertFound(Kind.HEAD, victim, 0);
    }

    @Test
    void numbers_exchanged_in_the_register_of_leaves() {
        sql("update ledger.leaf set leaf = -leaf - 1 where case_id = ? and version in (2, 3)", victim.value());
        var leaves = world.jdbc
                .sql("select leaf from ledger.leaf where case_id = ? and leaf < 0 order by version")
                .param(victim.value())
                .query(Long.class)
                .list();
        sql("update ledger.leaf set leaf = ? where leaf = ?", -leaves.get(1) - 1, leaves.get(0));
        sql("update ledger.leaf set leaf = ? where leaf = ?", -leaves.get(0) - 1, leaves.get(1));
        assertFound(Kind.REORDERED, victim, 2);
    }

    @Test
    void a_tile_that_was_changed_is_told_from_an_entry_that_was() {
        sql(
                "update ledger.tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where tree = 'open' and level = 0 and no = 0");
        var report = check();
        assertThat(report.findings()).isNotEmpty().allMatch(f -> f.kind() == Kind.TREE);
    }

    @Test
    void everything_rewritten_but_the_signatures() {
        rewriteEverything();
        var report = check();
        assertThat(report.findings())
                .anyMatch(f -> f.kind() == Kind.CHECKPOINT && f.sentence().contains(victim.toString()));
    }

    @Test
    void everything_rewritten_and_the_checkpoints_taken_away_is_found_by_one_kept_outside() {
        var note = kept();
        rewriteEverything();
        sql("delete from ledger.checkpoint");
        assertThat(check().findings()).isEmpty();
        assertThat(check(new LedgerCheck.Kept("Tệp của thanh tra", note)).findings())
                .anyMatch(f -> f.kind() == Kind.CHECKPOINT && f.sentence().contains("Tệp của thanh tra"));
    }

    @Test
    void the_whole_ledger_taken_back_is_found_by_a_checkpoint_kept_outside() {
        var early = new TreeWorld(folder.resolve("other"));
        for (int c = 0; c < 10; c++) early.live(new Random(c), 2);
        early.settle();
        early.live(new Random(77), 4);
        early.settle();
        var note = early.tree.checkpoint().orElseThrow();
        sqlOn(early, "delete from ledger.checkpoint where size > 20");
        sqlOn(
                early,
                "delete from ledger.entry e using ledger.leaf l where l.case_id = e.case_id and l.version = e.version and l.leaf >= 20");
        sqlOn(
                early,
                "delete from ledger.case_head where case_id in (select case_id from ledger.leaf where leaf >= 20)");
        sqlOn(early, "delete from ledger.leaf where leaf >= 20");
        sqlOn(early, "update ledger.sequencer set next_leaf = 20");
        sqlOn(early, "update ledger.tile set hashes = substr(hashes, 1, 20 * 32) where tree = 'open'");
        sqlOn(early, "update ledger.tree set size = 20 where name = 'open'");
        early.jdbc
                .sql("update ledger.tree set root = ? where name = 'open'")
                .param(early.tree.root(20))
                .update();
        var world = this.world;
        this.world = early;
        var trustedNothing = reportWithoutTrust(List.of());
        var withNote = reportWithoutTrust(List.of(new LedgerCheck.Kept("Tệp", note)));
        this.world = world;
        assertThat(trustedNothing.findings()).isEmpty();
        assertThat(withNote.findings())
                .anyMatch(f -> f.kind() == Kind.REMOVED_AT_TAIL && f.sentence().contains("mất 4 bút toán"));
    }

    @Test
    void a_forged_checkpoint_and_one_of_another_key() {
        sql(
                "update ledger.checkpoint set note = regexp_replace(note, E'\\n([0-9]+)\\n', E'\\n\\\\17\\n') where tree = 'open'");
        assertThat(check().findings()).anyMatch(f -> f.kind() == Kind.CHECKPOINT);
    }

    @Test
    void checkpoints_signed_anew_by_a_key_put_into_the_database() {
        var mine = CheckpointSigner.fresh("kycuong/*");
        var state = world.tree.checkpoint().orElseThrow().checkpoint();
        var forged = mine.sign(new Checkpoint(mine.key().name(), state.size(), state.root()), world.now);
        sql("delete from ledger.checkpoint");
        sql(
                "insert into ledger.checkpoint_key values (?, 'open', ?)",
                mine.key().toString(),
                TreeWorld.at(world.now));
        sql(
                "insert into ledger.checkpoint values ('open', ?, ?, ?)",
                state.size(),
                TreeWorld.at(world.now),
                forged.text());
        assertThat(check().findings()).anyMatch(f -> f.kind() == Kind.CHECKPOINT);
    }

    private LedgerReport reportWithoutTrust(List<LedgerCheck.Kept> kept) {
        try {
            return new LedgerCheck(world.database::getConnection, 2, null, kept, _ -> {}).run();
        } catch (SQLException | IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void sqlOn(TreeWorld world, String statement) {
        world.jdbc.sql(statement).update();
    }

    /** An entry, its chain, the marks of its leaves and the tiles above: all but what was signed. */
    private void rewriteEverything() {
        rewrite(victim, rows -> {
            rows.set(2, changed(rows.get(2), "S2", "S9"));
            return rows;
        });
        sql("""
                update ledger.leaf l
                   set marks = substr(sha256(convert_to(concat_ws('|', e.kind, e.actor_id, e.post_id, e.unit_id, e.key), 'UTF8')), 1, 8)
                               || substr(sha256(e.body), 1, 8)
                  from ledger.entry e where e.case_id = l.case_id and e.version = l.version and e.case_id = ?
                """, victim.value());
        sql("delete from ledger.tile where tree = 'open'");
        sql("update ledger.tree set size = 0 where name = 'open'");
        Path elsewhere = folder.resolve("forger");
        new TreeWriter(world.rows, new TreeKeys(elsewhere.toString(), "", false), () -> world.now, world.transaction)
                .catchUp();
    }
}

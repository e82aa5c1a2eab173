package vn.kycuong.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.TestDatabase;
import vn.kycuong.TestProvince;
import vn.kycuong.WebTest;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.CheckpointKey;
import vn.kycuong.kernel.CheckpointNote;
import vn.kycuong.kernel.CheckpointSigner;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.MerkleRange;
import vn.kycuong.kernel.MerkleTree;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.ledger.LedgerTree;
import vn.kycuong.worktime.LegalClock;

/**
 * What an outsider sees of the ledger, and what the tools beside it say. A world of its own: others play in the year 2020, which a
 * ledger that was signed today must call back-dated.
 */
class LedgerDoorsTest extends WebTest {
    private static final UnitId UNIT = new UnitId(1);

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.hikari.jdbc-url", Own.URL::toString); // stronger than the one that all share
    }

    private static final class Own {
        static final String URL = TestDatabase.url(TestProvince.database());
    }

    @Autowired
    private Ledger ledger;

    @Autowired
    private LegalClock time;

    @Autowired
    private DataSource database;

    @Autowired
    private LedgerTree tree;

    @TempDir
    Path folder;

    private CaseId recorded = new CaseId(new UUID(0, 0));

    private HttpResponse<byte[]> bytes(String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private JsonNode json(String path, int status) {
        var answer = bytes(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static byte[] hash(JsonNode node) {
        return Base64.getDecoder().decode(node.asString());
    }

    private static List<byte[]> path(JsonNode node) {
        var path = new ArrayList<byte[]>();
        for (var hash : node.get("path")) path.add(hash(hash));
        return path;
    }

    /** Records an act and waits until a checkpoint covers what was recorded. */
    private CheckpointNote signedAfterAnAct() throws InterruptedException {
        long before = bytes("/so-cai/checkpoint").statusCode() == 200
                ? newest().checkpoint().size()
                : 0;
        var id = new CaseId(UUID.randomUUID());
        var now = time.instant();
        recorded = id;
        ledger.record(Act.of(
                CaseState.unopened(id, "test"),
                new Act.By(ActorId.SYSTEM, PostId.NONE, UNIT, now, now, null),
                "test.Opened",
                "kernel.sweep",
                UNIT,
                List.of(new Effect.Opened(UNIT, UNIT, 0), new Effect.StateChanged("OPEN"), new Effect.Closed()),
                Map.of(),
                null));
        var patience = System.nanoTime() + 60_000_000_000L;
        while (bytes("/so-cai/checkpoint").statusCode() != 200
                || newest().checkpoint().size() <= before) {
            assertThat(System.nanoTime()).as("a checkpoint within a minute").isLessThan(patience);
            Thread.sleep(200);
        }
        return newest();
    }

    private CheckpointNote newest() {
        return CheckpointNote.parse(new String(bytes("/so-cai/checkpoint").body(), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private CheckpointKey key() {
        return CheckpointKey.parse(new String(bytes("/so-cai/vkey").body(), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void a_stranger_reads_checkpoint_and_tiles_and_comes_to_the_same_root() throws InterruptedException {
        var note = signedAfterAnAct();
        assertThat(note.signedBy(key())).isTrue();
        assertThat(note.signedAt(key())).isPresent();
        var answer = bytes("/so-cai/checkpoint");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=2");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        long size = note.checkpoint().size();
        var range = new MerkleRange();
        for (long no = 0; no * 256 < size; no++) {
            long width = Math.min(256, size - no * 256);
            var at = "%03d%s".formatted(no, width == 256 ? "" : ".p/" + width);
            var tile = bytes("/so-cai/tile/0/" + at);
            assertThat(tile.statusCode()).isEqualTo(200);
            assertThat(tile.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(tile.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            var entries = bytes("/so-cai/tile/entries/" + at).body();
            for (int i = 0; i < width; i++) {
                var leaf = Arrays.copyOfRange(tile.body(), i * 32, i * 32 + 32);
                assertThat(MerkleTree.leaf(Arrays.copyOfRange(entries, i * 34 + 2, i * 34 + 34)))
                        .isEqualTo(leaf);
                range.append(leaf, (_, _, _) -> {});
            }
        }
        assertThat(range.root()).isEqualTo(note.checkpoint().root());
    }

    @Test
    void proofs_for_programs() throws InterruptedException {
        var before = signedAfterAnAct().checkpoint();
        var after = signedAfterAnAct().checkpoint();
        var newest = json("/api/v1/ledger", 200);
        assertThat(newest.get("origin").asString()).isEqualTo(key().name());
        assertThat(Instant.parse(newest.get("signedAt").asString())).isBeforeOrEqualTo(time.instant());
        var leaf = json("/api/v1/ledger/leaves/" + (before.size() - 1), 200);
        assertThat(MerkleTree.includes(
                        MerkleTree.leaf(hash(leaf.get("data"))),
                        before.size() - 1,
                        leaf.get("size").asLong(),
                        path(leaf),
                        hash(leaf.get("root"))))
                .isTrue();
        var grown = json("/api/v1/ledger/consistency?from=%d&to=%d".formatted(before.size(), after.size()), 200);
        assertThat(hash(grown.get("fromRoot"))).isEqualTo(before.root());
        assertThat(MerkleTree.grewFrom(before.size(), before.root(), after.size(), after.root(), path(grown)))
                .isTrue();
    }

    @Test
    void what_is_not_there_is_said_by_name() throws InterruptedException {
        long size = signedAfterAnAct().checkpoint().size();
        assertThat(json("/api/v1/ledger/leaves/x", 400).get("parameter").asString())
                .isEqualTo("leaf");
        assertThat(json("/api/v1/ledger/leaves/" + (size + 1_000_000), 404)
                        .get("detail")
                        .asString())
                .contains("" + (size + 1_000_000));
        assertThat(json("/api/v1/ledger/consistency?from=1", 400)
                        .get("parameter")
                        .asString())
                .isEqualTo("to");
        assertThat(json("/api/v1/ledger/consistency?from=0&to=1", 422)
                        .get("parameter")
                        .asString())
                .isEqualTo("from");
        assertThat(json("/api/v1/ledger/consistency?from=1&to=99999999", 404)
                        .get("parameter")
                        .asString())
                .isEqualTo("to");
        for (var path : List.of("0/999", "0/0", "0/000.p/256", "99/000", "entries/x", "..%2f..%2f"))
            assertThat(bytes("/so-cai/tile/" + path).statusCode()).as(path).isIn(400, 404);
    }

    private record Told(int code, String out, String err) {}

    private Told tool(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = LedgerTool.run(words, out, err, Clock.systemUTC());
        return new Told(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void the_tools_keep_a_checkpoint_and_check_against_it() throws IOException, InterruptedException {
        signedAfterAnAct();
        var url = TestDatabase.url(database);
        var file = folder.resolve("diem-chot");
        assertThat(tool("checkpoint", "--db-url", url, "--out", file.toString()).code())
                .isZero();
        assertThat(CheckpointNote.parse(Files.readString(file)).orElseThrow().signedBy(key()))
                .isTrue();
        assertThat(tool("checkpoint", "--db-url", url).out()).contains(key().name());
        signedAfterAnAct();
        var none = folder.resolve("none").toString();
        var whole = tool("verify-ledger", "--data", none, "--db-url", url, "--against", file.toString());
        assertThat(whole.out()).contains("✓ Sổ cái nguyên vẹn", "bút toán/giây");
        assertThat(whole.code()).isZero();
    }

    @Test
    void a_downloaded_proof_is_checked_without_a_database() throws IOException, InterruptedException {
        signedAfterAnAct();
        var entry = new String(ledger.entries(recorded).getFirst().canonical(), StandardCharsets.UTF_8);
        var proof = tree.proof(recorded, 1).orElseThrow();
        var text = new StringBuilder("c2sp.org/tlog-proof@v1\nindex " + proof.leaf() + "\n");
        for (var hash : proof.path())
            text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        var content = Map.of(
                "entry", entry,
                "previousHash", Base64.getEncoder().encodeToString(new byte[32]),
                "leafData", Base64.getEncoder().encodeToString(proof.data()),
                "key", key().toString(),
                "proof", text + "\n" + proof.note().text());
        var good = JsonMapper.shared().writeValueAsString(content);
        var file = Files.writeString(folder.resolve("bang-chung.json"), good);
        assertThat(tool("verify-proof", file.toString()).out())
                .startsWith("✓")
                .contains("test.Opened", key().toString());
        assertThat(tool("verify-proof", file.toString(), "--key", key().toString())
                        .code())
                .isZero();
        var other = CheckpointSigner.fresh(key().name()).key().toString();
        assertThat(tool("verify-proof", file.toString(), "--key", other).out()).contains("✗", "chữ ký");
        Files.writeString(file, good.replace("OPEN", "OPEX"));
        assertThat(tool("verify-proof", file.toString()).out()).contains("✗", "đã bị sửa");
        Files.writeString(file, good.replace("index " + proof.leaf(), "index " + (proof.leaf() + 1)));
        assertThat(tool("verify-proof", file.toString()).code()).isEqualTo(1);
        Files.writeString(file, "không phải");
        assertThat(tool("verify-proof", file.toString()).code()).isEqualTo(1);
    }

    @Test
    void the_tools_refuse_in_one_sentence() throws IOException {
        assertThat(tool("verify-ledger", "--help").out()).contains("--against");
        assertThat(tool("verify-ledger", "--none", "x").code()).isEqualTo(2);
        assertThat(tool("verify-ledger", "--data", folder.toString()).err()).contains("✗", folder.toString());
        assertThat(tool("verify-ledger", "--db-url", "mysql://x").code()).isEqualTo(2);
        var broken = Files.writeString(folder.resolve("broken"), "không phải điểm chốt");
        var said = tool("verify-ledger", "--db-url", TestDatabase.url(database), "--against", broken.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("broken", "không phải là một điểm chốt");
    }
}

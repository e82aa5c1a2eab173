package vn.kycuong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.kycuong.portal.Gate.Line;

/** What every way to the portal promises; here two folders keep it. */
class GateContractTest {
    @TempDir
    Path folder;

    private Path outbox;
    private Path inbox;
    private FileGate gate;

    @BeforeEach
    void twoFolders() throws IOException {
        outbox = folder.resolve("gui");
        inbox = Files.createDirectories(folder.resolve("nhan"));
        gate = new FileGate(outbox, inbox, 3);
    }

    private static StatusMessage message(String code) {
        return new StatusMessage(
                UUID.randomUUID(), 4, code, "1.001193", "H37.12", 9, Instant.parse("2026-03-06T08:12:00Z"), null);
    }

    private List<Path> sent() {
        try (var files = Files.list(outbox)) {
            return files.sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private void came(String name, String... lines) throws IOException {
        Files.writeString(inbox.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    @Test
    void a_message_leaves_whole_and_holds_its_status_and_nothing_else() throws IOException {
        var m = message("H37.12-260302-0007");
        assertThat(gate.send(m)).isInstanceOf(Gate.Answer.Taken.class);
        assertThat(sent()).hasSize(1);
        assertThat(Files.readString(sent().getFirst()))
                .isEqualTo(("{\"format\":\"kycuong-portal-status\",\"version\":1,\"messageId\":\"%s\",\"sequence\":4,"
                                + "\"dossierCode\":\"H37.12-260302-0007\",\"procedureCode\":\"1.001193\",\"unitCode\":\"H37.12\","
                                + "\"status\":9,\"statusAt\":\"2026-03-06T08:12:00Z\"}")
                        .formatted(m.id()));
    }

    @Test
    void the_same_message_again_is_the_same_message() {
        var m = message("A-1");
        gate.send(m);
        assertThat(gate.send(m)).isInstanceOf(Gate.Answer.Taken.class);
        assertThat(sent()).hasSize(1);
    }

    @Test
    void a_message_that_can_never_go_is_refused() {
        assertThat(gate.send(message(" "))).isEqualTo(new Gate.Answer.Refused("code"));
        assertThat(sent()).isEmpty();
    }

    @Test
    void who_carries_nothing_on_is_busy_and_takes_more_once_he_did() throws IOException {
        for (int i = 0; i < 3; i++) assertThat(gate.send(message("A-" + i))).isInstanceOf(Gate.Answer.Taken.class);
        var next = message("A-4");
        assertThat(gate.send(next)).isInstanceOfSatisfying(Gate.Answer.Busy.class, b -> {
            assertThat(b.problem()).isEqualTo("429");
            assertThat(b.rest()).isPositive();
        });
        Files.delete(sent().getFirst());
        assertThat(gate.send(next)).isInstanceOf(Gate.Answer.Taken.class);
    }

    @Test
    void a_folder_that_cannot_be_written_is_tried_again_later() throws IOException {
        Files.writeString(outbox, "a file where the folder should be");
        assertThat(gate.send(message("A-1"))).isEqualTo(new Gate.Answer.Later("file"));
        assertThat(new FileGate(null, inbox, 3).isOffered()).isFalse();
        assertThat(new FileGate(null, inbox, 3).send(message("A-1"))).isEqualTo(new Gate.Answer.Later("unconfigured"));
    }

    @Test
    void receipts_come_in_order_once_and_a_poisoned_line_holds_up_none_of_its_neighbours() throws IOException {
        var one = UUID.randomUUID();
        var two = UUID.randomUUID();
        came(
                "b.jsonl",
                "{\"messageId\":\"%s\",\"outcome\":\"REFUSED\",\"problem\":\"E-104\",\"at\":\"2026-03-06T08:13:11Z\"}"
                        .formatted(two));
        came(
                "a.jsonl",
                "{\"messageId\":\"%s\",\"outcome\":\"ACCEPTED\",\"at\":\"2026-03-06T08:13:10Z\"}".formatted(one),
                "{\"messageId\":",
                "",
                "{\"messageId\":\"x\",\"outcome\":\"ACCEPTED\",\"at\":\"2026-03-06T08:13:10Z\"}",
                "{\"messageId\":\"%s\",\"outcome\":\"PERHAPS\",\"at\":\"2026-03-06T08:13:10Z\"}".formatted(one),
                "[1,2]",
                "\"" + "x".repeat(3_000) + "\"",
                "{\"messageId\":\"%s\",\"outcome\":\"BUSY\",\"problem\":\"Nguyễn Văn Mẫu\",\"at\":\"2026-03-06T08:13:12Z\"}"
                        .formatted(two));
        var batches = gate.received();
        assertThat(batches).extracting(Gate.Batch::name).containsExactly("a.jsonl", "b.jsonl");
        assertThat(batches.getFirst().lines())
                .containsExactly(
                        new Line.Receipt(1, one, Gate.Outcome.ACCEPTED, "", Instant.parse("2026-03-06T08:13:10Z")),
                        new Line.Poison(2, "notAReceipt"),
                        new Line.Poison(4, "notAReceipt"),
                        new Line.Poison(5, "notAReceipt"),
                        new Line.Poison(6, "notAReceipt"),
                        new Line.Poison(7, "tooLong"),
                        new Line.Receipt(8, two, Gate.Outcome.BUSY, "other", Instant.parse("2026-03-06T08:13:12Z")));
        assertThat(gate.received()).as("until it is put away it comes again").hasSize(2);
        batches.forEach(gate::putAway);
        assertThat(gate.received()).isEmpty();
        assertThat(inbox.resolve(FileGate.RECEIVED).resolve("a.jsonl")).exists();
    }

    @Test
    void what_is_no_file_of_receipts_is_left_lying_or_told() throws IOException {
        Files.createSymbolicLink(inbox.resolve("link.json"), Path.of("/etc/hostname"));
        Files.createDirectories(inbox.resolve("folder.json"));
        came("half.part", "{}");
        assertThat(gate.received()).isEmpty();
        Files.write(inbox.resolve("garbled.json"), new byte[] {(byte) 0xC3, (byte) 0x28});
        Files.write(inbox.resolve("large.json"), new byte[6_000_000]);
        assertThat(gate.received())
                .extracting(b -> b.lines().getFirst())
                .containsExactly(new Line.Poison(0, "notUtf8"), new Line.Poison(0, "tooLarge"));
    }
}

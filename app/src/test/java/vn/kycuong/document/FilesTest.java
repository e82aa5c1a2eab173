package vn.kycuong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.TestDatabase;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

class FilesTest {
    private static final Instant MORNING = Instant.parse("2020-01-14T02:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.migrated());
    private final Files files = new Files(new StoredFileRows(jdbc));
    private final CaseId caseId = new CaseId(UUID.randomUUID());

    @Test
    void a_file_comes_back_as_it_was_sent_however_long() throws IOException {
        for (int size : new int[] {1, FilePieces.PIECE - 1, FilePieces.PIECE, FilePieces.PIECE + 1, 3_000_000}) {
            var content = bytes(size);
            var id = files.store(caseId, ActorId.PUBLIC, file(content), MORNING);
            try (var in = files.open(caseId, id).orElseThrow()) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void what_is_known_of_a_file_is_listed_with_its_case_in_order() {
        var first = files.store(caseId, ActorId.PUBLIC, file(bytes(10)), MORNING);
        var second = files.store(caseId, new ActorId(7), file(bytes(20)), MORNING.plusSeconds(1));
        assertThat(files.of(caseId))
                .containsExactly(
                        new StoredFile(
                                first, ActorId.PUBLIC, "đơn.pdf", FileType.PDF, 10, MORNING, fingerprint(bytes(10))),
                        new StoredFile(
                                second,
                                new ActorId(7),
                                "đơn.pdf",
                                FileType.PDF,
                                20,
                                MORNING.plusSeconds(1),
                                fingerprint(bytes(20))));
    }

    private static String fingerprint(byte[] content) {
        return java.util.HexFormat.of().formatHex(FileContents.sha256(content));
    }

    @Test
    void a_file_opens_only_with_its_own_case() {
        var id = files.store(caseId, ActorId.PUBLIC, file(bytes(10)), MORNING);
        var other = new CaseId(UUID.randomUUID());
        assertThat(files.open(other, id)).isEmpty();
        assertThat(files.find(other, id)).isEmpty();
        assertThat(files.of(other)).isEmpty();
        assertThat(files.erase(other, id, MORNING)).isFalse();
        assertThat(files.open(caseId, new FileId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void erasure_takes_content_and_fingerprint_and_leaves_that_there_was_a_file() {
        var id = files.store(caseId, ActorId.PUBLIC, file(bytes(10)), MORNING);
        assertThat(files.erase(caseId, id, MORNING)).isTrue();
        assertThat(files.erase(caseId, id, MORNING)).isFalse();
        assertThat(files.open(caseId, id)).isEmpty();
        assertThat(files.find(caseId, id).orElseThrow().erased()).isTrue();
        assertThat(jdbc.sql("select count(*) from document.file where content is null and sha256 is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_file_erased_while_it_is_read_ends_in_an_error_not_in_half_a_file() throws IOException {
        var id = files.store(caseId, ActorId.PUBLIC, file(bytes(FilePieces.PIECE + 1)), MORNING);
        try (var in = files.open(caseId, id).orElseThrow()) {
            assertThat(in.readNBytes(FilePieces.PIECE)).hasSize(FilePieces.PIECE);
            files.erase(caseId, id, MORNING);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("erased");
        }
    }

    private static UploadedFile.Accepted file(byte[] content) {
        return new UploadedFile.Accepted("đơn.pdf", FileType.PDF, content, FileContents.sha256(content));
    }

    private static byte[] bytes(int size) {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}

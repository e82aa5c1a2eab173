package vn.kycuong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The formats of C2SP, as other programs read and write them. */
class CheckpointTest {
    private static final Instant AT = Instant.parse("2020-06-15T01:00:07Z");

    private static Checkpoint checkpoint(String origin) {
        return new Checkpoint(origin, 20852163, Chain.sha256("root".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_signature_of_another_implementation_is_verified() {
        var key = CheckpointKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
                .orElseThrow();
        var text = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.
                """;
        var line = Base64.getDecoder()
                .decode("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
        var signature = Arrays.copyOfRange(line, 4, line.length);
        assertThat(key.id(CheckpointKey.ED25519)).isEqualTo(0xc74f20a3);
        assertThat(key.verifies(text.getBytes(StandardCharsets.UTF_8), signature))
                .isTrue();
        assertThat(key.verifies((text + " ").getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }

    @Test
    void a_checkpoint_is_three_lines() {
        var text = checkpoint("example.com/behind-the-sofa").text();
        assertThat(text.lines()).hasSize(3).startsWith("example.com/behind-the-sofa", "20852163");
        assertThat(Checkpoint.parse(text)).contains(checkpoint("example.com/behind-the-sofa"));
        for (var wrong :
                List.of("", "a\n", "a\n1\n", "a\n01\n" + "A".repeat(43) + "=\n", "a\n-1\nAA==\n", "a b\n1\nAA==\n"))
            assertThat(Checkpoint.parse(wrong)).isEmpty();
    }

    @Test
    void what_was_signed_is_read_and_verified_with_its_moment() {
        var signer = CheckpointSigner.fresh("kycuong/*");
        var key = CheckpointKey.parse(signer.key().toString()).orElseThrow();
        assertThat(key).isEqualTo(signer.key());
        assertThat(key.name()).matches("kycuong/[0-9a-f]{16}");
        var note = CheckpointNote.parse(signer.sign(checkpoint(key.name()), AT).text())
                .orElseThrow();
        assertThat(note.checkpoint()).isEqualTo(checkpoint(key.name()));
        assertThat(note.signedBy(key)).isTrue();
        assertThat(note.signedAt(key)).contains(AT);
        assertThat(note.text()).startsWith(note.checkpoint().text() + "\n— " + key.name() + " ");
    }

    @Test
    void another_key_of_the_same_name_did_not_sign() {
        var signer = CheckpointSigner.fresh("log");
        var other = CheckpointSigner.fresh("log").key();
        var note = signer.sign(checkpoint("log"), AT);
        assertThat(note.signedBy(other)).isFalse();
        assertThat(note.signedAt(other)).isEmpty();
    }

    @Test
    void no_changed_character_of_the_text_keeps_its_signature() {
        var signer = CheckpointSigner.fresh("log");
        var note = signer.sign(checkpoint("log"), AT).text();
        var random = new Random(7);
        for (int at = 0; at < checkpoint("log").text().length(); at++) {
            char other = (char) ('0' + random.nextInt(70));
            if (note.charAt(at) == other) continue;
            var changed = note.substring(0, at) + other + note.substring(at + 1);
            var read = CheckpointNote.parse(changed);
            if (read.isEmpty()) continue;
            assertThat(read.get().signedBy(signer.key())).as(changed).isFalse();
            assertThat(read.get().signedAt(signer.key())).as(changed).isEmpty();
        }
    }

    @Test
    void a_moment_cannot_be_exchanged() {
        var signer = CheckpointSigner.fresh("log");
        var early = signer.sign(checkpoint("log"), AT).text();
        int at = early.lastIndexOf("— log ") + "— log ".length();
        var line = Base64.getDecoder().decode(early.substring(at).strip());
        line[11] ^= 1; // the last byte of the second
        var changed = early.substring(0, at) + Base64.getEncoder().encodeToString(line) + "\n";
        var read = CheckpointNote.parse(changed).orElseThrow();
        assertThat(read.signedBy(signer.key())).isTrue();
        assertThat(read.signedAt(signer.key())).isEmpty();
    }

    @Test
    void a_signer_is_read_back_from_its_file_and_only_whole() {
        var signer = CheckpointSigner.fresh("log");
        var back = CheckpointSigner.parse(signer.text());
        assertThat(back.key()).isEqualTo(signer.key());
        assertThat(back.sign(checkpoint("log"), AT).signedBy(signer.key())).isTrue();
        assertThat(signer.text()).startsWith("PRIVATE+KEY+log+");
        var other = CheckpointSigner.fresh("log");
        var mixed = signer.text().lines().findFirst().orElseThrow() + "\n" + other.key() + "\n";
        assertThatThrownBy(() -> CheckpointSigner.parse(mixed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CheckpointSigner.parse("PRIVATE+KEY+log"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> signer.sign(checkpoint("another"), AT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_note_or_no_key_is_said_to_be_none() {
        for (var wrong : List.of("", "\n\n", "a\n1\nAA==\n\n", "a\n1\n" + "A".repeat(43) + "=\n\n- a AAAAAAA=\n"))
            assertThat(CheckpointNote.parse(wrong)).as(wrong).isEmpty();
        for (var wrong :
                List.of("", "a", "a+00000000+", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
            assertThat(CheckpointKey.parse(wrong)).as(wrong).isEmpty();
    }
}

package vn.kycuong.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What every way out of the house must do, whoever stands at its other end: a real mail server, a bad one, a file. */
class MessengerContractTest {
    private static final Instant NINE = Instant.parse("2020-06-15T02:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TITLE = "Hồ sơ 000.00.01.H37-200615-0001 đã được tiếp nhận, hẹn trả thứ Sáu";
    private static final String TEXT = "Xã Hòa Thắng đã tiếp nhận hồ sơ.\n\nCơ quan giải quyết: Huyện Hữu Lũng.";

    @TempDir
    private Path folder;

    /** The adapters. */
    enum Kind {
        SMTP,
        FILE
    }

    /** One adapter and what stands at its other end. */
    private interface Side extends AutoCloseable {
        Messenger messenger();

        String address();

        /** An address that the other side does not know. */
        String unknown();

        /** Ids of what arrived, as often as it arrived. */
        List<String> arrived() throws IOException;

        void breakDown() throws IOException;

        void mend() throws IOException;

        /** From now on it is too much for the other side. */
        void tooMuch();

        /** Somebody waited as long as was asked. */
        void afterTheRest();

        @Override
        void close();
    }

    private Side side(Kind kind) {
        return switch (kind) {
            case SMTP -> new Smtp();
            case FILE -> new OfFile(folder);
        };
    }

    private static final class Smtp implements Side {
        private final TestSmtpServer server = new TestSmtpServer();
        private final Messenger messenger = smtp(server.port());

        @Override
        public Messenger messenger() {
            return messenger;
        }

        @Override
        public String address() {
            return "nguoi.nop@example.vn";
        }

        @Override
        public String unknown() {
            server.answer("RCPT", "550 5.1.1 <khong.co@example.vn>: no such user");
            return "khong.co@example.vn";
        }

        @Override
        public List<String> arrived() {
            return server.ids();
        }

        @Override
        public void breakDown() {
            server.answer(".", "451 4.3.0 disk full");
        }

        @Override
        public void mend() {
            server.answerWell();
        }

        @Override
        public void tooMuch() {
            server.answer("RCPT", "450 4.7.1 too many messages, slow down");
        }

        @Override
        public void afterTheRest() {
            server.answerWell();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    private static final class OfFile implements Side {
        private final Path file;
        private Messenger messenger;

        OfFile(Path folder) {
            file = folder.resolve("outbox").resolve("sms.jsonl");
            messenger = new FileMessenger(Way.SMS, file, 100);
        }

        @Override
        public Messenger messenger() {
            return messenger;
        }

        @Override
        public String address() {
            return "0900 000 000";
        }

        @Override
        public String unknown() {
            return "chưa có số";
        }

        @Override
        public List<String> arrived() throws IOException {
            if (!Files.isRegularFile(file)) return List.of();
            return Files.readAllLines(file).stream()
                    .map(line -> JSON.readTree(line).path("id").stringValue())
                    .toList();
        }

        @Override
        public void breakDown() throws IOException {
            Files.createDirectories(file); // a folder where the file should be
        }

        @Override
        public void mend() throws IOException {
            Files.delete(file);
        }

        @Override
        public void tooMuch() {
            messenger = new FileMessenger(Way.SMS, file, 0);
        }

        @Override
        public void afterTheRest() {
            messenger = new FileMessenger(Way.SMS, file, 1);
        }

        @Override
        public void close() {}
    }

    private static Messenger smtp(int port) {
        return new SmtpMessenger(terms(port, ""));
    }

    private static MailTerms terms(int port, String user) {
        return new MailTerms(
                "127.0.0.1", port, MailTerms.Tls.NONE, user, "bí mật", "motcua@tinh.example", Duration.ofSeconds(2));
    }

    private static Letter letter(Side side, String to) {
        return new Letter(UUID.randomUUID(), side.messenger().way(), to, TITLE, TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void a_message_arrives(Kind kind) throws IOException {
        try (var side = side(kind)) {
            var letter = letter(side, side.address());
            assertThat(side.messenger().send(letter, NINE)).isEqualTo(new SendResult.Sent());
            assertThat(side.arrived())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(letter.id().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_sent_again_is_known_by_its_id_to_be_the_same(Kind kind) throws IOException {
        try (var side = side(kind)) {
            var letter = letter(side, side.address());
            assertThat(side.messenger().send(letter, NINE)).isEqualTo(new SendResult.Sent());
            assertThat(side.messenger().send(letter, NINE.plusSeconds(600))).isEqualTo(new SendResult.Sent());
            assertThat(side.arrived()).isNotEmpty();
            assertThat(side.arrived().stream().distinct()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_taken_now_is_taken_when_it_is_tried_again(Kind kind) throws IOException {
        try (var side = side(kind)) {
            var letter = letter(side, side.address());
            side.breakDown();
            assertThat(side.messenger().send(letter, NINE)).isInstanceOf(SendResult.Later.class);
            side.mend();
            assertThat(side.arrived()).isEmpty();
            assertThat(side.messenger().send(letter, NINE.plusSeconds(60))).isEqualTo(new SendResult.Sent());
            assertThat(side.arrived()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_that_is_none_is_refused_for_good_and_not_repeated_in_words(Kind kind) throws IOException {
        try (var side = side(kind)) {
            var unknown = side.unknown();
            var result = side.messenger().send(letter(side, unknown), NINE);
            assertThat(result).isInstanceOfSatisfying(SendResult.Refused.class, refused -> {
                assertThat(refused.address()).isTrue();
                assertThat(refused.problem()).doesNotContain(unknown, "@", "khong");
            });
            assertThat(side.arrived()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void too_much_at_once_is_answered_with_a_rest(Kind kind) throws IOException {
        try (var side = side(kind)) {
            var letter = letter(side, side.address());
            side.tooMuch();
            assertThat(side.messenger().send(letter, NINE))
                    .isInstanceOfSatisfying(
                            SendResult.Throttled.class,
                            slow -> assertThat(slow.rest()).isPositive());
            assertThat(side.arrived()).isEmpty();
            side.afterTheRest();
            assertThat(side.messenger().send(letter, NINE.plusSeconds(600))).isEqualTo(new SendResult.Sent());
        }
    }

    // ---- what only a mail server does

    @Test
    void a_real_mail_server_reads_the_words_and_the_id() throws MessagingException, IOException {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var messenger = smtp(server.getSmtp().getPort());
            var letter =
                    new Letter(UUID.randomUUID(), Way.EMAIL, "nguoi.nop@example.vn", TITLE + "\r\nBcc: x@y.vn", TEXT);
            assertThat(messenger.send(letter, NINE)).isEqualTo(new SendResult.Sent());
            var message = server.getReceivedMessages()[0];
            assertThat(message.getSubject()).isEqualTo(TITLE + " Bcc: x@y.vn");
            assertThat(message.getAllRecipients()).hasSize(1);
            assertThat(message.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo(TEXT);
            assertThat(message.getMessageID()).isEqualTo("<" + letter.id() + "@tinh.example>");
            assertThat(Arrays.toString(message.getFrom())).isEqualTo("[motcua@tinh.example]");
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            server.stop();
        }
    }

    @Test
    void what_the_server_says_of_us_makes_the_message_wait_and_what_it_says_of_the_message_ends_it() {
        try (var server = new TestSmtpServer()) {
            assertThat(sent(server, "MAIL", "550 5.7.1 not you")).isInstanceOf(SendResult.Later.class);
            assertThat(sent(server, "MAIL", "530 5.7.0 log in first")).isInstanceOf(SendResult.Later.class);
            assertThat(sent(server, ".", "554 5.7.1 looks like spam"))
                    .isEqualTo(new SendResult.Refused("554 5.7.1", false));
            assertThat(sent(server, "RCPT", "450 4.2.0 mailbox busy")).isEqualTo(new SendResult.Later("450 4.2.0"));
            assertThat(sent(server, "RCPT", "421 4.7.0 closing")).isInstanceOf(SendResult.Throttled.class);
            assertThat(sent(server, "HELLO", TestSmtpServer.SILENT)).isEqualTo(new SendResult.Later("connection"));
            server.answer("AUTH", "535 5.7.8 wrong");
            var known = new SmtpMessenger(terms(server.port(), "motcua"));
            assertThat(known.send(aLetter(), NINE)).isEqualTo(new SendResult.Later("login"));
            assertThat(server.ids()).isEmpty();
        }
    }

    private static SendResult sent(TestSmtpServer server, String command, String answer) {
        server.answerWell();
        server.answer(command, answer);
        try {
            return smtp(server.port()).send(aLetter(), NINE);
        } finally {
            server.answerWell();
        }
    }

    private static Letter aLetter() {
        return new Letter(UUID.randomUUID(), Way.EMAIL, "nguoi.nop@example.vn", TITLE, TEXT);
    }

    @Test
    void a_message_that_was_taken_is_sent_whatever_happens_to_the_line() {
        try (var server = new TestSmtpServer()) {
            server.answer(".", TestSmtpServer.HANG_UP);
            assertThat(smtp(server.port()).send(aLetter(), NINE)).isEqualTo(new SendResult.Sent());
        }
    }

    @Test
    void nobody_at_the_door_is_later() {
        int port;
        try (var server = new TestSmtpServer()) {
            port = server.port();
        }
        assertThat(smtp(port).send(aLetter(), NINE)).isEqualTo(new SendResult.Later("connection"));
    }

    @Test
    void a_server_that_does_not_encrypt_gets_nothing_unless_it_is_on_this_machine() {
        assertThatThrownBy(() -> new MailTerms(
                        "thu.tinh.vn", 25, MailTerms.Tls.NONE, "", "", "motcua@tinh.example", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kycuong.mail.tls");
        try (var server = new TestSmtpServer()) {
            var strict = new SmtpMessenger(new MailTerms(
                    "127.0.0.1",
                    server.port(),
                    MailTerms.Tls.STARTTLS,
                    "",
                    "",
                    "motcua@tinh.example",
                    Duration.ofSeconds(2)));
            assertThat(strict.send(aLetter(), NINE)).isEqualTo(new SendResult.Later("connection"));
            assertThat(server.ids()).isEmpty();
        }
    }

    // ---- what only the file does

    @Test
    void the_file_is_its_owners_alone_and_a_line_cut_short_is_written_again() throws IOException {
        var file = folder.resolve("sms.jsonl");
        var letter = new Letter(UUID.randomUUID(), Way.SMS, "0900000000", TITLE, TEXT);
        assertThat(new FileMessenger(Way.SMS, file, 10).send(letter, NINE)).isEqualTo(new SendResult.Sent());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertThat(new FileMessenger(Way.SMS, file, 10).send(letter, NINE)).isEqualTo(new SendResult.Sent());
        assertThat(new FileMessenger(Way.SMS, file, 10).send(letter, NINE)).isEqualTo(new SendResult.Sent());
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast() + "\n").isEqualTo(whole);
        assertThat(JSON.readTree(lines.getLast()).path("text").stringValue()).isEqualTo(TITLE + "\n" + TEXT);
    }

    @Test
    void addresses_are_shown_masked() {
        assertThat(Stream.of("an@example.vn", "0912345678")
                        .map(to -> new Letter(UUID.randomUUID(), Way.SMS, to, "", "").masked()))
                .containsExactly("a•••@e•••", "•••678");
    }
}

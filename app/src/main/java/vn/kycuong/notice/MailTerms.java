package vn.kycuong.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.springframework.core.env.Environment;
import vn.kycuong.identity.SecretFile;

/**
 * What the installation says of its mail server ({@code kycuong.mail.*}): docs/notices.md. Under TLS or on this machine (ADR 33).
 *
 * @param host blank where there is none
 * @param from the address that messages come from
 * @param patience how long an answer is waited for
 */
record MailTerms(String host, int port, Tls tls, String user, String secret, String from, Duration patience) {
    private static final String PREFIX = "kycuong.mail.";

    /** How the way is encrypted. */
    enum Tls {
        /** From the first byte. */
        TLS,
        /** Begun in clear, and not gone on with unless the server encrypts. */
        STARTTLS,
        /** Not at all: on this machine alone. */
        NONE
    }

    MailTerms {
        if (!host.isBlank()) {
            if (tls == Tls.NONE && !isThisMachine(host))
                throw new IllegalArgumentException(
                        "Máy chủ thư %s không ở trên máy này: đặt kycuong.mail.tls=starttls hoặc tls.".formatted(host));
            try {
                new InternetAddress(from, true);
            } catch (AddressException unreadable) {
                throw new IllegalArgumentException(
                        "kycuong.mail.from phải là một địa chỉ thư: nơi thông báo được gửi đi.", unreadable);
            }
        }
    }

    static MailTerms of(Environment said) {
        var host = text(said, "host", "");
        boolean played = "sample".equals(said.getProperty("kycuong.mode")) && !isThisMachine(host);
        return new MailTerms(
                played ? "" : host, // invented people have addresses of real ones
                Integer.parseInt(text(said, "port", "587")),
                tls(text(said, "tls", "starttls")),
                text(said, "user", ""),
                SecretFile.read(text(said, "secret-file", "")).orElse(""),
                text(said, "from", ""),
                Duration.ofSeconds(Long.parseLong(text(said, "patience-seconds", "20"))));
    }

    private static String text(Environment said, String key, String otherwise) {
        return said.getProperty(PREFIX + key, otherwise).strip();
    }

    private static Tls tls(String text) {
        return switch (text) {
            case "tls" -> Tls.TLS;
            case "starttls" -> Tls.STARTTLS;
            case "none" -> Tls.NONE;
            default ->
                throw new IllegalArgumentException("kycuong.mail.tls là tls, starttls hoặc none, không phải: " + text);
        };
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("::1");
    }

    boolean isOffered() {
        return !host.isBlank();
    }

    Properties session() {
        var properties = new Properties();
        var wait = String.valueOf(patience.toMillis());
        properties.put("mail.smtp.connectiontimeout", wait);
        properties.put("mail.smtp.timeout", wait);
        properties.put("mail.smtp.writetimeout", wait);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", String.valueOf(!user.isBlank()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(tls == Tls.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(tls == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(tls == Tls.STARTTLS));
        properties.put("mail.mime.charset", StandardCharsets.UTF_8.name());
        return properties;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

package vn.kycuong.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * E-mail by SMTP. What the server says of the message or its address ends the message; what it says of us (who we are, that we may not
 * send) is the installation's to mend, and the message waits.
 */
final class SmtpMessenger implements Messenger {
    private static final Duration REST = Duration.ofMinutes(5);
    private static final int SERVICE_CLOSING = 421;
    private static final int FINAL = 500;
    /** The enhanced code (RFC 3463) for policy and security, which servers use for "too many". */
    private static final Pattern TOO_MANY = Pattern.compile("^\\d{3}[ -]4\\.7\\.\\d");

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})");

    private final MailTerms terms;
    private final Session session;

    SmtpMessenger(MailTerms terms) {
        this.terms = terms;
        this.session = Session.getInstance(terms.session());
    }

    @Override
    public Way way() {
        return Way.EMAIL;
    }

    @Override
    public boolean isOffered() {
        return terms.isOffered();
    }

    @Override
    public SendResult send(Letter letter, Instant at) {
        InternetAddress to;
        try {
            to = new InternetAddress(letter.to(), true);
        } catch (AddressException unreadable) {
            return new SendResult.Refused("address", true);
        }
        boolean handed = false;
        try (var transport = session.getTransport("smtp")) {
            var message = message(letter, to, at);
            transport.connect(
                    terms.host(),
                    terms.port(),
                    terms.user().isBlank() ? null : terms.user(),
                    terms.user().isBlank() ? null : terms.secret());
            transport.sendMessage(message, new InternetAddress[] {to});
            handed = true;
        } catch (AuthenticationFailedException refusesUs) {
            return new SendResult.Later("login");
        } catch (SendFailedException refused) {
            return answer(refused);
        } catch (MessagingException unreachable) {
            // once the server has taken the message, what happens to the line is nothing to us
            return handed ? new SendResult.Sent() : new SendResult.Later("connection");
        }
        return new SendResult.Sent();
    }

    private MimeMessage message(Letter letter, InternetAddress to, Instant at) throws MessagingException {
        var message = new Known(session, messageId(letter.id(), terms.from()));
        message.setFrom(new InternetAddress(terms.from(), true));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(letter.title().replaceAll("\\s+", " "), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(at));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence answers it
        message.saveChanges();
        return message;
    }

    /** Under the domain that sends: servers and readers know by it that they have a message already. */
    static String messageId(UUID id, String from) {
        return "<" + id + from.substring(from.lastIndexOf('@')) + ">";
    }

    private static SendResult answer(SendFailedException refused) {
        SendResult found = new SendResult.Later("connection");
        for (@Nullable Exception e = refused; e instanceof MessagingException one; e = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException address)
                return answer(address.getReturnCode(), text(address), true);
            if (one instanceof SMTPSenderFailedException ofUs)
                found = new SendResult.Later(problem(ofUs.getReturnCode(), text(ofUs)));
            else if (one instanceof SMTPSendFailedException said)
                found = isOfUs(said)
                        ? new SendResult.Later(problem(said.getReturnCode(), text(said)))
                        : answer(said.getReturnCode(), text(said), false);
        }
        return found;
    }

    private static boolean isOfUs(SMTPSendFailedException said) {
        return said.getReturnCode() >= FINAL
                && said.getCommand() != null
                && said.getCommand().startsWith("MAIL");
    }

    private static SendResult answer(int code, String text, boolean address) {
        var problem = problem(code, text);
        if (code >= FINAL) return new SendResult.Refused(problem, address);
        return code == SERVICE_CLOSING || TOO_MANY.matcher(text).find()
                ? new SendResult.Throttled(problem, REST)
                : new SendResult.Later(problem);
    }

    private static String text(MessagingException said) {
        return said.getMessage() == null ? "" : said.getMessage().strip();
    }

    private static String problem(int code, String text) {
        var enhanced = ENHANCED.matcher(text);
        return enhanced.find() ? code + " " + enhanced.group(1) : String.valueOf(code);
    }

    /** A message that keeps its id when it is made ready. */
    private static final class Known extends MimeMessage {
        private final String id;

        Known(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

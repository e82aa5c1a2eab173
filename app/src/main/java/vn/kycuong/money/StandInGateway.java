package vn.kycuong.money;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.worktime.LegalClock;

/**
 * A gateway that takes no money (cổng thanh toán mẫu): it lives in the sample province alone, shows a page of our own, and signs its call-backs as a
 * real one would. Its key is made anew at each start and leaves the process nowhere; its book stays.
 */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
public class StandInGateway implements PaymentGateway {
    /** Where its page stands. */
    public static final String PATH = "/tra-cuu/cong-thanh-toan-mau";

    private static final String HMAC = "HmacSHA256";
    private static final Pattern LINE = Pattern.compile("([a-z]{1,20})=([\\w:.+-]{1,80})");

    private final byte[] key = new byte[32];
    private final StandInBook book;
    private final LegalClock time;
    private volatile boolean silent;

    @Autowired
    StandInGateway(@Value("${kycuong.data-folder:}") String folder, LegalClock time) {
        this(new StandInBook(folder.isBlank() ? null : Path.of(folder, "stand-in-gateway.txt")), time);
    }

    StandInGateway(StandInBook book, LegalClock time) {
        this.book = book;
        this.time = time;
        new SecureRandom().nextBytes(key);
    }

    /** Answers nothing that it is asked from now on, or answers again: as a line that is cut. */
    void fallSilent(boolean now) {
        silent = now;
    }

    /** The payer pays, or gives up: it stands in the book, and the word of it is what is to be sent. */
    public Sent settle(UUID order, boolean paid, long amount, String reference) {
        var said = book.settle(new Heard.Said(order, paid, amount, reference, time.instant()));
        return call(order, said.paid(), said.amount(), said.reference(), said.at());
    }

    @Override
    public Answer ask(UUID order) {
        if (silent) return new Silent();
        return book.find(order).<Answer>map(Answer.Settled::new).orElse(new Answer.Open());
    }

    @Override
    public Returned giveBack(Wish wish) {
        return silent ? new Silent() : book.giveBack(wish, time.instant());
    }

    @Override
    public Statement statement(LocalDate day) {
        return silent ? new Silent() : new Statement.Whole(book.of(day));
    }

    @Override
    public String name() {
        return "stand-in";
    }

    @Override
    public String begin(UUID order, long amount, String code, String back) {
        return PATH + "/" + order;
    }

    /** A call-back as it would send it. */
    public Sent call(UUID order, boolean paid, long amount, String reference, Instant at) {
        var fields = new TreeMap<>(Map.of(
                "order", order.toString(),
                "status", paid ? "PAID" : "FAILED",
                "amount", Long.toString(amount),
                "reference", reference,
                "at", at.toString()));
        var text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        var body = text.toString().getBytes(StandardCharsets.UTF_8);
        return new Sent(body, HexFormat.of().formatHex(mac(body)));
    }

    /** Bytes and their signature. */
    public record Sent(byte[] body, String signature) {}

    @Override
    public Heard read(byte[] body, String signature) {
        var expected = HexFormat.of().formatHex(mac(body)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) return new Heard.Forged();
        var fields = new TreeMap<String, String>();
        for (var line : new String(body, StandardCharsets.UTF_8).split("\n")) {
            var field = LINE.matcher(line);
            if (!field.matches() || fields.put(field.group(1), field.group(2)) != null) return new Heard.Unreadable();
        }
        return said(fields);
    }

    private static Heard said(Map<String, String> fields) {
        var amount = Vnd.parse(fields.get("amount"));
        var status = fields.getOrDefault("status", "");
        if (amount.isEmpty() || !fields.containsKey("reference") || !status.equals("PAID") && !status.equals("FAILED"))
            return new Heard.Unreadable();
        try {
            return new Heard.Said(
                    UUID.fromString(fields.getOrDefault("order", "")),
                    status.equals("PAID"),
                    amount.getAsLong(),
                    fields.get("reference"),
                    Instant.parse(fields.getOrDefault("at", "")));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return new Heard.Unreadable();
        }
    }

    private byte[] mac(byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(body);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + HMAC, missing);
        }
    }
}

package vn.kycuong.money.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.money.OnlinePayments;
import vn.kycuong.money.OnlinePayments.Outcome;

/** Where a payment gateway tells what became of a payment. Who asks is not known and need not be: only what the gateway signed is believed. */
@Access(Access.Who.EVERYBODY)
@RestController
class GatewayApi {
    static final String PATH = "/api/thanh-toan/ket-qua";
    private static final int LONGEST = 8_192;
    private static final Pattern ORDER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final OnlinePayments online;
    private final Throttle throttle;

    GatewayApi(OnlinePayments online, Throttle throttle) {
        this.online = online;
        this.throttle = throttle;
    }

    /** Answers a word that a gateway repeats until it is 200: what was heard and what was heard before are the same to it. */
    @PostMapping(PATH)
    ResponseEntity<String> hear(
            @RequestBody(required = false) byte[] body,
            @RequestHeader(name = "X-Signature", defaultValue = "") String signature,
            HttpServletRequest request) {
        if (body == null || body.length > LONGEST || signature.length() > 1_000)
            return answer(HttpStatus.BAD_REQUEST, "UNREADABLE");
        var outcome = online.hear(body, signature);
        if (outcome == Outcome.FORGED && throttle.allows("track", request.getRemoteAddr())) {
            var named = ORDER.matcher(new String(body, StandardCharsets.UTF_8));
            if (named.find()) online.forged(UUID.fromString(named.group()));
        }
        return answer(status(outcome), outcome.name());
    }

    private static HttpStatus status(Outcome outcome) {
        return switch (outcome) {
            case TAKEN, AGAIN, FAILED -> HttpStatus.OK;
            case FORGED -> HttpStatus.FORBIDDEN;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case OTHER_AMOUNT, OTHER_ORDER -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
        };
    }

    private static ResponseEntity<String> answer(HttpStatus status, String word) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(word + "\n");
    }
}

package vn.kycuong.identity;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The security log (nhật ký an ninh): what happened, to whom, from where, as fields that a machine reads. People are numbers, and nothing
 * that was typed is written: it may be a password in the wrong field. Who asked and from which address stands in every line of a request by itself.
 */
public final class SecurityEvents {
    /** The logger that the security log is fed from. */
    public static final String LOGGER = "vn.kycuong.security.events";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int LONGEST = 300;
    private static final Pattern UNPRINTED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private SecurityEvents() {}

    /** @param facts names and values in turn */
    public static void tell(SecurityEvent event, Object... facts) {
        var line = (event.success() ? LOG.atInfo() : LOG.atWarn())
                .addKeyValue("event.action", event.action())
                .addKeyValue("event.outcome", event.success() ? "success" : "failure");
        var text = new StringBuilder(event.action());
        for (int i = 0; i + 1 < facts.length; i += 2) {
            var value = plain(String.valueOf(facts[i + 1]));
            line = line.addKeyValue("labels." + facts[i], value);
            text.append(i == 0 ? ": " : ", ").append(facts[i]).append(' ').append(value);
        }
        line.log(text.toString());
    }

    private static String plain(String value) {
        return UNPRINTED
                .matcher(value.substring(0, Math.min(LONGEST, value.length())))
                .replaceAll(" ");
    }
}

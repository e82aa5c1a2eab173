package vn.kycuong.signature;

import java.util.regex.Pattern;
import vn.kycuong.kernel.ActorId;

/** Who signs (người ký): an organisation with its seal, or a person in an organisation. */
public sealed interface Signer {
    /** What a key file and a line of the configuration call this signer. */
    String key();

    /** Name in the certificate and on the paper. */
    String name();

    /** The organisation for which it is signed. */
    String organisation();

    /**
     * Dấu số của cơ quan.
     *
     * @param code mã định danh of the organisation, e.g. {@code H37.12}
     */
    record Organisation(String code, String name) implements Signer {
        private static final Pattern CODE = Pattern.compile("[0-9A-Za-z.-]{1,40}");

        public Organisation {
            if (!CODE.matcher(code).matches())
                throw new IllegalArgumentException("No code of an organisation: " + code);
        }

        @Override
        public String key() {
            return "organisation." + code;
        }

        @Override
        public String organisation() {
            return name;
        }
    }

    /** Chữ ký số của một người. */
    record Person(ActorId actor, String name, String organisation) implements Signer {
        @Override
        public String key() {
            return "person." + actor.value();
        }
    }
}

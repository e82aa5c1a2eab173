package vn.kycuong.money;

import java.time.Instant;
import java.util.UUID;

/**
 * A way to pay online (cổng thanh toán). An adapter knows how to send a payer there and how to believe what comes back; it stores nothing. What
 * every adapter must do stands in {@code PaymentGatewayContractTest}.
 */
public interface PaymentGateway {
    /** Its name, as orders keep it. */
    String name();

    /**
     * Where the payer goes.
     *
     * @param order ours, and random; the gateway gives it back
     * @param amount in đồng
     * @param code of the dossier, as the payer knows it; no person
     * @param back where he comes back to, whatever happened; that he comes back proves nothing
     */
    String begin(UUID order, long amount, String code, String back);

    /**
     * Reads what somebody sent as a call-back of the gateway. Whoever it came from, only what is signed is believed.
     *
     * @param body as it came
     * @param signature as it came in the header {@code X-Signature}
     */
    Heard read(byte[] body, String signature);

    /** What a call-back said. */
    sealed interface Heard {
        /**
         * It is the gateway's word.
         *
         * @param paid whether the money came; otherwise the payer gave up or was refused
         * @param reference the gateway's own name for the payment
         * @param at when, as the gateway says
         */
        record Said(UUID order, boolean paid, long amount, String reference, Instant at) implements Heard {}

        /** Nobody signed it, or somebody else did. */
        record Forged() implements Heard {}

        /** It is signed, and cannot be read. */
        record Unreadable() implements Heard {}
    }
}

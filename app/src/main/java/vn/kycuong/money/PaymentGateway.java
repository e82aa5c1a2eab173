package vn.kycuong.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A way to pay online (cổng thanh toán). An adapter knows how to send a payer there, how to believe what comes back, and how to ask; it stores nothing
 * and never breaks: whatever hinders an answer (no connection, a limit of requests, nonsense) is {@link Silent}, and is asked again later. What every
 * adapter must do stands in {@code PaymentGatewayContractTest}.
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

    /** What became of a payment: its word may have been lost. Asking changes nothing. */
    Answer ask(UUID order);

    /** Gives back a part of a payment, by the way it came. The same wish again is the same return, told as far as it has come by then. */
    Returned giveBack(Wish wish);

    /** All that it took and gave back on a day that is over. */
    Statement statement(LocalDate day);

    /**
     * Money that shall go back.
     *
     * @param id ours, and random; another id is another return
     * @param reference the gateway's own name for the payment
     */
    record Wish(UUID id, String reference, long amount) {}

    /** What is answered about a payment. */
    sealed interface Answer {
        /** It is over: paid, or not. */
        record Settled(Heard.Said said) implements Answer {}

        /** The payer has not decided yet, or never came. */
        record Open() implements Answer {}
    }

    /** What is answered to a wish. */
    sealed interface Returned {
        /** The money is back. */
        record Done(String reference, Instant at) implements Returned {}

        /** It never will be by this wish; the reason is the gateway's. */
        record Refused(String reason) implements Returned {}

        /** It is on its way. */
        record Open() implements Returned {}
    }

    /** What is answered about a day. */
    sealed interface Statement {
        /** Each movement once. */
        record Whole(List<StatementLine> lines) implements Statement {
            public Whole {
                lines = List.copyOf(lines);
            }
        }
    }

    /** No answer that can be used: it may have done what was asked, or not. */
    record Silent() implements Answer, Returned, Statement {}
}

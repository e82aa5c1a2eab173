package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.kycuong.money.PaymentGateway.Heard;

/** What every adapter of a payment gateway must do, whoever stands at its other end. A real one is added to {@code Kind} and {@code side}. */
class PaymentGatewayContractTest {
    private static final Instant NINE = Instant.parse("2020-06-15T02:00:00Z");

    /** The adapters. */
    enum Kind {
        STAND_IN
    }

    /** One adapter and what its gateway would send. */
    private interface Side {
        PaymentGateway gateway();

        StandInGateway.Sent call(UUID order, boolean paid, long amount, String reference);
    }

    private static Side side(Kind kind) {
        return switch (kind) {
            case STAND_IN -> new StandIn();
        };
    }

    private static final class StandIn implements Side {
        private final StandInGateway gateway = new StandInGateway();

        @Override
        public PaymentGateway gateway() {
            return gateway;
        }

        @Override
        public StandInGateway.Sent call(UUID order, boolean paid, long amount, String reference) {
            return gateway.call(order, paid, amount, reference, NINE);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_payer_is_sent_somewhere_that_names_no_person(Kind kind) {
        var order = UUID.randomUUID();
        var address = side(kind).gateway().begin(order, 20_000, "H37-200615-0001", "/tra-cuu");
        assertThat(address).contains(order.toString()).doesNotContain("Nguy");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_the_gateway_signed_is_read_as_it_was_meant(Kind kind) {
        var side = side(kind);
        var order = UUID.randomUUID();
        var paid = side.call(order, true, 20_000, "GD-1");
        assertThat(side.gateway().read(paid.body(), paid.signature()))
                .isInstanceOfSatisfying(Heard.Said.class, said -> {
                    assertThat(said.order()).isEqualTo(order);
                    assertThat(said.paid()).isTrue();
                    assertThat(said.amount()).isEqualTo(20_000);
                    assertThat(said.reference()).isEqualTo("GD-1");
                });
        var failed = side.call(order, false, 20_000, "GD-2");
        assertThat(side.gateway().read(failed.body(), failed.signature()))
                .isInstanceOfSatisfying(
                        Heard.Said.class, said -> assertThat(said.paid()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_changed_byte_and_each_other_signature_is_forged(Kind kind) {
        var side = side(kind);
        var sent = side.call(UUID.randomUUID(), true, 20_000, "GD-1");
        for (int i = 0; i < sent.body().length; i++) {
            var changed = sent.body().clone();
            changed[i] ^= 1;
            assertThat(side.gateway().read(changed, sent.signature())).isInstanceOf(Heard.Forged.class);
        }
        for (var signature :
                new String[] {"", "0", sent.signature() + "0", sent.signature().toUpperCase() + " ", "chữ ký", "\u0000"
                }) assertThat(side.gateway().read(sent.body(), signature)).isInstanceOf(Heard.Forged.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void another_gateways_signature_is_forged(Kind kind) {
        var sent = side(kind).call(UUID.randomUUID(), true, 20_000, "GD-1");
        assertThat(side(kind).gateway().read(sent.body(), sent.signature())).isInstanceOf(Heard.Forged.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nonsense_is_never_a_payment_and_never_breaks(Kind kind) {
        for (var text :
                new String[] {"", "=", "order=1", "\u0000\u0001", "a".repeat(5_000), "{}", "amount=-1\nstatus=PAID"}) {
            var heard = side(kind).gateway().read(text.getBytes(StandardCharsets.UTF_8), "abc");
            assertThat(heard).isNotInstanceOf(Heard.Said.class);
        }
    }
}

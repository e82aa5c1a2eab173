package vn.kycuong.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.kycuong.money.PaymentGateway.Answer;
import vn.kycuong.money.PaymentGateway.Heard;
import vn.kycuong.money.PaymentGateway.Returned;
import vn.kycuong.money.PaymentGateway.Silent;
import vn.kycuong.money.PaymentGateway.Statement;
import vn.kycuong.money.PaymentGateway.Wish;

/** What every adapter of a payment gateway must do, whoever stands at its other end. A real one is added to {@code Kind} and {@code side}. */
class PaymentGatewayContractTest {
    private static final Instant NINE = Instant.parse("2020-06-15T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);

    /** The adapters. */
    enum Kind {
        STAND_IN
    }

    /** One adapter and what its gateway would send, and what a payer does there. */
    private interface Side {
        PaymentGateway gateway();

        StandInGateway.Sent call(UUID order, boolean paid, long amount, String reference);

        /** A payer pays at the gateway, or gives up; its word of it is lost. */
        void settle(UUID order, boolean paid, long amount, String reference);

        /** The line to the gateway is cut, or it answers that there is too much to do. */
        void cut(boolean cut);
    }

    private static Side side(Kind kind) {
        return switch (kind) {
            case STAND_IN -> new StandIn();
        };
    }

    private static final class StandIn implements Side {
        private final StandInGateway gateway = new StandInGateway(new StandInBook(null), () -> NINE);

        @Override
        public PaymentGateway gateway() {
            return gateway;
        }

        @Override
        public StandInGateway.Sent call(UUID order, boolean paid, long amount, String reference) {
            return gateway.call(order, paid, amount, reference, NINE);
        }

        @Override
        public void settle(UUID order, boolean paid, long amount, String reference) {
            gateway.settle(order, paid, amount, reference);
        }

        @Override
        public void cut(boolean cut) {
            gateway.fallSilent(cut);
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

    // ---- asked

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_payment_whose_word_was_lost_is_told_when_asked_and_each_time_the_same(Kind kind) {
        var side = side(kind);
        var order = UUID.randomUUID();
        assertThat(side.gateway().ask(order)).isInstanceOf(Answer.Open.class);
        side.settle(order, true, 20_000, "GD-1");
        var told = side.gateway().ask(order);
        assertThat(told).isInstanceOfSatisfying(Answer.Settled.class, settled -> {
            assertThat(settled.said().paid()).isTrue();
            assertThat(settled.said().amount()).isEqualTo(20_000);
            assertThat(settled.said().reference()).isEqualTo("GD-1");
        });
        assertThat(side.gateway().ask(order)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_payer_who_gave_up_is_told_and_may_come_back(Kind kind) {
        var side = side(kind);
        var order = UUID.randomUUID();
        side.settle(order, false, 20_000, "GD-1");
        assertThat(side.gateway().ask(order))
                .isInstanceOfSatisfying(
                        Answer.Settled.class, s -> assertThat(s.said().paid()).isFalse());
        side.settle(order, true, 20_000, "GD-2");
        assertThat(side.gateway().ask(order))
                .isInstanceOfSatisfying(
                        Answer.Settled.class, s -> assertThat(s.said().paid()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_line_that_is_cut_is_silence_and_never_breaks(Kind kind) {
        var side = side(kind);
        var order = UUID.randomUUID();
        side.settle(order, true, 20_000, "GD-1");
        side.cut(true);
        assertThat(side.gateway().ask(order)).isInstanceOf(Silent.class);
        assertThat(side.gateway().giveBack(new Wish(UUID.randomUUID(), "GD-1", 1)))
                .isInstanceOf(Silent.class);
        assertThat(side.gateway().statement(DAY)).isInstanceOf(Silent.class);
        side.cut(false);
        assertThat(side.gateway().ask(order)).isInstanceOf(Answer.Settled.class);
    }

    // ---- giving back

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_same_wish_again_gives_back_once(Kind kind) {
        var side = side(kind);
        side.settle(UUID.randomUUID(), true, 20_000, "GD-1");
        var wish = new Wish(UUID.randomUUID(), "GD-1", 15_000);
        var first = side.gateway().giveBack(wish);
        assertThat(first).isInstanceOf(Returned.Done.class);
        assertThat(side.gateway().giveBack(wish)).isEqualTo(first);
        assertThat(side.gateway().giveBack(new Wish(UUID.randomUUID(), "GD-1", 5_001)))
                .isInstanceOf(Returned.Refused.class);
        assertThat(side.gateway().giveBack(new Wish(UUID.randomUUID(), "GD-1", 5_000)))
                .isInstanceOf(Returned.Done.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_was_never_taken_is_refused_with_a_reason(Kind kind) {
        assertThat(side(kind).gateway().giveBack(new Wish(UUID.randomUUID(), "GD-0", 1)))
                .isInstanceOfSatisfying(
                        Returned.Refused.class, no -> assertThat(no.reason()).isNotBlank());
    }

    // ---- the statement

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_statement_has_each_movement_of_its_day_once(Kind kind) {
        var side = side(kind);
        var order = UUID.randomUUID();
        side.settle(order, true, 20_000, "GD-1");
        side.settle(order, true, 20_000, "GD-1");
        side.settle(UUID.randomUUID(), false, 20_000, "GD-2");
        var wish = new Wish(UUID.randomUUID(), "GD-1", 8_000);
        side.gateway().giveBack(wish);
        side.gateway().giveBack(wish);
        assertThat(side.gateway().statement(DAY)).isInstanceOfSatisfying(Statement.Whole.class, whole -> {
            assertThat(whole.lines()).extracting(StatementLine::amount).containsExactly(20_000L, 8_000L);
            assertThat(whole.lines()).extracting(StatementLine::id).containsExactly(order, wish.id());
        });
        assertThat(side.gateway().statement(DAY.minusDays(1))).isEqualTo(new Statement.Whole(List.of()));
    }

    @Test
    void the_stand_ins_book_outlives_the_program(@TempDir Path folder) {
        var file = folder.resolve("book.txt");
        var order = UUID.randomUUID();
        new StandInGateway(new StandInBook(file), () -> NINE).settle(order, true, 20_000, "GD-1");
        var again = new StandInGateway(new StandInBook(file), () -> NINE);
        assertThat(again.ask(order)).isInstanceOf(Answer.Settled.class);
        assertThat(again.statement(DAY))
                .isInstanceOfSatisfying(
                        Statement.Whole.class,
                        whole -> assertThat(whole.lines()).hasSize(1));
    }
}

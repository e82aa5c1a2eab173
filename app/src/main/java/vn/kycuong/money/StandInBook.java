package vn.kycuong.money;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.money.PaymentGateway.Heard;
import vn.kycuong.money.PaymentGateway.Returned;
import vn.kycuong.money.PaymentGateway.Wish;

/** What the stand-in took and gave back: a book of its own outside of our database, as a real gateway has one; a line each, only added to. */
final class StandInBook {
    private final @Nullable Path file;
    private final Map<UUID, Heard.Said> settled = new HashMap<>();
    private final List<StatementLine> moved = new ArrayList<>();

    /** @param file where it lies; null keeps it in memory */
    StandInBook(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) read(file);
    }

    /** The first answer of a payer stands, unless he gave up and comes back to pay. */
    synchronized Heard.Said settle(Heard.Said said) {
        var before = settled.get(said.order());
        if (before != null && (before.paid() || !said.paid())) return before;
        write(said.paid() ? "TAKEN" : "FAILED", said.reference(), said.order(), said.amount(), said.at());
        return said;
    }

    synchronized Optional<Heard.Said> find(UUID order) {
        return Optional.ofNullable(settled.get(order));
    }

    /** Never more than was taken, each wish once. */
    synchronized Returned giveBack(Wish wish, Instant at) {
        var before = moved.stream()
                .filter(m -> m.way() == StatementLine.Way.RETURNED && m.id().equals(wish.id()))
                .findFirst();
        if (before.isPresent())
            return new Returned.Done(before.get().reference(), before.get().at());
        var taken = settled.values().stream()
                .filter(s -> s.paid() && s.reference().equals(wish.reference()))
                .findFirst();
        if (taken.isEmpty()) return new Returned.Refused("Không có giao dịch " + wish.reference());
        long back = moved.stream()
                .filter(m ->
                        m.way() == StatementLine.Way.RETURNED && m.reference().startsWith(wish.reference() + "-H"))
                .mapToLong(StatementLine::amount)
                .sum();
        if (wish.amount() > taken.get().amount() - back) return new Returned.Refused("Vượt số tiền của giao dịch");
        var reference = wish.reference() + "-H" + wish.id();
        write("RETURNED", reference, wish.id(), wish.amount(), at);
        return new Returned.Done(reference, at);
    }

    synchronized List<StatementLine> of(LocalDate day) {
        return moved.stream()
                .filter(m -> LegalZone.local(m.at()).toLocalDate().equals(day))
                .toList();
    }

    private void write(String what, String reference, UUID id, long amount, Instant at) {
        take(what, reference, id, amount, at);
        if (file == null) return;
        var line = String.join(" ", what, reference, id.toString(), Long.toString(amount), at.toString()) + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void read(Path from) {
        try (var lines = Files.lines(from)) {
            lines.map(line -> line.split(" "))
                    .filter(part -> part.length == 5) // the last one may be torn
                    .forEach(part -> take(
                            part[0],
                            part[1],
                            UUID.fromString(part[2]),
                            Long.parseLong(part[3]),
                            Instant.parse(part[4])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void take(String what, String reference, UUID id, long amount, Instant at) {
        if (!what.equals("RETURNED")) settled.put(id, new Heard.Said(id, what.equals("TAKEN"), amount, reference, at));
        if (!what.equals("FAILED"))
            moved.add(new StatementLine(StatementLine.Way.valueOf(what), reference, id, amount, at));
    }
}

package vn.kycuong.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The dated rows of {@code fees.json}. */
record FeeBook(
        List<Tariff> tariffs, List<Exemption> exemptions, List<RefundGround> grounds, List<Parameter> parameters) {
    FeeBook {
        tariffs = List.copyOf(tariffs);
        exemptions = List.copyOf(exemptions);
        grounds = List.copyOf(grounds);
        parameters = List.copyOf(parameters);
    }

    /**
     * How an amount is counted beyond one figure.
     *
     * @param channel empty for every way of handing in
     * @param cap of one copy; null for none
     */
    record Tariff(
            String procedureKey,
            String feeKind,
            String channel,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<Step> steps,
            @Nullable Long cap,
            String basis,
            String status,
            String note) {
        Tariff {
            steps = List.copyOf(steps);
        }
    }

    /**
     * So much each, up to so many.
     *
     * @param upTo the last one it is for; {@link Integer#MAX_VALUE} for all that follow
     */
    record Step(int upTo, long each) {
        /** "2:2000 *:1000". */
        static List<Step> parse(String text) {
            return List.of(text.split(" ")).stream()
                    .map(part -> part.split(":"))
                    .map(part -> new Step(
                            part[0].equals("*") ? Integer.MAX_VALUE : Integer.parseInt(part[0]),
                            Long.parseLong(part[1])))
                    .toList();
        }

        static String text(List<Step> steps) {
            return String.join(
                    " ",
                    steps.stream()
                            .map(s -> (s.upTo() == Integer.MAX_VALUE ? "*" : String.valueOf(s.upTo())) + ":" + s.each())
                            .toList());
        }
    }

    /** A figure that an administrator may change from a day on. */
    record Parameter(
            String name,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            long value,
            String basis,
            String status) {}

    Optional<Tariff> tariff(String procedure, String kind, String channel, LocalDate day) {
        return tariffs.stream()
                .filter(t -> t.procedureKey().equals(procedure)
                        && t.feeKind().equals(kind)
                        && (t.channel().isEmpty() || t.channel().equals(channel))
                        && inForce(t.effectiveFrom(), t.effectiveTo(), day))
                .findFirst();
    }

    /** The exemptions that a procedure knows on a day. */
    List<Exemption> exemptions(String procedure, LocalDate day) {
        return exemptions.stream()
                .filter(e -> e.isFor(procedure) && inForce(e.effectiveFrom(), e.effectiveTo(), day))
                .toList();
    }

    List<RefundGround> grounds(LocalDate day) {
        return grounds.stream()
                .filter(g -> inForce(g.effectiveFrom(), g.effectiveTo(), day))
                .toList();
    }

    /** What a parameter says on a day; empty while the register was not loaded. */
    OptionalLong parameter(String name, LocalDate day) {
        return parameters.stream()
                .filter(p -> p.name().equals(name) && inForce(p.effectiveFrom(), p.effectiveTo(), day))
                .mapToLong(Parameter::value)
                .findFirst();
    }

    static boolean inForce(LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}

package vn.kycuong.money;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.kycuong.money.Assessment.Counted;
import vn.kycuong.money.Assessment.Open;
import vn.kycuong.money.FeeBook.Step;
import vn.kycuong.money.FeeBook.Tariff;
import vn.kycuong.money.FeeLine.Reason;
import vn.kycuong.procedure.Fee;
import vn.kycuong.procedure.ProcedureVersion;

/** From the catalogue, the dated rows and what was counted to an amount with its reasons. A doubtful figure is never taken as it stands. */
final class FeeRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String ELSEWHERE = "FINANCIAL_OBLIGATION";
    private static final String VERIFIED = "verified";

    private final ProcedureVersion procedure;
    private final Charged charged;
    private final FeeBook book;
    private final LocalDate day;
    private final FeeQuestion said;
    private final List<Open> open = new ArrayList<>();
    private final Set<Counted> asked = EnumSet.noneOf(Counted.class);

    private FeeRules(ProcedureVersion procedure, Charged charged, FeeBook book, FeeQuestion said) {
        this.procedure = procedure;
        this.charged = charged;
        this.book = book;
        this.day = Objects.requireNonNull(charged.acceptedOn(), "Nothing is owed before acceptance");
        this.said = said;
    }

    /** @param charged accepted, so that the day is known that decides which fees are in force */
    static Assessment assess(ProcedureVersion procedure, Charged charged, FeeBook book, FeeQuestion said) {
        return new FeeRules(procedure, charged, book, said).assessed();
    }

    private Assessment assessed() {
        var lines = procedure.feesOf(charged.caseKey(), charged.channel()).stream()
                .map(this::line)
                .toList();
        long gross = lines.stream().mapToLong(FeeLine::amount).sum();
        var exemption = gross == 0
                ? Optional.<Exemption>empty()
                : book.exemptions(procedure.key(), day).stream()
                        .filter(e -> e.key().equals(said.exemption()))
                        .findFirst();
        return new Assessment(lines, gross, exemption.orElse(null), open, asked);
    }

    private FeeLine line(Fee fee) {
        var reasons = new ArrayList<Reason>();
        reasons.add(Reason.of("money.why.inForce", fee.words(), DAY.format(fee.effectiveFrom()), DAY.format(day)));
        if (fee.kind().equals(ELSEWHERE)) return free(fee, reasons, "money.why.elsewhere");
        var tariff = book.tariff(procedure.key(), fee.kind(), charged.channel(), day);
        var figure = fee.amountVnd();
        if (fee.kind().equals("NONE") || figure != null && figure == 0 && tariff.isEmpty())
            return free(fee, reasons, "money.why.free");
        if (figure == null && tariff.isEmpty()) return stopped(fee, reasons, "money.open.unknown");
        if (tariff.isEmpty() && !believable(fee, Objects.requireNonNull(figure)))
            return stopped(fee, reasons, "money.open.doubtful", Vnd.text(figure), fee.words());
        confirm(fee, tariff, reasons);
        long amount = tariff.map(t -> byTariff(t, fee, reasons))
                .orElseGet(() -> byFigure(Objects.requireNonNull(figure), fee, reasons));
        return new FeeLine(fee.kind(), fee.words(), amount, reasons);
    }

    /** Sources write 700 for 700.000; and words that name other amounts than the figure contradict it. */
    private boolean believable(Fee fee, long figure) {
        var smallest = book.parameter("smallest_fee", day);
        if (smallest.isEmpty() || figure < smallest.getAsLong() || figure > Vnd.MOST) return false;
        return !Vnd.contradicts(fee.words(), figure).orElse(false);
    }

    private void confirm(Fee fee, Optional<Tariff> tariff, List<Reason> reasons) {
        if (fee.confidence().equals(VERIFIED)
                && tariff.map(t -> t.status().equals(VERIFIED) || t.status().equals("M:h"))
                        .orElse(true)) return;
        if (said.confirmed()) reasons.add(Reason.of("money.why.confirmed"));
        else open.add(new Open(Open.Kind.CONFIRMATION, Reason.of("money.open.unsure", fee.words())));
    }

    private static FeeLine free(Fee fee, List<Reason> reasons, String why) {
        reasons.add(Reason.of(why));
        return new FeeLine(fee.kind(), fee.words(), 0, reasons);
    }

    private FeeLine stopped(Fee fee, List<Reason> reasons, String why, String... arguments) {
        open.add(new Open(Open.Kind.CATALOGUE, Reason.of(why, arguments)));
        return new FeeLine(fee.kind(), fee.words(), 0, reasons);
    }

    private long byFigure(long figure, Fee fee, List<Reason> reasons) {
        switch (fee.per()) {
            case "copy", "case", "page" -> {}
            default -> {
                reasons.add(Reason.of("money.why.perDossier", Vnd.text(figure)));
                return figure;
            }
        }
        boolean byPage = fee.per().equals("page");
        if (!counted(byPage)) return 0;
        long times = byPage ? (long) said.copies() * said.pages() : said.copies();
        long amount = figure * times;
        reasons.add(
                byPage
                        ? Reason.of("money.why.perPage", Vnd.text(figure), copies(), pages(), Vnd.text(amount))
                        : Reason.of("money.why.perCopy", Vnd.text(figure), copies(), Vnd.text(amount)));
        return amount;
    }

    /** Of each copy: the pages by their steps, and no more than the cap. */
    private long byTariff(Tariff tariff, Fee fee, List<Reason> reasons) {
        reasons.add(Reason.of("money.why.tariff", tariff.basis(), DAY.format(tariff.effectiveFrom())));
        if (!counted(true)) return 0;
        long copy = 0;
        int before = 0;
        for (Step step : tariff.steps()) {
            int pages = Math.min(said.pages(), step.upTo()) - before;
            if (pages <= 0) break;
            long part = pages * step.each();
            reasons.add(Reason.of(
                    "money.why.step",
                    String.valueOf(before + 1),
                    String.valueOf(before + pages),
                    Vnd.text(step.each()),
                    Vnd.text(part)));
            copy += part;
            before += pages;
        }
        var cap = tariff.cap();
        if (cap != null && copy > cap) {
            reasons.add(Reason.of("money.why.cap", Vnd.text(cap), Vnd.text(copy)));
            copy = cap;
        }
        long amount = copy * said.copies();
        reasons.add(Reason.of("money.why.copies", copies(), Vnd.text(copy), Vnd.text(amount)));
        return amount;
    }

    private boolean counted(boolean pages) {
        asked.add(Counted.COPIES);
        if (pages) asked.add(Counted.PAGES);
        boolean said = this.said.copies() > 0 && (!pages || this.said.pages() > 0);
        if (!said) {
            open.add(new Open(Open.Kind.QUANTITY, Reason.of(pages ? "money.open.pages" : "money.open.copies")));
            return false;
        }
        long mostCopies = book.parameter("most_copies", day).orElse(0);
        long mostPages = book.parameter("most_pages", day).orElse(0);
        if (this.said.copies() <= mostCopies && this.said.pages() <= mostPages) return true;
        open.add(new Open(
                Open.Kind.QUANTITY,
                Reason.of("money.open.tooMany", String.valueOf(mostCopies), String.valueOf(mostPages))));
        return false;
    }

    private String copies() {
        return String.valueOf(said.copies());
    }

    private String pages() {
        return String.valueOf(said.pages());
    }
}

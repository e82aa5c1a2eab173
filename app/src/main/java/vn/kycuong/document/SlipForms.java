package vn.kycuong.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.audit.Audit;
import vn.kycuong.audit.Doer;
import vn.kycuong.document.SlipForm.Wording;
import vn.kycuong.document.SlipFormRules.Edit;
import vn.kycuong.reference.Cached;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Newer;

/**
 * The forms of slips by date (mẫu giấy theo ngày). An administrator may put other words in use, for slips of a later day alone: what was handed out is
 * drawn again as it was. Until the register is loaded the shipped ones hold.
 */
@Component
public class SlipForms {
    private final SlipFormRows rows;
    private final Editions editions;
    private final Audit audit;
    private final Cached<Known> known;

    SlipForms(SlipFormRows rows, Editions editions, Audit audit) {
        this.rows = rows;
        this.editions = editions;
        this.audit = audit;
        this.known = editions.cached(SlipFormRegister.NAME, this::read);
    }

    private record Known(List<SlipForm> shipped, List<Edit> edits) {}

    private Known read() {
        return new Known(Newer.beside(rows.shipped(), SlipForm::kind, SlipFormRegister::shipped), rows.edits());
    }

    /** The form of each kind for slips of a day. */
    public Map<SlipKind, SlipForm> on(LocalDate day) {
        return SlipFormRules.on(day, known.get().shipped(), known.get().edits());
    }

    /** As the program ships them, without edits. */
    public static Map<SlipKind, SlipForm> shippedOn(LocalDate day) {
        return SlipFormRules.on(day, SlipFormRegister.shipped(), List.of());
    }

    /**
     * A form that may be edited: one whose last day is not over.
     *
     * @param form in the words of its next slips
     * @param shipped its shipped words
     * @param latest number of the latest edit, 0 for none
     * @param next the earliest day from which other words may hold
     * @param changes the days from which other words hold, the latest last
     */
    public record Editable(SlipForm form, Wording shipped, int latest, LocalDate next, List<LocalDate> changes) {
        public Editable {
            changes = List.copyOf(changes);
        }
    }

    /** Those that slips of a day or a later one follow. */
    public List<Editable> editable(LocalDate today) {
        var found = new ArrayList<Editable>();
        for (var form : known.get().shipped())
            if (form.effectiveTo() == null || !form.effectiveTo().isBefore(today)) found.add(editable(form, today));
        found.sort(Comparator.comparing((Editable e) -> e.form().kind())
                .thenComparing(e -> e.form().effectiveFrom()));
        return found;
    }

    public Optional<Editable> editable(SlipKind kind, LocalDate of, LocalDate today) {
        return editable(today).stream()
                .filter(e -> e.form().kind() == kind && e.form().effectiveFrom().equals(of))
                .findFirst();
    }

    private Editable editable(SlipForm form, LocalDate today) {
        var own = known.get().edits().stream()
                .filter(e -> e.kind() == form.kind() && e.of().equals(form.effectiveFrom()))
                .toList();
        var tomorrow = today.plusDays(1);
        var next = form.effectiveFrom().isAfter(tomorrow) ? form.effectiveFrom() : tomorrow;
        var last =
                own.stream().map(Edit::validFrom).max(Comparator.naturalOrder()).orElse(next);
        var words = SlipFormRules.on(last.isAfter(next) ? last : next, List.of(form), own)
                .getOrDefault(form.kind(), form);
        return new Editable(
                words,
                form.words(),
                own.stream().mapToInt(Edit::edition).max().orElse(0),
                next,
                own.stream().map(Edit::validFrom).distinct().sorted().toList());
    }

    /** What is wrong with these words from this day on; empty when they may be used. */
    public List<SlipFormProblem> problems(Editable form, Wording words, LocalDate from) {
        var problems = new ArrayList<>(SlipFormRules.problems(form.form().kind(), words));
        day(form, from, problems);
        return problems;
    }

    private static void day(Editable form, LocalDate from, List<SlipFormProblem> problems) {
        var last = form.form().effectiveTo();
        if (from.isBefore(form.next()) || last != null && from.isAfter(last))
            problems.add(new SlipFormProblem("from", "slip.form.no.day"));
    }

    /**
     * Puts words in use for slips from a day on.
     *
     * @param latest number of the edit that the editor saw, 0 for none
     * @param words null: the shipped ones again
     * @param at when it is edited
     */
    @Transactional
    public SlipFormResult edit(
            Editable form, int latest, @Nullable Wording words, LocalDate from, Doer by, Instant at) {
        var problems = new ArrayList<SlipFormProblem>();
        if (words != null) problems.addAll(SlipFormRules.problems(form.form().kind(), words));
        day(form, from, problems);
        if (!problems.isEmpty()) return new SlipFormResult.Refused(problems);
        var kind = form.form().kind();
        var edit = new Edit(kind, form.form().effectiveFrom(), latest + 1, from, words);
        if (!rows.edit(edit, by.actor(), at)) return new SlipFormResult.Overtaken();
        editions.changed(SlipFormRegister.NAME);
        audit.administered(
                by, "slip-form", kind + " " + form.form().effectiveFrom(), words == null ? "shipped" : "edited");
        return new SlipFormResult.Done();
    }
}

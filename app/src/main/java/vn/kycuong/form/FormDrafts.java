package vn.kycuong.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.reference.Editions;
import vn.kycuong.reference.Findings;
import vn.kycuong.worktime.LegalClock;

/**
 * Forms as this province writes them: a part is drafted, looked at, and put in use by a second person. What was put in use stands above what ships
 * with the program, also after an upgrade, until the shipped part is taken again. Whoever began an application goes on under the form he
 * began under.
 */
@Service
public class FormDrafts {
    private static final int LONGEST_PART = 600_000;

    private final FormRows rows;
    private final Forms forms;
    private final Procedures procedures;
    private final Editions editions;
    private final LegalClock time;

    FormDrafts(FormRows rows, Forms forms, Procedures procedures, Editions editions, LegalClock time) {
        this.rows = rows;
        this.forms = forms;
        this.procedures = procedures;
        this.editions = editions;
        this.time = time;
    }

    /** How a part stands; empty where there is no such procedure, or no such version of it. */
    public Optional<FormStanding> standing(FormRef ref) {
        return isThere(ref) ? Optional.of(standing(ref, forms.parts())) : Optional.empty();
    }

    /** How the parts of these names stand. */
    public List<FormStanding> standings(List<FormRef> refs) {
        var parts = forms.parts();
        return refs.stream().map(ref -> standing(ref, parts)).toList();
    }

    private boolean isThere(FormRef ref) {
        return ref.forAll()
                || procedures.versions(ref.procedureKey()).stream()
                        .anyMatch(v -> v.key().equals(ref.procedureKey())
                                && (ref.version().isEmpty() || v.version().equals(ref.version())));
    }

    private static FormStanding standing(FormRef ref, FormParts parts) {
        var edition = parts.latest().get(ref);
        var shipped = parts.shipped(ref).orElse(null);
        return new FormStanding(
                ref,
                parts.inUse(ref).orElseGet(() -> FormPart.none(ref)),
                edition,
                shipped,
                edition != null
                        && !edition.followsShipped()
                        && !edition.shipped().equals(Forms.fingerprint(shipped)));
    }

    /** Every edition that was put in use, the latest first. */
    public List<FormEdition> editions(FormRef ref) {
        return rows.editions(ref);
    }

    public Optional<FormDraft> draft(FormRef ref) {
        return rows.draft(ref);
    }

    /** The parts of which somebody writes another. */
    public List<FormRef> drafted() {
        return rows.drafted();
    }

    /** The versions of procedures that are asked by a part today or later; that of today as it stands today. */
    public List<ProcedureVersion> versions(FormRef ref) {
        var today = time.today();
        if (ref.forAll()) return procedures.all(today);
        var now = procedures.get(ref.procedureKey(), today);
        var all = procedures.versions(ref.procedureKey()).stream()
                .filter(v -> ref.version().isEmpty() || v.version().equals(ref.version()))
                .map(v -> now.filter(n -> n.version().equals(v.version())).orElse(v))
                .toList();
        var open = all.stream()
                .filter(v -> v.effectiveTo() == null || !v.effectiveTo().isBefore(today))
                .toList();
        return open.isEmpty() ? all : open;
    }

    /** The whole form of a version of a procedure, with this part in the place of the one in use. */
    public FormDefinition whole(FormRef ref, FormPart part, ProcedureVersion procedure) {
        var parts = forms.parts();
        var common = ref.forAll() ? part : parts.common();
        var own = ref.forAll() ? parts.own(procedure.key(), procedure.version()) : part;
        return new FormComposition(common, own, procedure).form();
    }

    /** What is wrong with a part, looked at in every form that it would be part of; empty when it may be put in use. */
    public List<FormFlaw> check(FormRef ref, FormPart part) {
        var flaws = new ArrayList<FormFlaw>();
        for (var section : part.all()) // nobody is asked it, so no whole form shows it
        if (section.questions().isEmpty()) flaws.addAll(FormRules.flaws(section));
        for (var version : versions(ref)) {
            var form = whole(ref, part, version);
            for (var flaw : FormRules.flaws(form)) flaws.add(placed(flaw, part, version));
            if (!FormRules.asksApplicant(form))
                flaws.add(new FormFlaw(
                        "",
                        "",
                        "%s: biểu mẫu phải luôn hỏi tên chủ hồ sơ, bắt buộc và không có điều kiện."
                                .formatted(version.name())));
        }
        return flaws.stream().distinct().toList();
    }

    /** A flaw of another part, which this one brings about, is of the part as a whole. */
    private static FormFlaw placed(FormFlaw flaw, FormPart part, ProcedureVersion version) {
        boolean own = part.all().stream()
                .anyMatch(s -> s.key().equals(flaw.section())
                        && (flaw.question().isEmpty()
                                || s.questions().stream().anyMatch(q -> q.key().equals(flaw.question()))));
        return own
                ? flaw
                : new FormFlaw("", "", "%s, \"%s\": %s".formatted(version.name(), flaw.key(), flaw.sentence()));
    }

    /**
     * Changes a draft, and begins one where nobody has. It is of who changed it last, so that another puts it in use.
     *
     * @param version of the draft that the writer saw; 0 for none
     */
    @Transactional
    public FormDraftResult edit(FormRef ref, int version, FormEdit edit, ActorId by) {
        var held = rows.hold(ref);
        if (held.map(FormDraft::version).orElse(0) != version) return new FormDraftResult.Stale();
        var before = held.map(FormDraft::part).orElseGet(() -> inUse(ref));
        boolean shipped = edit instanceof FormEdit.TakeShipped;
        var after = changed(ref, before, edit);
        if (after == null) return new FormDraftResult.Stale();
        if (rows.body(after).length() > LONGEST_PART)
            return new FormDraftResult.Refused(
                    List.of("Biểu mẫu quá lớn: nhiều nhất %d ký tự.".formatted(LONGEST_PART)));
        return rows.write(ref, version + 1, after, before, shipped, by, time.instant())
                ? new FormDraftResult.Kept(rows.draft(ref).orElseThrow())
                : new FormDraftResult.Stale();
    }

    /** What a change would make of a part; nothing is kept. */
    public FormPart tried(FormPart part, FormEdit edit) {
        return FormEditRules.apply(part, edit);
    }

    private @Nullable FormPart changed(FormRef ref, FormPart before, FormEdit edit) {
        return switch (edit) {
            case FormEdit.TakeShipped _ -> forms.parts().shipped(ref).orElseGet(() -> FormPart.none(ref));
            case FormEdit.GoBack(var edition) ->
                rows.editions(ref).stream()
                        .filter(e -> e.edition() == edition)
                        .map(FormEdition::part)
                        .findFirst()
                        .orElse(null);
            case FormEdit.Undo _ -> rows.beforeLast(ref).orElse(before);
            default -> FormEditRules.apply(before, edit);
        };
    }

    private FormPart inUse(FormRef ref) {
        return forms.parts().inUse(ref).orElseGet(() -> FormPart.none(ref));
    }

    /** Reads a file into the draft; what is wrong with what it asks is shown there. */
    @Transactional
    public FormDraftResult read(FormRef ref, int version, byte[] content, ActorId by) {
        var findings = new Findings();
        var part = FormFile.one(content, ref, findings);
        if (part.isEmpty())
            return new FormDraftResult.Refused(findings.report().errors().stream()
                    .map(line -> (line.where() + " " + line.field() + ": " + line.message()).strip())
                    .toList());
        return edit(ref, version, new FormEdit.Replace(part.get()), by);
    }

    /** A part as a file, in the format of {@code forms.json}. */
    public byte[] file(FormPart part) {
        return FormText.file(part);
    }

    @Transactional
    public FormDraftResult withdraw(FormRef ref, int version) {
        return rows.withdraw(ref, version) ? new FormDraftResult.Withdrawn() : new FormDraftResult.Stale();
    }

    /** Puts a draft without flaws in use, at once and for every application begun from now on. */
    @Transactional
    public FormDraftResult publish(FormRef ref, int version, ActorId by) {
        var held = rows.hold(ref).filter(d -> d.version() == version);
        if (held.isEmpty()) return new FormDraftResult.Stale();
        var draft = held.get();
        if (draft.writtenBy().equals(by)) return new FormDraftResult.SecondPersonNeeded();
        var standing = standing(ref, forms.parts());
        if (draft.part().equals(standing.inUse()) && !(draft.followsShipped() && standing.isOurs()))
            return new FormDraftResult.NothingChanged();
        var flaws = check(ref, draft.part());
        if (!flaws.isEmpty()) return new FormDraftResult.Faulty(flaws);
        int edition = rows.publish(draft, Forms.fingerprint(standing.shipped()), by, time.instant());
        rows.withdraw(ref, version);
        editions.changed(FormRegister.NAME);
        return new FormDraftResult.Published(edition);
    }
}

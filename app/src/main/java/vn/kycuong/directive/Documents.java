package vn.kycuong.directive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.directive.DocumentResult.Problem;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.worktime.LegalClock;

/**
 * Entering documents: drafted by one person, put in force by another, or withdrawn. Each edition is kept with the time in which it was held
 * true; a document that people put in force is not touched by the reference files any more.
 */
@Component
public class Documents {
    static final String ENTER = "directive.enter";
    static final String CONFIRM = "directive.confirm";
    private static final Problem OVERTAKEN = new Problem(
            "", "Văn bản đã có lần ghi mới sau khi bản soạn này bắt đầu. Soạn thay đổi lại từ lần ghi mới.");

    private final DocumentRows rows;
    private final DirectiveRows register;
    private final Organisation organisation;
    private final LegalClock time;

    Documents(DocumentRows rows, DirectiveRows register, Organisation organisation, LegalClock time) {
        this.rows = rows;
        this.register = register;
        this.organisation = organisation;
        this.time = time;
    }

    /** The kinds of documents there are. */
    public List<DocumentKind> kinds() {
        return register.kinds();
    }

    /** A draft that this person may see: of a unit within the scope, or the own one. */
    public Optional<DocumentDraft> draft(int id, Officer officer) {
        return rows.draft(id).filter(d -> sees(d, officer));
    }

    /** Drafts that wait and this person may see. */
    public List<DocumentDraft> open(Officer officer) {
        return rows.open().stream().filter(d -> sees(d, officer)).toList();
    }

    private static boolean sees(DocumentDraft draft, Officer officer) {
        return officer.scope().contains(draft.unit()) || officer.actor().equals(draft.draftedBy());
    }

    /** What of a draft does not follow the layout and is kept all the same, because it came like that. */
    public Optional<String> warning(DocumentSheet sheet) {
        return DocumentRules.symbol(sheet.heading(), register.kinds());
    }

    /** Begins a new document. */
    @Transactional
    public DocumentResult begin(DocumentSheet sheet, String formKey, Officer by) {
        if (!by.may(ENTER)) return new DocumentResult.NotAllowed();
        var wrong = problems(sheet);
        if (!wrong.isEmpty()) return new DocumentResult.Wrong(wrong);
        return new DocumentResult.Done(rows.insert(null, null, by.unit(), sheet, by.actor(), now(), formKey));
    }

    /** Begins a change of a document of the register, as it stands. */
    @Transactional
    public DocumentResult change(String documentKey, String formKey, Officer by) {
        if (!by.may(ENTER)) return new DocumentResult.NotAllowed();
        return rows.newest(documentKey)
                .<DocumentResult>map(e -> new DocumentResult.Done(
                        rows.insert(documentKey, e.no(), by.unit(), e.sheet(), by.actor(), now(), formKey)))
                .orElseGet(DocumentResult.NotAllowed::new);
    }

    /** Writes a draft anew; it is of who wrote it from now on, so that another puts it in force. */
    @Transactional
    public DocumentResult write(int id, int version, DocumentSheet sheet, Officer by) {
        var draft = rows.draft(id).filter(d -> sees(d, by));
        if (draft.isEmpty() || !by.may(ENTER)) return new DocumentResult.NotAllowed();
        if (draft.get().state() != DocumentDraft.State.DRAFT) return new DocumentResult.Decided();
        var wrong = problems(sheet);
        if (!wrong.isEmpty()) return new DocumentResult.Wrong(wrong);
        return rows.write(id, version, sheet, by.actor()) ? new DocumentResult.Done(id) : new DocumentResult.Stale();
    }

    @Transactional
    public DocumentResult withdraw(int id, int version, Officer by) {
        var draft = rows.draft(id).filter(d -> sees(d, by));
        if (draft.isEmpty() || !by.may(ENTER)) return new DocumentResult.NotAllowed();
        if (draft.get().state() != DocumentDraft.State.DRAFT) return new DocumentResult.Decided();
        return rows.decide(id, version, DocumentDraft.State.WITHDRAWN, null, by.actor(), now())
                ? new DocumentResult.Done(id)
                : new DocumentResult.Stale();
    }

    /** Puts a draft in force: a second person, over the unit that drafted it and over the one whose register the document stands in. */
    @Transactional
    public DocumentResult apply(int id, int version, Officer by) {
        var found = rows.draft(id).filter(d -> sees(d, by));
        if (found.isEmpty() || !by.may(CONFIRM)) return new DocumentResult.NotAllowed();
        var draft = found.get();
        if (draft.state() != DocumentDraft.State.DRAFT) return new DocumentResult.Decided();
        if (draft.draftedBy().equals(by.actor())) return new DocumentResult.SecondPersonNeeded();
        if (draft.version() != version) return new DocumentResult.Stale();
        var home = draft.documentKey() == null ? draft.unit() : home(draft.documentKey());
        if (!by.scope().contains(draft.unit()) || !by.scope().contains(home)) return new DocumentResult.NotAllowed();
        var wrong = problems(draft.sheet());
        wrong.addAll(unknown(draft.sheet()));
        if (!wrong.isEmpty()) return new DocumentResult.Wrong(wrong);
        var again = twice(draft);
        if (again.isPresent()) return new DocumentResult.Wrong(List.of(again.get()));
        return inForce(draft, home, by);
    }

    private DocumentResult inForce(DocumentDraft draft, UnitId home, Officer by) {
        var sheet = draft.sheet();
        var key = draft.documentKey() == null
                ? DocumentRules.key(sheet.heading(), register.keysLike(DocumentRules.key(sheet.heading(), Set.of())))
                : draft.documentKey();
        rows.lock(key);
        var based = draft.basedOn();
        boolean moved =
                based != null && rows.newest(key).filter(e -> e.no() == based).isEmpty();
        if (moved) return new DocumentResult.Wrong(List.of(OVERTAKEN));
        var at = now();
        register.document(key, sheet, Directive.Origin.ENTERED, home.value(), null);
        register.content(key, sheet, at);
        rows.append(key, sheet, at, draft.draftedBy(), by.actor());
        if (!rows.decide(draft.id(), draft.version(), DocumentDraft.State.APPLIED, key, by.actor(), at))
            throw new IllegalStateException(
                    "Draft %d was decided while it was being put in force".formatted(draft.id()));
        return new DocumentResult.InForce(key);
    }

    /** The same number, symbol, issuer and day is the same document. */
    private Optional<Problem> twice(DocumentDraft draft) {
        return register.same(draft.sheet().heading())
                .filter(d -> !d.documentKey().equals(draft.documentKey()))
                .map(d -> new Problem(
                        "number",
                        "Văn bản %s của %s đã có trong sổ (/van-ban/%s). Mở văn bản đó để sửa."
                                .formatted(d.sign(), d.issuer(), d.documentKey())));
    }

    private List<Problem> unknown(DocumentSheet sheet) {
        return sheet.links().stream()
                .filter(l -> register.document(l.otherKey()).isEmpty())
                .map(l -> new Problem(
                        "link", "Không có văn bản %s trong sổ. Nhập văn bản đó trước.".formatted(l.otherKey())))
                .toList();
    }

    private UnitId home(String documentKey) {
        return register.document(documentKey)
                .map(Directive::unitId)
                .map(UnitId::new)
                .orElseGet(() -> organisation.province().id());
    }

    private List<Problem> problems(DocumentSheet sheet) {
        return DocumentRules.problems(sheet, register.kinds(), time.today());
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

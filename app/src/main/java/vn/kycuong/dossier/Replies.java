package vn.kycuong.dossier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.law.Rules;
import vn.kycuong.ledger.Ledger;

/**
 * What an applicant answers when he is asked for something (nộp bổ sung): before acceptance the application goes back to the one-stop; after it what he
 * sends lies there as work until somebody says whether it is complete. He need not bring all at once, and nobody decides for him that he is late.
 */
@Component
public class Replies {
    private final ReplyRows rows;
    private final OnlineDraftRows drafts;
    private final DraftUploadRows uploads;
    private final IdentityNumberRows written;
    private final DossierRows dossiers;
    private final Ledger ledger;
    private final ActPath path;
    private final Rules rules;

    Replies(
            ReplyRows rows,
            OnlineDraftRows drafts,
            DraftUploadRows uploads,
            IdentityNumberRows written,
            DossierRows dossiers,
            Ledger ledger,
            ActPath path,
            Rules rules) {
        this.rows = rows;
        this.drafts = drafts;
        this.uploads = uploads;
        this.written = written;
        this.dossiers = dossiers;
        this.ledger = ledger;
        this.path = path;
        this.rules = rules;
    }

    /** What the applicant is asked for now; empty while it is not his turn. */
    public Optional<Asked> asked(CaseId id) {
        var histories = ledger.histories(id);
        var now = histories.getLast();
        boolean guided = DossierRules.in(now, DossierState.GUIDED);
        if (!guided && !DossierRules.in(now, DossierState.WAITING_SUPPLEMENT)) return Optional.empty();
        var content = written.written(id);
        var items = items(content, guided ? "guidance" : "supplement");
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asked(
                        since(histories),
                        guided,
                        items,
                        path.deadline(now).orElse(null),
                        lacking(id, since(histories), content)));
    }

    private static List<SupplementItem> items(List<PersonalContent.Written> content, String purpose) {
        return content.stream()
                .filter(w -> w.purpose().equals(purpose))
                .reduce((_, later) -> later)
                .map(w -> SupplementItem.ofContent(w.content()))
                .orElse(List.of());
    }

    /** The first version of the stretch in which it has stood as it stands. */
    private static int since(List<CaseState> histories) {
        int version = histories.size() - 1;
        while (version > 1
                && histories
                        .get(version - 1)
                        .state()
                        .equals(histories.get(version).state())) version--;
        return version;
    }

    private String lacking(CaseId id, int since, List<PersonalContent.Written> content) {
        var entry = ledger.entries(id).get(since - 1);
        var said = entry.content();
        if (said == null || !entry.kind().equals(DossierEvent.SUPPLEMENT_LACKING.kind())) return "";
        return content.stream()
                .filter(w -> w.revision() == said.revision())
                .map(w -> Application.text(w.content(), "text"))
                .findFirst()
                .orElse("");
    }

    /** The answer in the making, begun if there is none: the same in every window. */
    @Transactional
    public Optional<Reply> open(CaseId id) {
        return asked(id).map(asked -> {
            var draft = rows.find(id, asked.since()).orElseGet(() -> begun(id, asked));
            return new Reply(draft, asked, uploads.of(draft, Reply.ONLY));
        });
    }

    private UUID begun(CaseId id, Asked asked) {
        var draft = UUID.randomUUID();
        var now = path.now();
        var kept = Duration.ofDays(rules.at(path.today()).whole(OnlineDrafts.DAYS));
        var last = asked.answerBy() == null ? now : SupplementDeadline.end(asked.answerBy());
        var expires = (last.isAfter(now) ? last : now).plus(kept);
        var code = DraftSecrets.freshCode();
        drafts.begin(draft, code, null, now, expires);
        if (!rows.begin(draft, id, asked.since(), asked.items().size())) {
            drafts.erase(draft);
            return rows.find(id, asked.since()).orElseThrow();
        }
        var procedure = dossiers.find(id).orElseThrow().procedureKey();
        var key = UUID.randomUUID().toString();
        drafts.add(new OnlineDraft(draft, code, expires, Reply.ONLY, procedure, "", key, Map.of(), Set.of(), null));
        return draft;
    }
}

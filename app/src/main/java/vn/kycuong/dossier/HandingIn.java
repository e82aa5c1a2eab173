package vn.kycuong.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;

/** Writes down what an applicant answers: the entry, its content and the files stand together, and the draft is gone, or nothing happened. */
@Component
class HandingIn {
    private final Replies replies;
    private final ReplyRows rows;
    private final OnlineDraftRows drafts;
    private final DraftUploads uploads;
    private final LaidFiles laid;
    private final PaperStore store;
    private final Admission admission;
    private final ActPath path;

    HandingIn(
            Replies replies,
            ReplyRows rows,
            OnlineDraftRows drafts,
            DraftUploads uploads,
            LaidFiles laid,
            PaperStore store,
            Admission admission,
            ActPath path) {
        this.replies = replies;
        this.rows = rows;
        this.drafts = drafts;
        this.uploads = uploads;
        this.laid = laid;
        this.store = store;
        this.admission = admission;
        this.path = path;
    }

    /** The draft is held while it is sent: whoever presses again finds it sent. */
    @Transactional
    ActResult send(CaseId id, int since, String note) {
        var held = rows.find(id, since).flatMap(draft -> drafts.hold(draft, Reply.ONLY));
        if (held.isPresent() && held.get().isSent()) return new ActResult.Repeated();
        var reply = replies.open(id).filter(r -> r.asked().since() == since);
        if (held.isEmpty() || reply.isEmpty()) return new ActResult.NotPossible("reply.no.over");
        var files = files(reply.get());
        if (files.isEmpty() && note.isBlank()) return new ActResult.NotPossible("reply.no.nothing");
        var result = answer(id, held.get().formKey(), reply.get().asked(), note, files);
        if (result instanceof ActResult.Done) drafts.sent(held.get().draftId(), Reply.ONLY, id);
        return result;
    }

    private List<SentFile> files(Reply reply) {
        return IntStream.range(0, reply.asked().items().size())
                .boxed()
                .flatMap(i -> reply.file(i).filter(DraftFile::isWhole).stream()
                        .map(f -> new SentFile(reply.asked().items().get(i).paper(), uploads.checked(f))))
                .toList();
    }

    @Transactional
    ActResult answer(CaseId id, String key, Asked asked, String note, List<SentFile> files) {
        var now = path.now();
        var result = path.actByApplicant(
                id,
                key,
                asked.beforeAcceptance() ? DossierEvent.SUBMITTED : DossierEvent.SUPPLEMENT_HANDED_IN,
                new ActPath.Draft(LaidFile.REPLY, content(asked.items(), note, files), null),
                _ -> Map.of("files", files.size()),
                c -> asked.beforeAcceptance()
                        ? AdmissionRules.resubmit(c, admission.answerClock(now))
                        : SupplementRules.handIn(c, admission.checkClock(now)));
        if (result instanceof ActResult.Done) {
            for (var sent : files) {
                laid.store(id, ActorId.PUBLIC, sent.file(), now);
                store.digitised(id, sent.paper(), false, now);
            }
        }
        return result;
    }

    private static Map<String, ?> content(List<SupplementItem> items, String note, List<SentFile> files) {
        var content = new HashMap<String, Object>();
        content.put("text", note.strip());
        content.put(
                "files",
                files.stream()
                        .map(f -> LaidFile.told(f.paper(), f.file(), false))
                        .toList());
        content.put(
                "open",
                items.stream()
                        .map(SupplementItem::paper)
                        .filter(p -> files.stream().noneMatch(f -> f.paper().equals(p)))
                        .toList());
        return content;
    }
}

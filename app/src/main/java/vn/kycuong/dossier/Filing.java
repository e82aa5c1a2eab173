package vn.kycuong.dossier;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.kernel.Act;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Commitment;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.ActOutcome;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;

/**
 * Files a new dossier: its code, its row, what was handed in and the first entry of its case, within the transaction of whoever asks;
 * all of it or nothing. One form is one dossier.
 */
@Component
class Filing {
    private final DossierRows rows;
    private final Ledger ledger;
    private final Organisation organisation;
    private final IdentityNumbers numbers;

    Filing(DossierRows rows, Ledger ledger, Organisation organisation, IdentityNumbers numbers) {
        this.rows = rows;
        this.ledger = ledger;
        this.organisation = organisation;
        this.numbers = numbers;
    }

    /**
     * What comes in, and what its first entry says.
     *
     * @param late the paper receipt it was given earlier; null for one that comes now
     * @param right asked of the actor at {@code unitIn}
     * @param facts beside those that every first entry tells
     */
    record Incoming(
            TakeIn command,
            @Nullable LateReceipt late,
            UnitId unitIn,
            Act.By by,
            DossierEvent event,
            String right,
            List<Effect> effects,
            Map<String, ?> facts) {
        CaseId id() {
            return CaseId.ofForm(command.formKey());
        }
    }

    /** @param success what is answered once it is filed */
    TakeInResult file(Incoming in, Function<DossierRef, TakeInResult> success) {
        var id = in.id();
        var command = in.command();
        var number = command.application().identityNumber();
        var content = ActPath.content("application", written(in, numbers.print(number)));
        var at = in.by().occurredAt();
        var code = rows.insert(newDossier(in, at), content);
        if (code.isEmpty()) return undone(filedBefore(in, content)); // gives the drawn number back
        for (var said : command.application().said()) {
            if (said.identity()) rows.sealAnswer(id, said.question(), numbers.seal(id, said.value()));
        }
        if (in.late() != null && !rows.stamp(id, in.unitIn(), in.late()))
            return undone(
                    new TakeInResult.Invalid(List.of(new FieldProblem("lateSlip", "dossier.problem.lateSlipUsed"))));
        var ref = new DossierRef(id, code.get());
        return switch (ledger.record(entry(in, code.get(), content))) {
            case ActOutcome.Recorded _ -> success.apply(ref);
            case ActOutcome.Replayed _, ActOutcome.Stale _ -> new TakeInResult.AlreadyTakenIn(ref);
            case ActOutcome.Forbidden _ -> undone(new TakeInResult.NotAllowed());
        };
    }

    private NewDossier newDossier(Incoming in, Instant at) {
        return NewDossier.counted(
                in.id(),
                in.command(),
                in.unitIn(),
                organisation.codePrefix(in.unitIn()),
                LegalZone.local(at).toLocalDate(),
                numbers.sealed(in.id(), in.command().application().identityNumber()));
    }

    private static Act entry(Incoming in, String code, DossierRows.Content content) {
        var facts = new HashMap<String, Object>(in.facts());
        if (in.late() != null) facts.put("stamped", in.late().slip());
        facts.put("code", code);
        facts.put("channel", in.command().channel().name());
        facts.put("case", in.command().procedureCase());
        return Act.of(
                CaseState.unopened(in.id(), Dossiers.KIND),
                in.by(),
                in.event().kind(),
                in.right(),
                in.unitIn(),
                in.effects(),
                facts,
                Commitment.of(1, content.salt(), content.bytes()));
    }

    private static TakeInResult undone(TakeInResult result) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return result;
    }

    private static Map<String, ?> written(Incoming in, String print) {
        var all = new HashMap<String, Object>(in.command().application().toMap(print));
        if (in.late() != null) all.put("lateReason", in.late().reason());
        // whose matter it is belongs to what was handed in: the same form with another commune is another application
        var place = in.command().place();
        if (place != null) all.put("place", place.value());
        return all;
    }

    /** One form is one dossier; another person under the same key is nobody's second sending. */
    private TakeInResult filedBefore(Incoming in, DossierRows.Content content) {
        var command = in.command();
        var d = rows.find(in.id()).orElseThrow();
        var first = rows.firstContent(in.id()); // empty once lawfully erased: then there is nothing left to tell apart
        boolean same = d.procedureKey().equals(command.procedureKey())
                && d.procedureCase().equals(command.procedureCase())
                && d.channel() == command.channel()
                && d.unitIn().equals(in.unitIn())
                && first.map(bytes -> Arrays.equals(bytes, content.bytes())).orElse(true);
        return same ? new TakeInResult.AlreadyTakenIn(new DossierRef(in.id(), d.code())) : new TakeInResult.FormUsed();
    }
}

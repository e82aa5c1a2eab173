package vn.kycuong.counter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.kycuong.audit.Audit;
import vn.kycuong.counter.ConductResult.Done;
import vn.kycuong.counter.ConductResult.NotFound;
import vn.kycuong.counter.ConductResult.NotPossible;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Appointments;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.WorkInHand;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.vault.Vault;
import vn.kycuong.worktime.LegalClock;

/**
 * Somebody is replaced at the counter, in one act: the decision and its reason, his rights and sessions end, another has the post from then on, and what lay
 * in his hands is handed over, or counted so that somebody sees to it.
 */
@Component
public class Replacements {
    private static final String SEAL = "counter.replacement";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int LONGEST = 2_000;
    private static final int LONGEST_NUMBER = 100;

    private final ReplacementRows rows;
    private final QueueRows queues;
    private final Appointments appointments;
    private final ObjectProvider<WorkInHand> desks;
    private final Vault vault;
    private final Audit audit;
    private final LegalClock time;

    Replacements(
            ReplacementRows rows,
            QueueRows queues,
            Appointments appointments,
            ObjectProvider<WorkInHand> desks,
            Vault vault,
            Audit audit,
            LegalClock time) {
        this.rows = rows;
        this.queues = queues;
        this.appointments = appointments;
        this.desks = desks;
        this.vault = vault;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What is decided.
     *
     * @param lastDay null for at once
     * @param successor null for nobody
     */
    public record Wish(
            ActorId person,
            PostId post,
            @Nullable LocalDate lastDay,
            String decisionNo,
            @Nullable LocalDate decisionDate,
            String reason,
            @Nullable ActorId successor,
            String formKey) {}

    /** Replaces; the same form twice is one act. */
    @Transactional
    public ConductResult replace(Wish wish, Officer by) {
        by.must(Appointments.SECOND);
        if (!wish.formKey().matches("[A-Za-z0-9-]{16,100}")) return new NotPossible("counter.no.form");
        if (rows.isKnown(wish.formKey())) return new Done();
        var signed = wish.decisionDate();
        var number = wish.decisionNo().strip();
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) return new NotPossible("counter.replace.no.number");
        if (signed == null || signed.isAfter(time.today())) return new NotPossible("counter.replace.no.signed");
        if (wish.reason().isBlank() || wish.reason().length() > LONGEST)
            return new NotPossible("counter.replace.no.reason");
        int inHand = inHand(wish.person(), by);
        var basis = "Quyết định %s ngày %s".formatted(number, DAY.format(signed));
        var result = appointments.replace(
                new Appointments.Replacement(wish.person(), wish.post(), wish.lastDay(), basis, wish.successor()), by);
        return switch (result) {
            case AccountResult.NotFound _ -> new NotFound();
            case AccountResult.NotPossible(var wordKey) -> new NotPossible(wordKey);
            case AccountResult.Linked _, AccountResult.Done _ -> written(wish, number, signed, inHand, by);
        };
    }

    private ConductResult written(Wish wish, String number, LocalDate signed, int inHand, Officer by) {
        var id = UUID.nameUUIDFromBytes((by.unit() + " " + wish.formKey()).getBytes(StandardCharsets.UTF_8));
        var reason = vault.seal(SEAL, id.toString(), wish.reason().strip().getBytes(StandardCharsets.UTF_8));
        var now = time.instant().truncatedTo(ChronoUnit.MICROS);
        if (!rows.insert(id, by.unit(), wish, number, signed, reason, inHand, by.actor(), now)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Done(); // the same form came at the same moment
        }
        if (wish.lastDay() == null) queues.standUp(by.unit(), time.today(), wish.person());
        var successor = wish.successor();
        if (successor != null)
            desks.forEach(desk -> desk.handOver(by.unit(), wish.person(), successor, wish.formKey(), by));
        return new Done();
    }

    /** How much open work lies in somebody's hands at the officer's unit. */
    public int inHand(ActorId person, Officer officer) {
        return desks.stream()
                .mapToInt(desk -> desk.count(officer.unit(), person))
                .sum();
    }

    /** Who was replaced at the officer's unit, the latest first; with the reasons, for who decides of such things. */
    public List<Replacement> at(Officer officer) {
        if (!officer.may(CounterSettings.MANAGE)) return List.of();
        var found = rows.at(officer.unit(), this::opened);
        if (!found.isEmpty()) audit.read(officer.doer(), "counter-conduct", null);
        return found;
    }

    private String opened(UUID id, byte[] sealed) {
        return new String(vault.open(SEAL, id.toString(), sealed), StandardCharsets.UTF_8);
    }
}

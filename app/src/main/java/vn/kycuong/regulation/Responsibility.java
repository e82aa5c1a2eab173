package vn.kycuong.regulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.directive.AskedDuty;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.StandIn;
import vn.kycuong.identity.StandIns;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Holding;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.Post;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Targets;
import vn.kycuong.regulation.DutyResult.Problem;
import vn.kycuong.worktime.LegalClock;

/**
 * The register of who answers for what (sổ phân công trách nhiệm): drafted at the unit, confirmed by its head. Asked for any day, as known at any
 * moment.
 */
@Component
public class Responsibility {
    public static final String DRAFT = "regulation.draft";
    public static final String CONFIRM = "regulation.confirm";

    private final DutyRows rows;
    private final Directives directives;
    private final Targets targets;
    private final Posts posts;
    private final StandIns standIns;
    private final Organisation organisation;
    private final LegalClock time;

    Responsibility(
            DutyRows rows,
            Directives directives,
            Targets targets,
            Posts posts,
            StandIns standIns,
            Organisation organisation,
            LegalClock time) {
        this.rows = rows;
        this.directives = directives;
        this.targets = targets;
        this.posts = posts;
        this.standIns = standIns;
        this.organisation = organisation;
        this.time = time;
    }

    /** Who answers for each duty of a unit on a day, as known at a moment: the register as it was held then, the holders as known now. */
    public List<Answer> answers(UnitId unit, LocalDate day, Instant knownAt) {
        return answers(rows.on(List.of(unit), day, knownAt), day);
    }

    /** Who answers for a clause at each of these units; units without such a duty are left out. */
    public List<Answer> answers(Source clause, Collection<UnitId> units, LocalDate day, Instant knownAt) {
        return answers(
                rows.on(units, day, knownAt).stream()
                        .filter(d -> d.sheet().source().document().equals(clause.document())
                                && d.sheet().source().clause().equals(clause.clause()))
                        .toList(),
                day);
    }

    /** Posts, holders and stand-ins of each unit are asked for once. */
    private List<Answer> answers(List<UnitDuty> duties, LocalDate day) {
        var places = new HashMap<UnitId, Place>();
        return duties.stream()
                .map(d -> answer(d, places.computeIfAbsent(d.unit(), u -> place(u, day))))
                .toList();
    }

    /** What of a unit matters for an answer. */
    private record Place(Map<PostId, Post> posts, List<Holding> holders, List<StandIn> standIns) {}

    private Place place(UnitId unit, LocalDate day) {
        return new Place(
                posts.of(unit, day).stream().collect(Collectors.toMap(Post::id, Function.identity())),
                posts.holdersAt(unit, day),
                standIns.on(unit, day));
    }

    private Answer answer(UnitDuty duty, Place place) {
        var seats = duty.sheet().parts().stream()
                .sorted(Comparator.comparing(Part::role))
                .flatMap(p -> Optional.ofNullable(place.posts().get(p.post()))
                        .or(() -> posts.find(p.post())) // a post that is no more is still named
                        .map(post -> seat(post, p.role(), place))
                        .stream())
                .toList();
        var leads = duty.posts(Part.Role.LEAD);
        int held = leads.size() == 1 ? DutyRules.held(leads.getFirst(), place.holders()) : 0;
        return new Answer(duty, seats, DutyRules.gap(leads.size(), held));
    }

    private static Answer.Seat seat(Post post, Part.Role role, Place place) {
        return new Answer.Seat(
                post,
                role,
                place.holders().stream()
                        .filter(h -> h.post().id().equals(post.id()))
                        .map(Holding::person)
                        .distinct()
                        .toList(),
                place.standIns().stream()
                        .filter(s -> s.post().equals(post.id()))
                        .toList());
    }

    /** The share of duties with exactly one lead at each of these units on a day, as known at a moment. */
    public List<OneLead> shares(Collection<UnitId> units, LocalDate day, Instant knownAt) {
        return rows.shares(units, day, knownAt);
    }

    /** What directing documents ask of a unit on a day and its register does not name yet. */
    public List<AskedDuty> notTakenUp(UnitId unit, LocalDate day) {
        var there = rows.on(List.of(unit), day, time.instant()).stream()
                .map(d -> d.sheet().source())
                .toList();
        return askedOf(unit, day).stream()
                .filter(a -> there.stream()
                        .noneMatch(s -> s.document().equals(a.documentKey())
                                && s.clause().equals(a.duty().clause())
                                && s.code().equals(a.duty().code())))
                .toList();
    }

    /** What directing documents ask of a unit on a day. */
    public List<AskedDuty> askedOf(UnitId unit, LocalDate day) {
        Map<String, Boolean> meant = new HashMap<>(); // many duties have one target
        return directives.asked(day, time.instant()).stream()
                .filter(a -> meant.computeIfAbsent(
                        a.duty().target(),
                        _ -> targets.units(a.duty().targets(), day).stream().anyMatch(u -> u.id().equals(unit))))
                .toList();
    }

    /** Every version of a duty, the earliest first; empty when there is no such duty. */
    public List<UnitDuty> history(UUID duty) {
        return rows.versions(duty);
    }

    /** Drafts of a unit that wait for its head, for whom may see them. */
    public List<DutyDraft> open(UnitId unit, Officer officer) {
        return officer.scope().contains(unit) ? rows.open(unit) : List.of();
    }

    public Optional<DutyDraft> draft(int id, Officer officer) {
        return rows.draft(id).filter(d -> officer.scope().contains(d.unit()));
    }

    /** The posts of a unit that can take part from a day on. */
    public List<Post> posts(UnitId unit, LocalDate day) {
        return posts.of(unit, day);
    }

    /**
     * Drafts a duty of the own unit, or a change of one.
     *
     * @param duty of a duty that is known; empty for a new one
     */
    @Transactional
    public DutyResult draft(Optional<UUID> duty, DutySheet sheet, String formKey, Officer by) {
        if (!by.may(DRAFT)) return new DutyResult.NotAllowed();
        if (duty.isPresent()
                && rows.versions(duty.get()).stream().noneMatch(d -> d.unit().equals(by.unit())))
            return new DutyResult.NotAllowed();
        var wrong = problems(sheet, by.unit());
        if (!wrong.isEmpty()) return new DutyResult.Wrong(wrong);
        var id = duty.orElseGet(() -> CaseId.ofForm(formKey).value());
        return new DutyResult.Drafted(rows.draft(id, by.unit(), sheet, by.actor(), now(), formKey));
    }

    /** The head of the unit confirms a draft: it holds from its day, what held until then ends the day before. */
    @Transactional
    public DutyResult confirm(int id, Officer by) {
        var found = rows.draft(id).filter(d -> d.unit().equals(by.unit()));
        if (found.isEmpty() || !by.may(CONFIRM)) return new DutyResult.NotAllowed();
        var draft = found.get();
        if (draft.state() != DutyDraft.State.DRAFT) return new DutyResult.Decided();
        var wrong = problems(draft.sheet(), draft.unit());
        if (!wrong.isEmpty()) return new DutyResult.Wrong(wrong);
        rows.lock(draft.unit());
        if (!rows.decide(id, DutyDraft.State.CONFIRMED, by.actor(), now())) return new DutyResult.Decided();
        var at = now();
        var from = draft.sheet().from();
        for (var old : rows.versions(draft.duty())) {
            if (old.knownTo() != null || DutyRules.isOver(old.sheet(), from)) continue;
            rows.end(old.id(), old.no(), at);
            var left = DutyRules.before(old.sheet(), from);
            if (left != null) rows.append(old.id(), old.unit(), left, at, old.draftedBy(), old.confirmedBy());
        }
        rows.append(draft.duty(), draft.unit(), draft.sheet(), at, draft.draftedBy(), by.actor());
        return new DutyResult.Confirmed(draft.duty());
    }

    /** Drops a draft: the head, or whoever made it. */
    @Transactional
    public DutyResult drop(int id, Officer by) {
        var found = rows.draft(id).filter(d -> d.unit().equals(by.unit()));
        if (found.isEmpty() || !by.may(CONFIRM) && !found.get().draftedBy().equals(by.actor()))
            return new DutyResult.NotAllowed();
        return rows.decide(id, DutyDraft.State.DROPPED, by.actor(), now())
                ? new DutyResult.Dropped()
                : new DutyResult.Decided();
    }

    private List<Problem> problems(DutySheet sheet, UnitId unit) {
        var day = sheet.from();
        var wrong = DutyRules.problems(sheet, posts.of(unit, day), posts.holdersAt(unit, day));
        if (!organisation.unit(unit).existsOn(day))
            wrong.add(new Problem("from", "Đơn vị chưa có hoặc không còn vào ngày bắt đầu. Chọn ngày khác."));
        return wrong;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

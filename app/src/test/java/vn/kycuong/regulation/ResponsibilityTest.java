package vn.kycuong.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.browser.SampleWorld;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.Unit;
import vn.kycuong.organisation.UnitKind;

/** Who answers for what, on any day, as known at any moment; on the sample province. */
class ResponsibilityTest extends SampleWorld {
    private static final LocalDate TODAY = LocalDate.of(2020, 6, 15);
    private static final Instant NOW = Instant.parse("2020-06-15T05:00:00Z");

    @Autowired
    private Responsibility responsibility;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Posts posts;

    @Test
    void the_share_of_duties_with_one_lead_equals_the_list_behind_it_on_every_day_and_as_known_at_every_moment() {
        var units = units();
        for (var day : List.of(LocalDate.of(2020, 1, 31), LocalDate.of(2020, 3, 1), TODAY))
            for (var known :
                    List.of(Instant.parse("2020-02-01T00:00:00Z"), Instant.parse("2020-04-01T00:00:00Z"), NOW)) {
                var shares = responsibility.shares(units, day, known);
                for (var share : shares) {
                    var answers = responsibility.answers(share.unit(), day, known);
                    assertThat(answers).hasSize(share.duties());
                    assertThat(answers.stream()
                                    .filter(a -> a.duty().sheet().leads() == 1)
                                    .count())
                            .isEqualTo(share.one());
                    assertThat(share.one() + share.none() + share.several()).isEqualTo(share.duties());
                    assertThat(view(share.unit(), day, known)).isEqualTo(share.duties() + " " + share.one());
                }
            }
        var now = responsibility.shares(units, TODAY, NOW);
        assertThat(now).anyMatch(s -> s.none() > 0).anyMatch(s -> s.several() > 0);
        assertThat(now.size()).as("some unit has no register").isBetween(20, units.size() - 1);
        assertThat(responsibility.shares(units, TODAY, Instant.parse("2020-01-31T00:00:00Z")))
                .as("nobody knew of any register in January")
                .isEmpty();
    }

    private String view(UnitId unit, LocalDate day, Instant known) {
        return jdbc.sql("""
                select count(*) || ' ' || count(*) filter (where leads = 1)
                  from regulation.duty_lead_view
                 where unit_id = :unit and valid_from <= :day and (valid_to is null or valid_to >= :day)
                   and known_from <= :known and (known_to is null or known_to > :known)
                """)
                .param("unit", unit.value())
                .param("day", day)
                .param("known", known.atOffset(java.time.ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    @Test
    void a_duty_given_to_somebody_else_in_april_was_answered_for_by_the_first_one_in_march() {
        var changed = new UnitId(
                Integer.parseInt(
                        one(
                                "select unit_id::text from regulation.duty where document_key = '1404-UBND-NC' and clause = 'd' and code = '1' group by unit_id having count(*) = 3 order by 1 limit 1")));
        var march = lead(changed, LocalDate.of(2020, 3, 10), NOW);
        var june = lead(changed, TODAY, NOW);
        assertThat(march).isNotEqualTo(june);
        assertThat(lead(changed, TODAY, Instant.parse("2020-03-10T00:00:00Z")))
                .as("in March nobody knew of the change")
                .isEqualTo(march);
        var answer = responsibility.answers(changed, TODAY, NOW).stream()
                .filter(a -> a.duty().sheet().source().clause().equals("d"))
                .findFirst()
                .orElseThrow();
        assertThat(responsibility.history(answer.duty().id())).hasSize(3);
        assertThat(answer.gap()).isEmpty();
        assertThat(answer.posts().getFirst().holders()).hasSize(1);
    }

    private PostId lead(UnitId unit, LocalDate day, Instant known) {
        return responsibility.answers(Source.clause(Directives.FIRST, "d", ""), List.of(unit), day, known).stream()
                .filter(a -> a.duty().sheet().source().code().equals("1"))
                .flatMap(a -> a.duty().posts(Part.Role.LEAD).stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_is_confirmed_without_exactly_one_lead_held_by_one_person_and_by_nobody_but_the_head() {
        var unit = units().getFirst();
        var officers = posts(unit, PostRole.OFFICER);
        var head = officer(
                unit, posts(unit, PostRole.LEADER).getFirst(), Set.of(Responsibility.DRAFT, Responsibility.CONFIRM));
        var clerk = officer(unit, officers.getFirst(), Set.of(Responsibility.DRAFT));
        assertThat(draft(clerk, List.of()))
                .isInstanceOfSatisfying(
                        DutyResult.Wrong.class,
                        no -> assertThat(no.problems())
                                .extracting(DutyResult.Problem::field)
                                .containsExactly("parts"));
        assertThat(draft(clerk, List.of(lead(officers.get(0)), lead(officers.get(1)))))
                .isInstanceOf(DutyResult.Wrong.class);
        var elsewhere = posts(units().getLast(), PostRole.OFFICER).getFirst();
        assertThat(draft(clerk, List.of(lead(elsewhere))))
                .as("a post of another unit")
                .isInstanceOf(DutyResult.Wrong.class);
        var fine = draft(clerk, List.of(lead(officers.get(0)), new Part(officers.get(1), Part.Role.SUPPORT)));
        assertThat(fine).isInstanceOf(DutyResult.Drafted.class);
        int id = ((DutyResult.Drafted) fine).draft();
        assertThat(responsibility.confirm(id, clerk)).isInstanceOf(DutyResult.NotAllowed.class);
        var done = responsibility.confirm(id, head);
        assertThat(done).isInstanceOf(DutyResult.Confirmed.class);
        assertThat(responsibility.confirm(id, head)).isInstanceOf(DutyResult.Decided.class);
        var duty = ((DutyResult.Confirmed) done).duty();
        var ended = responsibility.draft(
                Optional.of(duty),
                sheet(List.of(lead(officers.get(1))), TODAY.plusDays(3)),
                UUID.randomUUID().toString(),
                clerk);
        responsibility.confirm(((DutyResult.Drafted) ended).draft(), head);
        assertThat(responsibility.history(duty).stream().filter(d -> d.knownTo() == null))
                .as("what held goes on to the eve, and the new one begins")
                .extracting(d -> d.sheet().to())
                .containsExactlyInAnyOrder(TODAY.plusDays(2), null);
    }

    private static Part lead(PostId post) {
        return new Part(post, Part.Role.LEAD);
    }

    private static DutySheet sheet(List<Part> parts, LocalDate from) {
        return new DutySheet("Việc thử", Source.other(Source.Kind.FUNCTION, "QĐ thử"), parts, false, from, null);
    }

    private DutyResult draft(Officer by, List<Part> parts) {
        return responsibility.draft(
                Optional.empty(), sheet(parts, TODAY), UUID.randomUUID().toString(), by);
    }

    private List<PostId> posts(UnitId unit, PostRole role) {
        return posts.holdersAt(unit, TODAY).stream()
                .filter(h -> h.post().role() == role)
                .map(h -> h.post().id())
                .distinct()
                .toList();
    }

    private Officer officer(UnitId unit, PostId post, Set<String> rights) {
        var holder = posts.holdersAt(unit, TODAY).stream()
                .filter(h -> h.post().id().equals(post))
                .findFirst()
                .orElseThrow();
        return new Officer(
                holder.person(), post, unit, "Đơn vị", "Vai trò", "OFFICER", rights, Scope.of(List.of(unit), 1));
    }

    private List<UnitId> units() {
        return organisation.unitsAt(TODAY).stream()
                .filter(u -> u.kind() == UnitKind.AGENCY || u.kind() == UnitKind.DISTRICT)
                .map(Unit::id)
                .collect(Collectors.toList());
    }
}

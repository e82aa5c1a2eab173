package vn.kycuong.reading.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.reading.CampaignPlan;
import vn.kycuong.reading.CampaignResult.Problem;
import vn.kycuong.reading.ReadingGroup;

/** The form of a campaign as it was typed, right or wrong: nothing typed is lost. */
public record CampaignForm(MultiValueMap<String, String> typed) {
    static final String KINDS = "loai";
    static final String ROLES = "vi-tri";

    static CampaignForm of(CampaignPlan plan) {
        var typed = new LinkedMultiValueMap<String, String>();
        var order = plan.orderedBy();
        typed.add("document", plan.document());
        typed.add("orderedBy", order == null ? "" : order.document() + "/" + order.clause());
        typed.add("title", plan.title());
        plan.target().kinds().forEach(k -> typed.add(KINDS, k.name()));
        plan.target().roles().forEach(r -> typed.add(ROLES, r.name()));
        var under = plan.target().under();
        var units = plan.target().units();
        typed.add("under", under == null ? "" : String.valueOf(under.value()));
        typed.add(
                "unit",
                units.isEmpty() ? "" : String.valueOf(units.iterator().next().value()));
        if (plan.target().heads()) typed.add("heads", "1");
        typed.add("days", String.valueOf(plan.days()));
        typed.add("quizSize", String.valueOf(plan.quizSize()));
        typed.add("passPercent", String.valueOf(plan.passPercent()));
        typed.add("bank", plan.bank());
        plan.texts().forEach((group, body) -> typed.add("text-" + group.name(), body));
        return new CampaignForm(typed);
    }

    public String text(String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value;
    }

    public boolean has(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    /** The plan as far as it can be read; what cannot is told in {@code problems}. */
    @Nullable
    CampaignPlan plan(List<Problem> problems) {
        var target = target(problems);
        int days = whole("days", "reading.no.days", problems, 250);
        int size = whole("quizSize", "reading.no.quizSize", problems, 30);
        int percent = whole("passPercent", "reading.no.passPercent", problems);
        if (target == null || !problems.isEmpty()) return null;
        return new CampaignPlan(
                text("document"),
                order(),
                text("title").strip(),
                target,
                days,
                size,
                percent,
                text("bank").strip(),
                texts());
    }

    private @Nullable OrderedBy order() {
        int slash = text("orderedBy").indexOf('/');
        return slash < 1
                ? null
                : new OrderedBy(
                        text("orderedBy").substring(0, slash), text("orderedBy").substring(slash + 1));
    }

    private Map<ReadingGroup, String> texts() {
        var texts = new EnumMap<ReadingGroup, String>(ReadingGroup.class);
        for (var group : ReadingGroup.values()) {
            var body = text("text-" + group.name()).strip();
            if (!body.isEmpty()) texts.put(group, body);
        }
        return texts;
    }

    private @Nullable TargetRule target(List<Problem> problems) {
        Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
        Set<PostRole> roles = EnumSet.noneOf(PostRole.class);
        Set<UnitId> units = new HashSet<>();
        for (var kind : UnitKind.values()) if (has(KINDS, kind.name())) kinds.add(kind);
        for (var role : PostRole.values()) if (has(ROLES, role.name())) roles.add(role);
        number("unit").ifPresent(n -> units.add(new UnitId(n)));
        if (kinds.isEmpty() && units.isEmpty()) {
            problems.add(new Problem(KINDS, "reading.no.target"));
            return null;
        }
        var under = number("under").map(UnitId::new).orElse(null);
        return new TargetRule(kinds, under, units, Set.of(), roles, has("heads", "1"));
    }

    private java.util.Optional<Integer> number(String field) {
        return text(field).matches("[0-9]{1,6}")
                ? java.util.Optional.of(Integer.parseInt(text(field)))
                : java.util.Optional.empty();
    }

    private int whole(String field, String wordKey, List<Problem> problems, Object... arguments) {
        if (text(field).strip().matches("[0-9]{1,4}"))
            return Integer.parseInt(text(field).strip());
        problems.add(new Problem(field, wordKey, arguments));
        return 0;
    }
}

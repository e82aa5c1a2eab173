package vn.kycuong.plan;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Effect;
import vn.kycuong.kernel.ObligationClock;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.plan.PlanResult.Problem;

/** What is wrong with a plan or an item, and what an act on an item brings about: facts in, sentences or effects out. */
final class PlanRules {
    static final String DUTY = "plan.item";
    static final int MOST = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int LONGEST = 500;

    private PlanRules() {}

    /** Why an item may not be kept in a draft; nothing when it may. */
    static List<Problem> problems(Plan plan, PlanItem item) {
        var wrong = new ArrayList<Problem>();
        text("name", "Tên việc", item.name(), wrong);
        text("product", "Sản phẩm", item.product(), wrong);
        if (item.weight() < 1 || item.weight() > 100)
            wrong.add(new Problem("weight", "Trọng số là số nguyên từ 1 đến 100."));
        if (item.due().getYear() != plan.year())
            wrong.add(new Problem(
                    "due",
                    "Hạn %s không thuộc năm %d của kế hoạch. Chọn ngày trong năm đó."
                            .formatted(DAY.format(item.due()), plan.year())));
        return wrong;
    }

    private static void text(String field, String name, String text, List<Problem> wrong) {
        if (text.isBlank()) wrong.add(new Problem(field, "%s chưa ghi.".formatted(name)));
        if (text.length() > LONGEST)
            wrong.add(new Problem(field, "%s dài quá %d ký tự. Viết ngắn lại.".formatted(name, LONGEST)));
    }

    /** Why a plan may not be approved on a day; nothing when it may. */
    static List<Problem> approvable(Plan plan, List<PlanItem> items, LocalDate today) {
        var wrong = new ArrayList<Problem>();
        if (items.isEmpty())
            wrong.add(new Problem("items", "Kế hoạch chưa có việc nào. Thêm việc với sản phẩm, trọng số và hạn."));
        for (var item : items) {
            if (item.due().isBefore(today))
                wrong.add(new Problem(
                        "items",
                        "Việc \"%s\" có hạn %s đã qua. Sửa hạn, hoặc bỏ việc này khỏi bản soạn."
                                .formatted(item.name(), DAY.format(item.due()))));
            wrong.addAll(problems(plan, item));
        }
        return wrong;
    }

    /** An item of an approved plan becomes a case: the plan's unit took it in, the item's unit owes it. */
    static List<Effect> approved(UnitId of, UnitId owes, ObligationClock clock) {
        return List.of(
                new Effect.Opened(of, owes, 0),
                new Effect.StateChanged(ItemState.OPEN.name()),
                new Effect.ObligationOpened(1, 0, Tier.WHOLE, owes, DUTY, clock, null));
    }

    /** What may be done to an item. */
    enum Move {
        HAND_IN,
        ACCEPT,
        SEND_BACK,
        CHANGE,
        DROP
    }

    /** Why it may not be done now; empty when it may. */
    static Optional<PlanResult.NotPossible> may(Move move, CaseState state) {
        var stands = ItemState.valueOf(state.state());
        boolean fits = switch (move) {
            case HAND_IN, CHANGE -> stands == ItemState.OPEN;
            case ACCEPT, SEND_BACK -> stands == ItemState.HANDED_IN;
            case DROP -> stands == ItemState.OPEN || stands == ItemState.HANDED_IN;
        };
        return fits ? Optional.empty() : Optional.of(new PlanResult.NotPossible("plan.no." + move));
    }

    static List<Effect> handedIn() {
        return List.of(new Effect.StateChanged(ItemState.HANDED_IN.name()), new Effect.Discharged(1));
    }

    static List<Effect> accepted() {
        return List.of(new Effect.StateChanged(ItemState.ACCEPTED.name()), new Effect.Closed());
    }

    static List<Effect> sentBack(String paper) {
        return List.of(new Effect.StateChanged(ItemState.OPEN.name()), new Effect.DischargeWithdrawn(1, paper));
    }

    /** What is dropped after its product was reported was never met: it counts nowhere. */
    static List<Effect> dropped(CaseState state, String paper) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.StateChanged(ItemState.DROPPED.name()));
        if (ItemState.valueOf(state.state()) == ItemState.HANDED_IN)
            effects.add(new Effect.DischargeWithdrawn(1, paper));
        effects.add(new Effect.Closed());
        return effects;
    }
}

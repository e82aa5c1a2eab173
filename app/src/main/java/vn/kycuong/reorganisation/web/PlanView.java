package vn.kycuong.reorganisation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ui.Option;

/**
 * A reorganisation as the page shows it.
 *
 * @param byHand units whose successor must be chosen
 * @param byLaw units whose successor the resolution names
 * @param after what each unit that follows has, receives and will have
 * @param early whether the day has not come
 */
public record PlanView(
        String day,
        String date,
        List<Ending> byHand,
        List<Ending> byLaw,
        List<Following> after,
        int ended,
        int toMove,
        int unsettled,
        boolean early) {
    public PlanView {
        byHand = List.copyOf(byHand);
        byLaw = List.copyOf(byLaw);
        after = List.copyOf(after);
    }

    /**
     * A unit that ends.
     *
     * @param why how the resolution puts it: split, ended, not verified
     * @param target name of the unit that follows, or null
     * @param options units to choose from
     */
    public record Ending(
            UnitId id,
            String name,
            String why,
            String known,
            int decides,
            int all,
            int apart,
            @Nullable String target,
            List<Option> options) {
        public Ending {
            options = List.copyOf(options);
        }
    }

    /** A unit that follows: open cases it decides now, those that come, and both. */
    public record Following(String name, int now, int receives) {
        public int then() {
            return now + receives;
        }
    }

    public int receives() {
        return after.stream().mapToInt(Following::receives).sum();
    }

    public int now() {
        return after.stream().mapToInt(Following::now).sum();
    }
}

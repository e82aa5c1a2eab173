package vn.kycuong.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.StaffReader.Parsed;
import vn.kycuong.identity.StaffRules.Step;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;

/**
 * Does what a confirmed file of the staff office says. Each line is decided anew: where it would do something else than was shown, it does
 * nothing.
 */
@Component
class StaffWork implements JobWork {
    /** Expected of a post that the file does not name. */
    static final String MISSING = "MISSING";

    private final StaffFiles files;
    private final StaffFileRows rows;
    private final StaffMoves moves;
    private final Identity identity;
    private final Substitutes substitutes;
    private final Organisation organisation;

    StaffWork(
            StaffFiles files,
            StaffFileRows rows,
            StaffMoves moves,
            Identity identity,
            Substitutes substitutes,
            Organisation organisation) {
        this.files = files;
        this.rows = rows;
        this.moves = moves;
        this.identity = identity;
        this.substitutes = substitutes;
        this.organisation = organisation;
    }

    @Override
    public String kind() {
        return StaffFiles.KIND;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        boolean may = rows.isEnabled(order.actor())
                && identity.at(order.actor(), order.post())
                        .filter(o -> o.may(AccountBook.MANAGE))
                        .isPresent();
        if (!may)
            return items.stream()
                    .map(i -> i.refused("staff.notAllowed", List.of()))
                    .toList();
        var concerned = new HashSet<ActorId>();
        var units = new HashSet<UnitId>();
        var reader = new StaffReader(organisation);
        var answers = new ArrayList<JobItem>();
        for (var item : items)
            answers.add(
                    item.expected().equals(MISSING)
                            ? leave(item, concerned, units)
                            : line(item, reader, order.actor(), concerned, units));
        substitutes.follow(concerned, units);
        return answers;
    }

    private JobItem line(
            JobItem item, StaffReader reader, ActorId operator, Set<ActorId> concerned, Set<UnitId> units) {
        var line = rows.line(item.subject());
        if (line.isEmpty()) return item.refused("staff.gone", List.of());
        var parsed = reader.read(new StaffSheet.Line(line.get().no(), line.get().cells(), 0));
        if (!(parsed instanceof Parsed.Good(var good))) return item.refused("staff.changed", List.of());
        var step = new StaffBook(files.known(List.of(good)), operator)
                .read(line.get().no(), good);
        if (!(step instanceof Step.Done done) || !done.effect().name().equals(item.expected()))
            return item.refused("staff.changed", List.of());
        concerned.addAll(moves.holders(good.seat().unit()));
        concerned.add(moves.make(good, done, operator));
        units.add(good.seat().unit());
        return item.done("staff.done." + item.expected());
    }

    private JobItem leave(JobItem item, Set<ActorId> concerned, Set<UnitId> units) {
        var missing = rows.missingOne(item.subject());
        if (missing.isEmpty()) return item.refused("staff.gone", List.of());
        var holding = missing.flatMap(moves::leave);
        if (holding.isEmpty()) return item.refused("staff.changed", List.of());
        concerned.add(holding.get().person());
        units.add(holding.get().post().unit());
        return item.done("staff.done.MISSING");
    }
}

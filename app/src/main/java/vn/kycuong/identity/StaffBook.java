package vn.kycuong.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.kycuong.identity.StaffRules.Known;
import vn.kycuong.identity.StaffRules.Step;
import vn.kycuong.identity.StaffSheet.Column;
import vn.kycuong.kernel.ActorId;

/** Accounts and posts as they would be after the lines read so far. For one reading, by one thread. */
final class StaffBook {
    private final Map<String, Known> byNumber = new HashMap<>();
    private final Map<String, Known> byLogin = new HashMap<>();
    private final List<Head> heads = new ArrayList<>();
    private final ActorId operator;

    /** Who is to be at the head of a unit by which line. */
    private record Head(int no, StaffLine line) {
        boolean meets(StaffLine other) {
            return line.seat().unit().equals(other.seat().unit())
                    && !line.staffNo().equals(other.staffNo())
                    && (other.to() == null || !other.to().isBefore(line.from()))
                    && (line.to() == null || !line.to().isBefore(other.from()));
        }
    }

    StaffBook(List<Known> known, ActorId operator) {
        this.operator = operator;
        known.forEach(this::put);
    }

    private void put(Known known) {
        var number = known.staffNo();
        if (number != null) byNumber.put(number, known);
        byLogin.put(known.login(), known);
    }

    /** What the line changes, after those before it. */
    Step read(int no, StaffLine line) {
        var rival =
                heads.stream().filter(h -> line.seat().head() && h.meets(line)).findFirst();
        if (rival.isPresent())
            return new Step.No(StaffNote.wrong(
                    Column.HEAD, "staff.no.twoHeads", String.valueOf(rival.get().no())));
        var step = StaffRules.decide(
                line,
                Optional.ofNullable(byNumber.get(line.staffNo())),
                Optional.ofNullable(byLogin.get(line.login())),
                operator);
        if (step instanceof Step.Done done) {
            put(done.after());
            if (line.seat().head()) heads.add(new Head(no, line));
        }
        return step;
    }
}

package vn.kycuong.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The ways out of the house. */
@Component
class Messengers {
    private final List<Messenger> all;

    Messengers(List<Messenger> all) {
        this.all = all;
    }

    Messenger of(Way way) {
        return all.stream().filter(m -> m.way() == way).findFirst().orElseThrow();
    }

    Set<Way> offered() {
        var offered = EnumSet.noneOf(Way.class);
        for (var one : all) if (one.isOffered()) offered.add(one.way());
        return offered;
    }
}

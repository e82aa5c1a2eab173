package vn.kycuong.organisation;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;

/** Whom one calls about a dossier at a unit (điện thoại tra cứu), as known at a moment: a slip drawn again names the telephone of its day. */
@Component
public class UnitPhones {
    private final UnitPhoneRows rows;

    UnitPhones(UnitPhoneRows rows) {
        this.rows = rows;
    }

    /** Empty when none was known then. */
    public String at(UnitId unit, Instant moment) {
        return rows.at(unit, moment).orElse("");
    }

    /** @param phone empty: none from now on */
    @Transactional
    public void keep(UnitId unit, String phone, ActorId by, Instant from) {
        if (!at(unit, from).equals(phone)) rows.keep(unit, phone, by, from);
    }
}

package vn.kycuong.oversight;

import org.springframework.stereotype.Component;

/** How the dossiers of a balance were served: papers, payments, ratings, late entries. */
@Component
public class ServiceQuality {
    private final ServiceRows rows;

    ServiceQuality(ServiceRows rows) {
        this.rows = rows;
    }

    public Quality of(BalanceQuestion question) {
        return rows.quality(question);
    }
}

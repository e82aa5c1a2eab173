package vn.kycuong.dossier.web;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.kycuong.money.Fees;
import vn.kycuong.money.OnlinePayments;
import vn.kycuong.money.Owed;

/** What the tracking page says of fees. */
@Component
class TrackedFees {
    /** How a payer came back; that he comes back proves nothing, the page shows what was recorded. */
    static final List<String> PAYMENTS = List.of("xong", "bo", "khong");

    private final Fees fees;
    private final OnlinePayments online;

    TrackedFees(Fees fees, OnlinePayments online) {
        this.fees = fees;
        this.online = online;
    }

    Owed of(FileView file) {
        return fees.owed(FeeDesk.charged(file));
    }

    boolean isPayable() {
        return online.isOffered();
    }
}

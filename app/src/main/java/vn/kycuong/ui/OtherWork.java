package vn.kycuong.ui;

import java.util.Optional;
import vn.kycuong.kernel.ActorId;

/**
 * What a desk shows above an officer's work list because it lies on that person, wherever it is done (việc khác của tôi). Each desk makes its own;
 * the list knows none of them.
 */
public interface OtherWork {
    /** A line above the list. */
    record Line(String title, String note, Status status, String href, String label) {}

    /** Nothing while nothing is to be done. */
    Optional<Line> of(ActorId person, Words words);
}

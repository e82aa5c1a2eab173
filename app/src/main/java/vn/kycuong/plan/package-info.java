/**
 * Chương trình, kế hoạch công tác: the province's programme of a year, the plans of units and of people; approved, and from then on each item is
 * a case with a date. What changes after approval keeps the old value; done is a product reported and accepted.
 *
 * <p>Start at {@link vn.kycuong.plan.Plans} for plans and at {@link vn.kycuong.plan.PlanItems} for what becomes of their items. Writes schema
 * {@code plan}; state and clock of an item are the ledger's, texts of acts stand in revisions that its entries commit to. Never scores a person
 * (evaluation), never says which clause is kept (oversight).
 */
@Floor(Floor.Level.DESK)
@ApplicationModule(
        displayName = "Kế hoạch công tác",
        allowedDependencies = {
            "sql",
            "ledger",
            "law",
            "worktime",
            "document",
            "ui",
            "identity",
            "organisation",
            "reorganisation",
            "directive"
        })
@NullMarked
package vn.kycuong.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import vn.kycuong.kernel.Floor;

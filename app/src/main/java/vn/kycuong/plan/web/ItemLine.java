package vn.kycuong.plan.web;

import vn.kycuong.ui.Status;

/**
 * An item as its plan shows it.
 *
 * @param state the word of its state; empty while the plan is a draft
 * @param firstDue the date as approved, when it was moved; empty otherwise
 * @param firstWeight the weight as approved, when it changed; empty otherwise
 * @param serves name of the item above; empty: none
 */
public record ItemLine(
        String id,
        String name,
        String product,
        int weight,
        String firstWeight,
        String due,
        String firstDue,
        String owner,
        String serves,
        String state,
        String doneOn,
        Status status,
        String dueValue,
        String unitValue,
        String postValue,
        String servesValue) {}

package vn.kycuong.plan.web;

import vn.kycuong.plan.RollUp;

/**
 * A plan in the overview of a year.
 *
 * @param head who heads the unit in office; empty: nobody
 * @param href empty: the unit has no plan
 */
public record PlanLine(String unit, String head, String href, String name, String state, RollUp rollUp) {}

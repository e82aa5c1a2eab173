package vn.kycuong.directive;

/** A duty with the document that asks it. */
public record AskedDuty(String documentKey, Duty duty) {}

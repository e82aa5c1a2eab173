package vn.kycuong.task.web;

import vn.kycuong.task.HeadScore;

/** The score of a head, with the names of unit and person. */
public record ScoreLine(HeadScore score, String unit, String head) {}

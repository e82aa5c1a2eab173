package vn.kycuong.task.web;

import vn.kycuong.task.TaskLine;

/**
 * A row of a list, in words.
 *
 * @param original the date first given, where it was moved; empty otherwise
 */
public record TaskRow(TaskLine line, String lead, String holder, String due, String original) {}

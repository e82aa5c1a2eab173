package vn.kycuong.plan.web;

import java.util.List;

/** What happened to an item. @param changes old value and new, as sentences */
public record HappeningLine(String at, String what, String who, String words, List<String> changes) {
    public HappeningLine {
        changes = List.copyOf(changes);
    }
}

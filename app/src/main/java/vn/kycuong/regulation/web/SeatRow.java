package vn.kycuong.regulation.web;

import java.util.List;
import vn.kycuong.ui.Option;

/** A post in the form: what part it may take. */
public record SeatRow(String field, String title, List<Option> parts) {
    public SeatRow {
        parts = List.copyOf(parts);
    }
}

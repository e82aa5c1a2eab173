package vn.kycuong.identity;

import java.util.List;

/**
 * Something to be told of a line of a staff file: what is wrong in which column, or what is worth knowing.
 *
 * @param column name of the column; empty for the whole line
 * @param wordKey of the sentence
 * @param wrong whether nothing can be done with the line because of it
 */
public record StaffNote(String column, String wordKey, List<String> arguments, boolean wrong) {
    public StaffNote {
        arguments = List.copyOf(arguments);
    }

    static StaffNote wrong(StaffSheet.Column column, String wordKey, String... arguments) {
        return new StaffNote(column.name(), wordKey, List.of(arguments), true);
    }

    static StaffNote told(StaffSheet.Column column, String wordKey, String... arguments) {
        return new StaffNote(column.name(), wordKey, List.of(arguments), false);
    }
}

package vn.kycuong.ui;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.kycuong.ui.StripDays.Cell;
import vn.kycuong.ui.StripDays.State;

/**
 * Which columns a line of cells has. Over 40 days, or where a numbered cell would fall under 24 px, whole weeks in which nothing
 * happened become one column marked "× n tuần".
 */
final class StripColumns {
    static final int LONG = 40;
    private static final double WEEKS_WIDTH = 62;

    /**
     * A column: one day, or several weeks.
     *
     * @param first index of its first day
     * @param days how many days it stands for
     * @param state of folded weeks; null for a single day
     */
    record Column(int first, int days, @Nullable State state, double x, double width) {
        boolean isFolded() {
            return state != null;
        }
    }

    private final List<Column> columns = new ArrayList<>();
    private final double cell;
    private final double gap;

    private StripColumns(double cell, double gap) {
        this.cell = cell;
        this.gap = gap;
    }

    /** Columns for these days in a size. {@code touched} are the days with a marker or a bracket of a pause. */
    static StripColumns of(List<Cell> cells, Set<Integer> touched, ClockStrip.Size size) {
        double fit = size.room / cells.size() - size.gap;
        boolean fold = cells.size() > LONG || (fit < 24 && size.cell >= 24);
        if (!fold) {
            StripColumns all = new StripColumns(Math.min(size.cell, fit), size.gap);
            for (int i = 0; i < cells.size(); i++) {
                all.add(i, 1, null);
            }
            return all;
        }
        List<int[]> folded = folds(cells, touched);
        int foldedDays = folded.stream().mapToInt(f -> f[1]).sum();
        double room = size.room - folded.size() * (WEEKS_WIDTH + size.gap);
        double narrow = room / Math.max(1, cells.size() - foldedDays) - size.gap;
        double least = Math.min(24, size.cell);
        StripColumns all = new StripColumns(Math.clamp(narrow, least, size.cell), size.gap);
        int i = 0;
        for (int[] fold1 : folded) {
            while (i < fold1[0]) {
                all.add(i++, 1, null);
            }
            all.add(i, fold1[1], Objects.requireNonNull(plain(cells, i, fold1[1])));
            i += fold1[1];
        }
        while (i < cells.size()) {
            all.add(i++, 1, null);
        }
        return all;
    }

    List<Column> all() {
        return columns;
    }

    double width() {
        Column last = columns.getLast();
        return last.x() + last.width();
    }

    /** Where a place on the days stands. */
    double x(double place) {
        int day = Math.clamp((int) Math.floor(place), 0, lastDay());
        double share = Math.clamp(place - day, 0, 1);
        Column column = columnOf(day);
        return column.x() + (day - column.first() + share) / column.days() * column.width();
    }

    double left(int day) {
        return columnOf(day).x();
    }

    double right(int day) {
        Column column = columnOf(day);
        return column.x() + column.width();
    }

    private int lastDay() {
        return columns.getLast().first() + columns.getLast().days() - 1;
    }

    private Column columnOf(int day) {
        for (Column column : columns) {
            if (day < column.first() + column.days()) {
                return column;
            }
        }
        return columns.getLast();
    }

    private void add(int first, int days, @Nullable State state) {
        double x = columns.isEmpty() ? 0 : width() + gap;
        columns.add(new Column(first, days, state, x, days == 1 ? cell : WEEKS_WIDTH));
    }

    /** Runs of whole weeks, Monday first, that nothing touches and that are all of one state: start and days. */
    private static List<int[]> folds(List<Cell> cells, Set<Integer> touched) {
        List<int[]> runs = new ArrayList<>();
        for (int i = 0; i + 7 <= cells.size(); i++) {
            State state = isUntouched(cells, touched, i) ? plain(cells, i, 7) : null;
            if (state == null) {
                continue;
            }
            int[] last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last[0] + last[1] == i && plain(cells, last[0], 7) == state) {
                last[1] += 7;
            } else {
                runs.add(new int[] {i, 7});
            }
            i += 6;
        }
        return runs;
    }

    private static boolean isUntouched(List<Cell> cells, Set<Integer> touched, int monday) {
        if (cells.get(monday).date().getDayOfWeek() != DayOfWeek.MONDAY) {
            return false;
        }
        for (int i = monday; i < monday + 7; i++) {
            Cell cell = cells.get(i);
            if (touched.contains(i) || cell.isHoliday() || cell.isMakeUp()) {
                return false;
            }
        }
        return true;
    }

    /** The one state of all working days here, or null if there are several. */
    private static @Nullable State plain(List<Cell> cells, int first, int days) {
        State state = null;
        for (int i = first; i < first + days; i++) {
            Cell cell = cells.get(i);
            if (!cell.off()) {
                State only = cell.only();
                if (only == null || only == State.OUTSIDE || (state != null && state != only)) {
                    return null;
                }
                state = only;
            }
        }
        return state;
    }
}

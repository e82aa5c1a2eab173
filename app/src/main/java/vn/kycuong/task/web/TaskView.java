package vn.kycuong.task.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.kycuong.calendar.Account;
import vn.kycuong.task.Task;
import vn.kycuong.task.TaskColour;
import vn.kycuong.task.TaskState;
import vn.kycuong.task.TaskTexts;
import vn.kycuong.ui.Status;
import vn.kycuong.ui.TimelineItem;

/**
 * Everything the page of a task shows.
 *
 * @param strip the clock as a picture, as HTML
 * @param account why the date is this one; null for a draft
 * @param flags what somebody should see to, in words
 * @param receiveBy by when it is to be taken up; empty once it is
 * @param offered slugs of the acts that stand open to the reader
 */
public record TaskView(
        Task task,
        int version,
        TaskState stands,
        TaskColour colour,
        String title,
        TaskTexts texts,
        String assigner,
        String lead,
        String holder,
        String due,
        String originalDue,
        String met,
        int extensions,
        int percent,
        String documentSign,
        @Nullable Task parent,
        List<Relative> family,
        List<Support> supports,
        List<Cause> causes,
        String asked,
        List<Paper> papers,
        List<TimelineItem> history,
        List<String> flags,
        String receiveBy,
        String strip,
        @Nullable Account account,
        @Nullable Long leaf,
        List<String> offered) {
    public TaskView {
        family = List.copyOf(family);
        supports = List.copyOf(supports);
        causes = List.copyOf(causes);
        papers = List.copyOf(papers);
        history = List.copyOf(history);
        flags = List.copyOf(flags);
        offered = List.copyOf(offered);
    }

    /** A part of it, or one assigned together with it. */
    public record Relative(String id, String number, String title, String lead, String state) {}

    /** A supporter. @param mine whether the reader may answer */
    public record Support(
            int obligation,
            String unit,
            String due,
            String met,
            String word,
            Status shape,
            boolean silent,
            boolean mine) {}

    /** A cause of lateness. @param mayObject whether the reader may object */
    public record Cause(int no, String word, String supporter, String stands, boolean mayObject, boolean mayDecide) {}

    /** A file. */
    public record Paper(String id, String name, String when) {}

    public String id() {
        return task.id().toString();
    }

    public boolean may(String act) {
        return offered.contains(act);
    }
}

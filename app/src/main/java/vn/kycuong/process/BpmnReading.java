package vn.kycuong.process;

import java.util.List;
import vn.kycuong.kernel.ProcessPlan;

/** What a BPMN file says, or why it is not taken. */
public sealed interface BpmnReading {
    /**
     * All of it is understood. The plan may still be wrong or incomplete: the check says so.
     *
     * @param name the process as the file names it, or empty
     * @param notes what of the file says nothing about the process and was not kept, in Vietnamese
     */
    record Read(ProcessPlan plan, String name, List<String> notes) implements BpmnReading {}

    /** Nothing is taken: each thing that is outside the subset is named. */
    record Refused(List<Refusal> refusals) implements BpmnReading {}

    /**
     * One thing that is not taken.
     *
     * @param element type of the element as BPMN calls it, e.g. {@code subProcess}
     * @param id its id; empty where it has none
     * @param name its name; empty where it has none
     * @param line line of the file; 0 where none is known
     * @param sentence what it is and what to do, in Vietnamese
     */
    record Refusal(String element, String id, String name, int line, String sentence) {
        public Refusal {
            name = name.strip().replaceAll("\\s+", " ");
        }

        /** One line that says which element it is. */
        public String text() {
            var which = new StringBuilder(element);
            if (!name.isEmpty()) which.append(" \"").append(name).append('"');
            if (!id.isEmpty()) which.append(" (").append(id).append(')');
            if (line > 0) which.append(", dòng ").append(line);
            return which.append(": ").append(sentence).toString();
        }
    }
}

package vn.kycuong.process;

import java.util.List;
import vn.kycuong.kernel.ProcessPlan;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.process.BpmnReading.Refusal;

/**
 * Processes as files of BPMN 2.0, the exchange format: written with a diagram, read from an honest subset. What is outside the
 * subset is refused by name; document types and external entities are refused; nothing is dropped without a word.
 */
public final class BpmnFile {
    /** A larger file is no process of an office. Unit: bytes. */
    public static final int LARGEST = 1_000_000;

    private BpmnFile() {}

    /**
     * A process as a file, with a diagram that any viewer draws.
     *
     * @param id what the process is called inside the file
     * @param name what people call it
     * @throws IllegalArgumentException if a move leads nowhere: a draft is checked before it is written
     */
    public static String write(ProcessPlan plan, String id, String name) {
        return BpmnExport.write(plan, id, name);
    }

    /** The process a file holds, or all that it holds and we do not. */
    public static BpmnReading read(byte[] file) {
        if (file.length > LARGEST)
            return new BpmnReading.Refused(List.of(new Refusal(
                    "definitions",
                    "",
                    "",
                    0,
                    "tệp lớn %d byte, nhiều nhất là %d. Bỏ phần thừa rồi tải lại.".formatted(file.length, LARGEST))));
        return BpmnImport.read(file);
    }

    /** The id of the element that shows a step in what {@link #write} makes. */
    public static String elementOf(ProcessStep step) {
        return BpmnExport.elementOf(step);
    }
}

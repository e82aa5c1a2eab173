package vn.kycuong.task;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.reorganisation.CaseNames;

/** A task before who carries units over: its number and what kind of thing is asked for, not its title. */
@Component
class TaskNames implements CaseNames {
    private static final Map<TaskType, String> MATTERS = Map.of(
            TaskType.REPLY, "Nhiệm vụ: văn bản trả lời",
            TaskType.REPORT, "Nhiệm vụ: báo cáo",
            TaskType.SCHEME, "Nhiệm vụ: đề án, dự án",
            TaskType.DOCUMENT, "Nhiệm vụ: soạn thảo, ban hành văn bản",
            TaskType.OTHER, "Nhiệm vụ khác");

    private final TaskRows rows;

    TaskNames(TaskRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<CaseId, Name> names(Collection<CaseId> cases) {
        var names = new HashMap<CaseId, Name>();
        for (var task : rows.of(List.copyOf(cases)))
            names.put(
                    task.id(),
                    new Name(task.number(), MATTERS.getOrDefault(task.type(), "Nhiệm vụ"), "/nhiem-vu/" + task.id()));
        return names;
    }
}

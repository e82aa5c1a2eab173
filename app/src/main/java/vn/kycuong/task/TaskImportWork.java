package vn.kycuong.task;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.Identity;
import vn.kycuong.job.JobItem;
import vn.kycuong.job.JobOrder;
import vn.kycuong.job.JobWork;

/** Assigns the accepted lines of a file, each answered by its own outcome. */
@Component
class TaskImportWork implements JobWork {
    static final String KIND = "task.import";
    private static final int BATCH = 20;

    private final TaskFiles files;
    private final Identity identity;

    TaskImportWork(TaskFiles files, Identity identity) {
        this.files = files;
        this.identity = identity;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public List<JobItem> run(JobOrder order, List<JobItem> items) {
        var officer = identity.at(order.actor(), order.post()).filter(o -> o.may(Tasks.ASSIGN));
        if (officer.isEmpty())
            return items.stream()
                    .map(i -> i.refused("task.no.notAllowed", List.of()))
                    .toList();
        var file = UUID.fromString(order.what().getOrDefault("file", ""));
        return items.stream()
                .map(item -> files.assign(file, item, officer.get()))
                .toList();
    }
}

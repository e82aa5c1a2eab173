package vn.kycuong.dossier;

import java.util.List;
import vn.kycuong.kernel.ProcessStep;
import vn.kycuong.kernel.ProcessVersion;
import vn.kycuong.kernel.WorkItem;

/**
 * A newer version of its process that a running dossier may be moved to.
 *
 * @param version the one in force today
 * @param places where the open work could stand in it
 */
public record NewerProcess(ProcessVersion version, List<Place> places) {
    /**
     * One piece of open work.
     *
     * @param now the step it stands at
     * @param then the steps of the newer version that are of its kind
     */
    public record Place(WorkItem work, ProcessStep now, List<ProcessStep> then) {
        /** The step of the same action, else the one of the same number, if they are of its kind. */
        public int likely() {
            return then.stream()
                    .filter(step -> step.action().equals(now.action()))
                    .findFirst()
                    .or(() ->
                            then.stream().filter(step -> step.no() == now.no()).findFirst())
                    .map(ProcessStep::no)
                    .orElse(0);
        }
    }
}

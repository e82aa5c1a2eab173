package vn.kycuong.dossier;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.People;
import vn.kycuong.job.JobItem;
import vn.kycuong.kernel.ActorId;

/** The sentence of one dossier among many: what became of it, and if nothing, why. */
@Component
class BulkAnswer {
    private final People people;

    BulkAnswer(People people) {
        this.people = people;
    }

    JobItem of(JobItem item, String done, ActResult result) {
        return switch (result) {
            case ActResult.Done _, ActResult.Repeated _ -> item.done(done);
            case ActResult.Overtaken(var kind, var at, var by) ->
                item.refused("bulk.overtaken", List.of("entry." + kind, at.toString(), who(by)));
            case ActResult.NotAllowed _ -> item.refused("dossier.no.notAllowed", List.of());
            case ActResult.NotFound _ -> item.refused("bulk.notFound", List.of());
            case ActResult.NotPossible(var key, var arguments) ->
                item.refused(
                        key, List.of(arguments).stream().map(Object::toString).collect(Collectors.toList()));
        };
    }

    private String who(ActorId actor) {
        return actor.equals(ActorId.SYSTEM) ? "hệ thống" : people.name(actor);
    }
}

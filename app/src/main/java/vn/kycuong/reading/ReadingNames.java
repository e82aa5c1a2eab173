package vn.kycuong.reading;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.reorganisation.CaseNames;

/** A reading before somebody who need not know whose it is: the document and the campaign. */
@Component
class ReadingNames implements CaseNames {
    private final Readings readings;

    ReadingNames(Readings readings) {
        this.readings = readings;
    }

    @Override
    public Map<CaseId, Name> names(Collection<CaseId> cases) {
        var names = new HashMap<CaseId, Name>();
        readings.named(cases)
                .forEach((id, named) ->
                        names.put(id, new Name(named.document(), named.title(), "/quan-triet/theo-doi/luot/" + id)));
        return names;
    }
}

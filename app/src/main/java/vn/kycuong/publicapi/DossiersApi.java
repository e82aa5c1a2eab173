package vn.kycuong.publicapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.identity.ApiClient;
import vn.kycuong.kernel.Access;
import vn.kycuong.ledger.Sight;

/** How a dossier stands, for a program that knows its code and may read of its unit. Nothing of the person. */
@Access(value = Access.Who.PROGRAM, rights = "dossiers:read")
@RestController
class DossiersApi {
    static final String PATH = "/api/v1/dossiers/{code}";
    private static final int LONGEST = 60;

    private final StandingRows rows;
    private final ClientUnits units;
    private final Visit visit;

    DossiersApi(StandingRows rows, ClientUnits units, Visit visit) {
        this.rows = rows;
        this.units = units;
        this.visit = visit;
    }

    /**
     * How it stands.
     *
     * @param unit the unit that decides it, by number
     * @param closedAt null while it is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingJson(
            String code,
            String procedure,
            String state,
            int unit,
            Instant openedAt,
            @Nullable Instant closedAt) {}

    @GetMapping(PATH)
    ResponseEntity<Object> standing(@PathVariable String code, ApiClient client, HttpServletRequest request) {
        var refusal = visit.refusal(request, Set.of());
        if (refusal.isPresent()) return refusal.get();
        var scope = units.scope(client);
        var found = code.length() > LONGEST
                ? java.util.Optional.<StandingJson>empty()
                : Sight.of(scope, true).call(() -> rows.find(code.strip().toUpperCase(Locale.ROOT), scope));
        return found.<ResponseEntity<Object>>map(json ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(json))
                .orElseGet(() -> ProblemJson.of(HttpStatus.NOT_FOUND, "code", Visit.locale(request), "api.noDossier"));
    }
}

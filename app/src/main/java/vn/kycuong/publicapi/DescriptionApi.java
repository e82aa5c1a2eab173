package vn.kycuong.publicapi;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kycuong.kernel.Access;

/** What the interface offers, and what it does not: an unknown path or a wrong method is answered as a problem too. */
@Access(Access.Who.EVERYBODY)
@RestController
class DescriptionApi {
    static final String PATH = "/api/v1/openapi.json";

    @GetMapping(PATH)
    ResponseEntity<Resource> describe() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("publicapi/openapi.json"));
    }

    @RequestMapping({
        DeadlinesApi.PATH,
        LedgerApi.PATH,
        LedgerApi.LEAF,
        LedgerApi.CONSISTENCY,
        UnitFiguresApi.PATH,
        DossiersApi.PATH,
        PATH
    })
    ResponseEntity<Object> onlyRead(HttpServletRequest request) {
        return wrongMethod(request, "GET, HEAD");
    }

    @RequestMapping({ClocksApi.SIMULATE, TokenApi.PATH})
    ResponseEntity<Object> onlySend(HttpServletRequest request) {
        return wrongMethod(request, "POST");
    }

    @RequestMapping("/api/**")
    ResponseEntity<Object> unknown(HttpServletRequest request) {
        return ProblemJson.of(HttpStatus.NOT_FOUND, null, Visit.locale(request), "api.unknownPath", PATH);
    }

    private static ResponseEntity<Object> wrongMethod(HttpServletRequest request, String allowed) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ALLOW, allowed);
        return ProblemJson.of(
                HttpStatus.METHOD_NOT_ALLOWED, null, Visit.locale(request), headers, "api.wrongMethod", allowed);
    }
}

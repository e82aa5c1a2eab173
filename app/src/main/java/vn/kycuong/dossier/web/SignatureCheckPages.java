package vn.kycuong.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Throttle;
import vn.kycuong.kernel.Access;
import vn.kycuong.signature.Checked;
import vn.kycuong.signature.SignatureCheck;
import vn.kycuong.worktime.LegalClock;

/** Anybody may ask whether a paper is signed and whether that holds (kiểm chữ ký). The file is read, answered, and kept nowhere. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping("/kiem-chu-ky")
class SignatureCheckPages {
    private static final int MOST = 20 * 1024 * 1024;

    private final SignatureCheck check;
    private final Throttle throttle;
    private final LegalClock time;

    SignatureCheckPages(SignatureCheck check, Throttle throttle, LegalClock time) {
        this.check = check;
        this.throttle = throttle;
        this.time = time;
    }

    @GetMapping
    String show(Model page) {
        return answer(null, "", page);
    }

    @PostMapping
    String ask(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            HttpServletRequest request,
            Model page)
            throws IOException {
        if (!throttle.allows("signature", request.getRemoteAddr()))
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        if (file == null || PaperFiles.isNameless(file))
            return answer(new Checked.Refused("Chưa chọn tệp. Chọn tệp PDF cần kiểm rồi bấm lại."), "", page);
        try (var in = file.getInputStream()) {
            return answer(check.check(in.readNBytes(MOST + 1), time.instant()), PaperFiles.shownName(file), page);
        }
    }

    private static String answer(@Nullable Checked checked, String name, Model page) {
        page.addAttribute("title", "signature.check.title").addAttribute("nav", "track");
        page.addAttribute("checked", checked).addAttribute("name", name);
        return "dossier/signatureCheck";
    }
}

package vn.kycuong.security;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;

/** Routes that only the tests have: one that fails, one that needs a right, one that takes what is typed. */
@Access(Access.Who.OFFICER)
@Controller
class TestDoorPages {
    @GetMapping("/thu-cua/hong")
    String fail() {
        throw new IllegalStateException("secret detail of the failure");
    }

    @Access(value = Access.Who.OFFICER, rights = "dossier.sign")
    @GetMapping("/thu-cua/quyen")
    @ResponseBody
    String needsARight() {
        return "signed";
    }

    @GetMapping("/thu-cua/khong-thay")
    String hidden(Officer officer) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    @GetMapping("/thu-cua/bang.csv")
    @ResponseBody
    String list() {
        return "a";
    }

    @PostMapping("/thu-cua/ghi")
    @ResponseBody
    String take(
            Officer officer,
            @RequestParam("noi-dung") String text,
            @RequestParam(name = "o", required = false) String[] boxes) {
        return officer.displayName() + " wrote " + text + (boxes == null ? "" : " " + String.join("+", boxes));
    }

    @PostMapping("/thu-cua/tep")
    @ResponseBody
    String upload(Officer officer, @RequestParam("tep-tin") MultipartFile file) {
        return officer.displayName() + " sent " + file.getSize();
    }
}

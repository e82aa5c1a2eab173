package vn.kycuong.security;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.Access;
import vn.kycuong.reference.ImportReport;
import vn.kycuong.reference.ReferenceImport;

/** The administrator's page: loads the registers that ship with the program, and shows what was found, line by line. */
@Access(value = Access.Who.OFFICER, rights = AdministrationPages.IMPORT)
@Controller
@RequestMapping("/quan-tri")
class AdministrationPages {
    static final String IMPORT = "registers.import";

    private final ReferenceImport registers;
    private final Accounts accounts;

    AdministrationPages(ReferenceImport registers, Accounts accounts) {
        this.registers = registers;
        this.accounts = accounts;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return view(null, page);
    }

    /** What the organisation now says of units may change what people are granted. */
    @PostMapping("/nap-danh-muc")
    String load(Officer officer, Model page) {
        var report = registers.run((_, _, _) -> {});
        accounts.regrantAll();
        return view(report, page);
    }

    private static String view(@Nullable ImportReport report, Model page) {
        page.addAttribute("title", "admin.title").addAttribute("nav", "admin");
        page.addAttribute("report", report);
        return "security/administration";
    }
}

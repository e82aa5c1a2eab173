package vn.kycuong.task.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.Access;
import vn.kycuong.task.SecretTasks;
import vn.kycuong.task.TaskResult;

/** Whether secret tasks are kept here: an administrator's decision with its legal basis. */
@Access(value = Access.Who.OFFICER, rights = SecretTasks.ENABLE)
@Controller
@RequestMapping("/quan-tri/nhiem-vu-mat")
class SecrecyPages {
    private final SecretTasks secrets;
    private final People people;

    SecrecyPages(SecretTasks secrets, People people) {
        this.secrets = secrets;
        this.people = people;
    }

    @GetMapping
    String show(Officer officer, Model page) {
        return show(null, "", page);
    }

    @PostMapping
    String decide(
            @RequestParam(name = "bat", defaultValue = "") String wanted,
            @RequestParam(name = "can-cu", defaultValue = "") String basis,
            Officer officer,
            Model page) {
        return switch (secrets.decide(wanted.equals("co"), basis, officer)) {
            case TaskResult.Done _ -> "redirect:/quan-tri/nhiem-vu-mat";
            case TaskResult no -> show(no, basis, page);
        };
    }

    private String show(@Nullable TaskResult refusal, String basis, Model page) {
        page.addAttribute("title", "task.secret.setting");
        page.addAttribute("nav", "admin");
        page.addAttribute("enabled", secrets.isEnabled());
        page.addAttribute("decisions", secrets.decisions());
        page.addAttribute("people", people);
        page.addAttribute("basis", basis);
        page.addAttribute("problem", TaskPage.problem(refusal));
        page.addAttribute("arguments", new Object[0]);
        return "task/secrecy";
    }
}

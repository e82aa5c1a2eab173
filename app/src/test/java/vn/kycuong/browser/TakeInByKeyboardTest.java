package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much a clerk does to take a birth in, from the empty counter to the printed slip, with the keyboard alone. */
class TakeInByKeyboardTest extends SampleWorld {
    private static final String NAME = "Lý Thị Mẩy";
    private static final String ADDRESS = "Thôn Nà Lại";
    private static final String PHONE = "0912000123";
    private static final String NUMBER = "020304050607";

    /** Presses of function and control keys by what they are for, and letters typed. */
    private final Map<String, Integer> presses = new LinkedHashMap<>();

    private int letters;

    private void press(String key, String what) {
        page.keyboard().press(key);
        presses.merge(what, 1, Integer::sum);
    }

    private void type(String text) {
        page.keyboard().type(text);
        letters += text.length();
    }

    private void focused(String selector) {
        page.locator(selector + ":focus").first().waitFor();
    }

    private int pressed() {
        return presses.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void chooseBirth() {
        open("/tiep-nhan");
        focused("#q");
        type("khai sinh");
        press("Enter", "thủ tục");
        focused("a[href*='thu-tuc=BIRTH']");
        press("Enter", "thủ tục");
        focused("input[name=applicant]");
    }

    /** Every paper as the procedure lists it. */
    private void tickPapers() {
        press("F4", "giấy tờ");
        int papers = page.locator("input[type=checkbox][id^=paper]").count();
        for (int i = 0; i < papers; i++) {
            press("Space", "giấy tờ");
            if (i + 1 < papers) press("ArrowDown", "giấy tờ");
        }
    }

    private Object active() {
        return page.evaluate("() => document.activeElement.id");
    }

    private void takeIn() {
        press("F9", "tiếp nhận");
        page.waitForURL("**/ho-so/*moi");
        assertThat(page.locator("a[data-key=p]").innerText()).contains("In giấy hẹn");
        presses.merge("in", 1, Integer::sum); // the key of the slip, which opens a sheet of its own
    }

    @Test
    void a_birth_is_taken_in_and_its_slip_printed_by_keyboard_alone_and_again_for_who_is_known_with_fewer_letters()
            throws IOException {
        logIn(commune());
        chooseBirth();
        type(NAME);
        press("Tab", "người nộp");
        type(ADDRESS);
        press("Tab", "người nộp");
        type(NUMBER);
        while (!"phone".equals(active())) press("Tab", "người nộp");
        type(PHONE);
        tickPapers();
        takeIn();
        int first = pressed();
        int typedFirst = letters;

        presses.clear();
        letters = 0;
        chooseBirth();
        press("Tab", "người nộp");
        press("Tab", "người nộp");
        type(NUMBER);
        press("Tab", "người nộp");
        page.locator("button[value^='lay-nguoi:']:focus").waitFor(); // offered without being asked for
        press("F6", "người nộp");
        page.waitForFunction("() => document.getElementById('applicant').value !== ''");
        assertThat(page.inputValue("#applicant")).isEqualTo(NAME);
        assertThat(page.inputValue("#address")).isEqualTo(ADDRESS);
        assertThat(page.inputValue("#phone")).isEqualTo(PHONE);
        tickPapers();
        takeIn();

        assertThat(Files.readString(Path.of("..", "docs", "counter.md")))
                .as("what is written there is what it takes")
                .contains("| A birth, from the empty counter to the slip | %d | %d |".formatted(typedFirst, first))
                .contains("| The same for who applied before, by number | %d | %d |".formatted(letters, pressed()));
    }

    /** A clerk of a commune. */
    private String commune() {
        return jdbc.sql("""
            select a.login from identity.account a
             where a.login like 'tiepnhan1.%' and (a.login like '%.xa-%' or a.login like '%.phuong-%') order by a.login limit 1
            """).query(String.class).single();
    }
}

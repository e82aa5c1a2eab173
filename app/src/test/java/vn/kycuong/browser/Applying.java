package vn.kycuong.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A citizen who answers every page of an application as it is asked, in a real browser. */
final class Applying {
    private final SampleWorld world;
    /** The sections that were asked, in order. */
    final Set<String> asked = new LinkedHashSet<>();
    /** Looks at each page before it is answered. */
    Consumer<String> look = _ -> {};

    Applying(SampleWorld world) {
        this.world = world;
    }

    private Page page() {
        return world.page;
    }

    void begin(String procedure) {
        world.open("/nop-ho-so/" + procedure);
        page().click("main form[action='/nop-ho-so/" + procedure + "'] button");
        page().waitForURL("**/cau/*");
    }

    /** The address of the application in the making. */
    String draft() {
        return page().url().replace(world.at(""), "").replaceFirst("/cau/.*|/kiem-tra", "");
    }

    void toTheEnd(String procedure, String name, String office) {
        begin(procedure);
        toTheEnd(name, office);
    }

    /** Page after page, up to the one that shows all answers. */
    void toTheEnd(String name, String office) {
        for (int i = 0; i < 60; i++) {
            page().waitForLoadState();
            if (page().url().endsWith("/kiem-tra")) return;
            var section = page().url().replaceFirst(".*/cau/", "").replaceFirst("\\?.*", "");
            assertThat(asked.add(section))
                    .as("asked twice: " + section + "\n" + world.text())
                    .isTrue();
            look.accept(section);
            for (var group : page().locator("form.kc-ask .govuk-radios").all()) choose(group);
            for (var select : page().locator("form.kc-ask select").all()) select(select, office);
            for (var text : page().locator(
                            "form.kc-ask :is(input[type=text],input[type=tel],input[type=email],textarea)")
                    .all()) text.fill(answer(text.getAttribute("name"), text, name));
            page().click("form.kc-ask button.govuk-button:has-text('Tiếp tục')");
        }
        throw new AssertionError("No end: " + asked);
    }

    private void choose(Locator group) {
        var brought = group.locator("input[value=giay]");
        (brought.count() > 0 ? brought : group.locator("input").first()).check();
    }

    private void select(Locator select, String office) {
        boolean commune = select.getAttribute("name").endsWith(".commune");
        var option = commune
                ? select.locator("option").nth(2)
                : select.locator("option", new Locator.LocatorOptions().setHasText(office))
                        .first();
        select.selectOption(option.getAttribute("value"));
    }

    private static String answer(String field, Locator input, String name) {
        if (field.equals("applicant")) return name;
        if (field.equals("phone")) return "0912345678";
        if (field.equals("email")) return "mau@vi-du.vn";
        if (field.endsWith("Number")) return "001090000001";
        if (field.endsWith("Born") || field.equals("begins")) return "05/4/2020";
        if ("decimal".equals(input.getAttribute("inputmode"))) return "12";
        if ("numeric".equals(input.getAttribute("inputmode"))) return "50.000.000";
        return "Mẫu " + field;
    }
}

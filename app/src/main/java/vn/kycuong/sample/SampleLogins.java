package vn.kycuong.sample;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.kycuong.identity.SampleAccounts;
import vn.kycuong.launch.Mode;
import vn.kycuong.launch.Welcome;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.Words;
import vn.kycuong.worktime.LegalClock;

/** The accounts a visitor may try: one of each post at a one-stop, the head of the province, the administrator. */
@Component
@ConditionalOnProperty(name = "kycuong.mode", havingValue = "sample")
class SampleLogins implements SampleAccounts, Welcome {
    private final Organisation organisation;
    private final LegalClock time;

    SampleLogins(Organisation organisation, LegalClock time) {
        this.organisation = organisation;
        this.time = time;
    }

    @Override
    public List<SampleAccount> list(String lang) {
        var words = Words.of(lang);
        var unit = Showcase.unit(organisation, time.today()).name();
        var handle = SearchText.folded(unit).replaceAll("[^a-z0-9]+", "-");
        return List.of(
                new SampleAccount(
                        words.get("sample.receiver", unit), "tiepnhan1." + handle, words.get("sample.receiver.try")),
                new SampleAccount(
                        words.get("sample.officer", unit), "thuly1." + handle, words.get("sample.officer.try")),
                new SampleAccount(words.get("sample.clerk", unit), "vanthu." + handle, words.get("sample.clerk.try")),
                new SampleAccount(
                        words.get("sample.leader", unit), "lanhdao." + handle, words.get("sample.leader.try")),
                new SampleAccount(words.get("sample.chair"), "lanhdao.tinh", words.get("sample.chair.try")),
                new SampleAccount(words.get("sample.admin"), "quantri", words.get("sample.admin.try")));
    }

    @Override
    public String password() {
        return SampleStaff.PASSWORD;
    }

    @Override
    public List<String> lines(Mode mode, String address) {
        if (!mode.isSample()) return List.of();
        var lines = new java.util.ArrayList<String>();
        lines.add("Tài khoản mẫu, mật khẩu chung “" + password() + "”:");
        for (var account : list("vi")) lines.add("    %-28s %s".formatted(account.login(), account.label()));
        return lines;
    }
}

package vn.kycuong.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.WebTest;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.LogInResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.PostRole;
import vn.kycuong.organisation.Posts;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.worktime.LegalClock;

/** A commune with people who log in: who receives, two who examine, who leads; and somebody of another commune. */
public abstract class StaffedUnit extends WebTest {
    protected static final String PASSWORD = "mật khẩu của người một cửa";
    private static final List<PostRole> ROLES =
            List.of(PostRole.RECEIVER, PostRole.OFFICER, PostRole.OFFICER, PostRole.LEADER, PostRole.OFFICER);

    @Autowired
    private Accounts accounts;

    @Autowired
    private Identity identity;

    @Autowired
    private Posts posts;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Procedures procedures;

    @Autowired
    protected Intake intake;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected LegalClock time;

    private final Map<String, String> logins = new LinkedHashMap<>();
    protected UnitId unit;
    protected Officer receiver;
    protected Officer officer;
    protected Officer colleague;
    protected Officer head;
    protected Officer stranger;

    @BeforeEach
    void people() {
        var today = time.today();
        var communes = organisation.unitsAt(today, UnitKind.COMMUNE);
        unit = communes.get(5).id();
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var names = List.of("Người nhận", "Người một", "Người hai", "Người đứng đầu", "Người xã khác");
        var asked = new ArrayList<NewAccount>();
        for (int i = 0; i < names.size(); i++) asked.add(new NewAccount("u" + i + tag, names.get(i)));
        var made = (AccountsResult.Created) accounts.create(asked, accounts.hash(PASSWORD));
        for (int i = 0; i < names.size(); i++) {
            var where = i == 4 ? communes.get(6).id() : unit;
            var post = posts.create(where, ROLES.get(i), "Công chức " + i, false, today);
            posts.appoint(post, made.actors().get(i), today, false, "QĐ");
        }
        accounts.regrant(made.actors());
        var in = new ArrayList<Officer>();
        for (var one : asked) {
            var person = ((LogInResult.LoggedIn) identity.logIn(one.login(), PASSWORD, "127.0.0.1")).officer();
            logins.put(person.actor().toString(), one.login());
            in.add(person);
        }
        receiver = in.get(0);
        officer = in.get(1);
        colleague = in.get(2);
        head = in.get(3);
        stranger = in.get(4);
    }

    protected Browser browserOf(Officer person) {
        var browser = browser();
        browser.logIn(logins.get(person.actor().toString()), PASSWORD);
        return browser;
    }

    protected CaseState state(CaseId id) {
        return ledger.find(id).orElseThrow();
    }

    protected Dossiers.Sheet sheet(CaseId id) {
        return new Dossiers.Sheet(state(id).version(), UUID.randomUUID().toString());
    }

    protected CaseId takenIn() {
        return ((TakeInResult.Accepted) intake.takeIn(application(Channel.COUNTER, "COUNTER"), receiver))
                .ref()
                .caseId();
    }

    protected TakeIn application(Channel channel, String delivery) {
        var version = procedures.get("BIRTH", time.today()).orElseThrow();
        var papers = version.papers().stream()
                .map(p -> new Application.Paper(p.name(), 1, 0, 0))
                .toList();
        var person = new PersonName("Nguyễn Thị Ánh");
        return new TakeIn(
                UUID.randomUUID().toString(),
                "BIRTH",
                "normal",
                channel,
                new Application(person, person, "000000000001", "0900000000", "", "Xã", "", papers, delivery));
    }
}

package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.ApologySlip;
import vn.kycuong.document.DeliverySlip;
import vn.kycuong.document.EndNoticeSlip;
import vn.kycuong.document.ReceiptSlip;
import vn.kycuong.document.RefusalSlip;
import vn.kycuong.document.Slip;
import vn.kycuong.document.SlipPerson;
import vn.kycuong.document.Slips;
import vn.kycuong.document.SupplementSlip;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Apologies;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.dossier.Course;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Fault;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PersonName;
import vn.kycuong.dossier.Refusals;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.dossier.TakeIn;
import vn.kycuong.dossier.TakeInResult;
import vn.kycuong.identity.AccountBook;
import vn.kycuong.identity.AccountResult;
import vn.kycuong.identity.Accounts;
import vn.kycuong.identity.AccountsResult;
import vn.kycuong.identity.NewAccount;
import vn.kycuong.identity.Officer;
import vn.kycuong.identity.WorkContact;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.kernel.Scope;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Grants;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** The slips of dossiers that were really played have every field of the official layouts: none is left to be filled by hand. */
class SlipsOfDossiersTest extends OneStopWorld {
    private static final LocalDate MONDAY = LocalDate.of(2020, 6, 15);
    private static final String BASE = "https://example.vn";
    private static final String DESK_PHONE = "0205 000 1000";
    private static final String RECEIVERS_PHONE = "0205 000 1001";
    private static final String OFFICERS_PHONE = "0205 000 1002";
    private static final List<SupplementItem> ITEMS =
            List.of(new SupplementItem("Giấy đề nghị", "Điều 71", "Thiếu chữ ký", new PaperCount(1, 0)));
    /** What stands on no slip of this kind, and why. */
    private static final Set<String> LEFT_OUT = Set.of(
            "DeliverySlip.number", // it was rejected in writing
            "SupplementSlip.approver", // before acceptance the guide asks alone
            "SupplementSlip.answerBy",
            "SupplementSlip.clockNote", // before acceptance no clock runs
            "ReceiptSlip.competent"); // who takes it in decides it himself

    @Autowired
    private Files files;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Consultations consultations;

    @Autowired
    private Apologies apologies;

    @Autowired
    private Course course;

    @Autowired
    private Organisation organisation;

    @Autowired
    private SlipPapers papers;

    @Autowired
    private FileRows rows;

    @Autowired
    private Slips slips;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Grants grants;

    @Autowired
    private WorkContacts contacts;

    private UnitId unit;
    private Officer receiver;
    private Officer officer;
    private Officer head;

    @BeforeEach
    void people() {
        setClock("2020-06-15T08:00");
        unit = organisation.unitsAt(MONDAY, UnitKind.DISTRICT).get(2).id();
        receiver = person("Người Tiếp Nhận");
        officer = person("Người Thụ Lý");
        head = person("Người Đứng Đầu");
        var administrator = with(head, WorkContacts.CONTACT, AccountBook.MANAGE);
        LegalClock.Scoped.at(now, () -> {
            assertThat(contacts.keepLookup(unit, DESK_PHONE, administrator)).isEmpty();
            assertThat(contacts.keep(receiver.actor(), new WorkContact(RECEIVERS_PHONE, ""), administrator))
                    .isInstanceOf(AccountResult.Done.class);
            return contacts.keep(officer.actor(), new WorkContact(OFFICERS_PHONE, ""), administrator);
        });
        setClock("2020-06-15T09:00");
    }

    private Officer person(String name) {
        var login = "phieu" + UUID.randomUUID().toString().substring(0, 8);
        var made = (AccountsResult.Created)
                accounts.create(List.of(new NewAccount(login, name)), accounts.hash("con trâu trắng lội sông sâu"));
        var model = everywhere(unit);
        var actor = made.actors().getFirst();
        grants.replace(
                actor,
                1,
                true,
                ALL.stream()
                        .map(r -> new Grants.Grant(model.post(), r, UnitId.ALL))
                        .toList());
        return new Officer(actor, model.post(), unit, "Huyện", name, "LEADER", Set.copyOf(ALL), Scope.all(1));
    }

    private static Officer with(Officer o, String... rights) {
        return new Officer(
                o.actor(), o.post(), o.unit(), o.unitName(), o.displayName(), o.role(), Set.of(rights), o.scope());
    }

    private TakeIn command(Channel channel) {
        var plain = application("HOUSEHOLD_BIZ", "normal", channel, MONDAY);
        var application = new Application(
                new PersonName("Chủ Hồ Sơ Mẫu"),
                new PersonName("Người Nộp Mẫu"),
                "000000000001",
                "0900000000",
                "nguoi.nop@example.vn",
                "Thôn mẫu",
                "Đăng ký hộ kinh doanh",
                plain.application().papers(),
                "COUNTER");
        return new TakeIn(plain.formKey(), plain.procedureKey(), plain.procedureCase(), channel, application);
    }

    private void sentOnline() {
        var sent = LegalClock.Scoped.at(now, () -> intake.apply(command(Channel.ONLINE), unit));
        id = ((TakeInResult.Registered) sent).ref().caseId();
    }

    private void taken() {
        takenIn(command(Channel.COUNTER), receiver);
        done(() -> dossiers.take(id, sheet(), officer));
    }

    private <S extends Slip> S slip(Class<S> kind) {
        var row = rows.find(id).orElseThrow();
        var slip = papers.slip(row, state().version(), BASE).orElseThrow();
        assertThat(slip).isInstanceOf(kind);
        assertThat(emptyFields(slip)).isSubsetOf(LEFT_OUT);
        return kind.cast(slip);
    }

    private String paper(Slip slip) {
        var out = new StringOutput();
        slips.html(slip).writeTo(out);
        return out.toString();
    }

    private static Set<String> emptyFields(Slip slip) {
        var empty = new TreeSet<String>();
        for (var part : slip.getClass().getRecordComponents()) {
            try {
                var value = part.getAccessor().invoke(slip);
                boolean none = value == null || value.equals("") || value instanceof List<?> list && list.isEmpty();
                if (none) empty.add(slip.getClass().getSimpleName() + "." + part.getName());
                if (value instanceof SlipPerson person)
                    assertThat(person.name()).isNotBlank();
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        return empty;
    }

    @Test
    void a_receipt_names_the_desks_telephone_and_what_whoever_fetches_for_another_brings() {
        takenIn(command(Channel.COUNTER), receiver);
        var slip = slip(ReceiptSlip.class);
        assertThat(slip.lookupPhone()).isEqualTo(DESK_PHONE);
        assertThat(paper(slip))
                .contains("Điện thoại: " + DESK_PHONE, "theo ủy quyền của chủ hồ sơ", "giấy ủy quyền", "Chủ Hồ Sơ Mẫu")
                .contains("Người Tiếp Nhận", "nguoi.nop@example.vn");
    }

    @Test
    void a_slip_drawn_again_names_the_telephone_of_its_day() {
        takenIn(command(Channel.COUNTER), receiver);
        setClock("2020-06-16T09:00");
        LegalClock.Scoped.at(
                now,
                () -> contacts.keepLookup(unit, "0205 000 2000", with(head, WorkContacts.CONTACT, AccountBook.MANAGE)));
        assertThat(slip(ReceiptSlip.class).lookupPhone()).isEqualTo(DESK_PHONE);
        takenIn(command(Channel.COUNTER), receiver);
        assertThat(slip(ReceiptSlip.class).lookupPhone()).isEqualTo("0205 000 2000");
    }

    @Test
    void a_guide_is_named_with_his_telephone() {
        sentOnline();
        done(() -> acceptance.guide(id, sheet(), ITEMS, receiver));
        var slip = slip(SupplementSlip.class);
        assertThat(slip.guide()).isEqualTo("Người Tiếp Nhận");
        assertThat(paper(slip)).contains("số điện thoại " + RECEIVERS_PHONE);
    }

    @Test
    void after_acceptance_who_proposed_guides_and_the_head_approved_each_request_with_its_own_items() {
        taken();
        done(() -> dossiers.proposeSupplement(id, sheet(), ITEMS, LocalDate.of(2020, 6, 30), officer));
        done(() -> dossiers.requestSupplement(id, sheet(), head));
        var first = slip(SupplementSlip.class);
        int version = state().version();
        assertThat(first.guide()).isEqualTo("Người Thụ Lý");
        assertThat(first.approver()).isEqualTo("Người Đứng Đầu");
        assertThat(first.officerPhone()).isEqualTo(OFFICERS_PHONE);
        done(() -> dossiers.supplementReceived(id, sheet(), List.of("Giấy đề nghị"), receiver));
        var others =
                List.of(new SupplementItem("Bản sao hợp đồng", "Điều 72", "Chưa chứng thực", new PaperCount(1, 2)));
        done(() -> dossiers.proposeSupplement(id, sheet(), others, LocalDate.of(2020, 6, 30), head));
        done(() -> dossiers.requestSupplement(id, sheet(), head));
        var second = slip(SupplementSlip.class);
        assertThat(second.requestNo()).isEqualTo(2);
        assertThat(second.officerPhone())
                .as("without one of his own, the desk's")
                .isEqualTo(DESK_PHONE);
        assertThat(second.items().getFirst().name()).isEqualTo("Bản sao hợp đồng");
        assertThat(paper(second)).contains("01 bản chính, 02 bản sao");
        var again = (SupplementSlip)
                papers.slip(rows.find(id).orElseThrow(), version, BASE).orElseThrow();
        assertThat(again).isEqualTo(first);
    }

    @Test
    void a_refusal_names_the_officer_with_his_telephone() {
        sentOnline();
        done(() -> refusals.propose(
                id, sheet(), new Refusals.Proposal("TC01", "Điều 5", "Địa bàn khác", "UBND huyện khác"), receiver));
        done(() -> refusals.sign(id, sheet(), head));
        assertThat(slip(RefusalSlip.class).officerPhone()).isEqualTo(RECEIVERS_PHONE);
    }

    @Test
    void an_apology_says_who_had_the_dossier_longest_or_which_agency_kept_silent() {
        taken();
        setClock("2020-06-17T08:00");
        done(() -> promised("Việc nhiều"));
        var own = slip(ApologySlip.class);
        assertThat(own.responsible()).contains(organisation.nameAt(unit, MONDAY), "giờ làm việc");
        assertThat(paper(own)).contains("Trách nhiệm để chậm");
        var asked = organisation.unitsAt(MONDAY, UnitKind.AGENCY).getFirst().id();
        setClock("2020-06-15T09:00");
        taken();
        done(() -> consultations.ask(id, sheet(), asked, "Ý kiến thế nào?", officer));
        var row = rows.find(id).orElseThrow();
        assertThat(papers.slip(row, state().version(), BASE)).isEmpty();
        setClock("2020-06-17T08:00");
        done(() -> promised("Chưa có ý kiến"));
        assertThat(slip(ApologySlip.class).responsible()).contains(organisation.nameAt(asked, MONDAY));
    }

    private ActResult promised(String reason) {
        return apologies.promise(id, sheet(), instant("2020-06-22T09:00"), Set.of(Fault.LATE), reason, head);
    }

    @Test
    void a_letter_of_apology_names_every_fault_and_moves_no_date() {
        taken();
        setClock("2020-06-22T09:00");
        done(() -> apologies.say(id, sheet(), Set.of(Fault.LATE, Fault.LOST), "Thất lạc khi luân chuyển", head));
        var letter = (ApologySlip) papers.slip(rows.find(id).orElseThrow(), state().version(), BASE)
                .orElseThrow();
        assertThat(letter.newReturnAt()).isNull();
        assertThat(paper(letter))
                .contains("Thư xin lỗi", "đúng thời hạn", "thất lạc", "Trách nhiệm để chậm")
                .doesNotContain("hẹn lại trả kết quả");
    }

    private static Instant instant(String local) {
        return LegalZone.instant(LocalDateTime.parse(local));
    }

    @Test
    void the_notices_of_an_end_and_the_record_of_delivery_have_every_field() {
        taken();
        done(() -> course.stop(id, sheet(), "Không bổ sung trong hạn", head));
        slip(EndNoticeSlip.class);
        taken();
        done(() -> course.reject(id, sheet(), "Không đủ điều kiện", head));
        slip(EndNoticeSlip.class);
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người Nhận Thay"), "COUNTER", receiver));
        slip(DeliverySlip.class);
    }

    @Test
    void what_went_by_post_is_found_by_the_number_of_the_post() {
        taken();
        done(() -> course.reject(id, sheet(), "Không đủ điều kiện", head));
        assertThat(at(() -> files.parcel(files.of(id, receiver).orElseThrow()))).isEmpty();
        done(() -> dossiers.handOver(id, sheet(), new PersonName("Người Nhận"), "POSTAL", "EB123456789VN", receiver));
        assertThat(slip(DeliverySlip.class).how())
                .isEqualTo("Qua dịch vụ bưu chính công ích, số hiệu bưu gửi EB123456789VN");
        var file = at(() -> files.of(id, receiver)).orElseThrow();
        assertThat(file.timeline().getFirst().text()).isEqualTo("Người Nhận · bưu gửi EB123456789VN");
        assertThat(files.parcel(file)).as("for the tracking page").isEqualTo("EB123456789VN");
        assertThat(ledger.entries(id).getLast().facts().toString())
                .as("beside the entry, not in it")
                .doesNotContain("EB123456789VN");
        done(() -> dossiers.correct(id, sheet(), "Gửi nhầm", head));
        assertThat(files.parcel(at(() -> files.of(id, receiver)).orElseThrow())).isEmpty();
    }
}

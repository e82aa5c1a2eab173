package vn.kycuong.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.dossier.ActResult;
import vn.kycuong.dossier.Channel;
import vn.kycuong.dossier.Comments;
import vn.kycuong.dossier.Consultations;
import vn.kycuong.dossier.Dossiers;
import vn.kycuong.dossier.Holders;
import vn.kycuong.dossier.OneStopWorld;
import vn.kycuong.dossier.PaperCount;
import vn.kycuong.dossier.PersonalContent;
import vn.kycuong.dossier.Rights;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.organisation.UnitKind;
import vn.kycuong.worktime.LegalClock;

/** What officers say to one another about a dossier. */
class CommentsTest extends OneStopWorld {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 15);
    private static final String SAID = "Chị Ánh gọi điện: bản chính giấy chứng sinh đang ở nhà.";

    @Autowired
    private Comments comments;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Holders holders;

    @Autowired
    private Consultations consultations;

    @Autowired
    private PersonalContent personal;

    @Autowired
    private Files files;

    @Autowired
    private FileRows rows;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private List<UnitId> communes;
    private Officer officer;
    private Officer colleague;
    private Officer head;

    @BeforeEach
    void aDossierOnADesk() {
        now = LegalZone.instant(DAY.atTime(9, 0));
        communes = organisation.unitsAt(DAY, UnitKind.COMMUNE).stream()
                .limit(2)
                .map(u -> u.id())
                .toList();
        officer = officer(communes.get(0), "OFFICER", Rights.RECEIVE, Rights.EXAMINE, Rights.COMMENT);
        colleague = officer(communes.get(0), "RECEIVER", Rights.RECEIVE, Rights.COMMENT);
        head = officer(communes.get(0), "LEADER", ALL.toArray(String[]::new));
        takenIn(application("BIRTH", "normal", Channel.COUNTER, DAY), officer);
        done(() -> holders.take(id, sheet(), 1, officer));
    }

    @Test
    void whoever_may_see_it_says_something_that_changes_nothing_and_stands_in_the_history() {
        var before = state();
        done(() -> comments.comment(id, sheet(), SAID, colleague));
        assertThat(state().state()).isEqualTo(before.state());
        assertThat(state().workItems()).isEqualTo(before.workItems());
        assertThat(state().obligations()).isEqualTo(before.obligations());
        var line = seen(officer).timeline().getFirst();
        assertThat(line.wordKey()).isEqualTo("entry.dossier.Commented");
        assertThat(line.text()).isEqualTo(SAID);
        assertThat(new String(ledger.entries(id).getLast().canonical(), StandardCharsets.UTF_8))
                .doesNotContain("Ánh");
    }

    @Test
    void a_unit_that_is_asked_may_answer_and_say_more_and_others_know_nothing_of_it() {
        var asked = officer(communes.get(1), "OFFICER", Rights.EXAMINE, Rights.COMMENT);
        assertThat(at(() -> comments.comment(id, sheet(), SAID, asked))).isEqualTo(new ActResult.NotFound());
        done(() -> consultations.ask(id, sheet(), communes.get(1), "Có đúng không?", officer));
        done(() -> comments.comment(id, sheet(), SAID, asked));
        var rightless = officer(communes.get(0), "OFFICER", Rights.EXAMINE);
        assertThat(at(() -> comments.comment(id, sheet(), SAID, rightless))).isEqualTo(new ActResult.NotAllowed());
    }

    @Test
    void nobody_loses_what_he_typed_because_a_colleague_said_something_meanwhile() {
        var page = sheet();
        var other = sheet();
        done(() -> comments.comment(id, sheet(), SAID, colleague));
        var items =
                List.of(new SupplementItem("Giấy chứng sinh", "NĐ 123/2015", "Thiếu bản chính", new PaperCount(1, 0)));
        done(() -> dossiers.proposeSupplement(id, page, items, DAY.plusDays(10), officer));
        assertThat(at(() -> dossiers.complete(id, other, "Đã xong", officer)))
                .as("what was really done meanwhile overtakes")
                .isInstanceOf(ActResult.Overtaken.class);
    }

    @Test
    void the_same_form_sent_twice_is_said_once() {
        var page = sheet();
        done(() -> comments.comment(id, page, SAID, colleague));
        assertThat(at(() -> comments.comment(id, page, SAID, colleague))).isEqualTo(new ActResult.Repeated());
        assertThat(jdbc.sql("select count(*) from dossier.revision where case_id = :id and purpose = 'comment'")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_mistake_behind_a_remark_is_mended_and_the_remark_stands() {
        var before = state();
        done(() -> dossiers.complete(id, sheet(), "", officer));
        done(() -> comments.comment(id, sheet(), "Bấm nhầm rồi.", colleague));
        done(() -> dossiers.correct(id, sheet(), "Bấm nhầm", head));
        assertThat(state().state()).isEqualTo(before.state());
        assertThat(state().workItems()).isEqualTo(before.workItems());
        assertThat(seen(officer).timeline().stream().filter(TimelineLine::undone))
                .extracting(TimelineLine::wordKey)
                .containsExactly("entry.dossier.StepCompleted");
        refused("act.no.corrected_already", () -> dossiers.correct(id, sheet(), "Lần nữa", head));
    }

    @Test
    void the_applicant_sees_none_of_it() {
        done(() -> comments.comment(id, sheet(), SAID, colleague));
        var tracked = LegalClock.Scoped.at(
                now, () -> files.of(rows.find(id).orElseThrow()).orElseThrow());
        assertThat(tracked.timeline())
                .extracting(TimelineLine::wordKey)
                .containsExactly("entry.dossier.Taken", "entry.dossier.Accepted");
    }

    @Test
    void it_is_erased_with_the_content_and_nothing_is_said_of_what_ended_long_ago() {
        done(() -> comments.comment(id, sheet(), SAID, colleague));
        while (!state().state().equals("AT_ONE_STOP")) step();
        done(() ->
                dossiers.handOver(id, sheet(), new vn.kycuong.dossier.PersonName("Nguyễn Thị Ánh"), "COUNTER", head));
        now = LegalZone.instant(DAY.plusYears(11).atTime(9, 0));
        refused("dossier.no.commentTooLate", () -> comments.comment(id, sheet(), SAID, colleague));
        var eraser = officer(communes.get(0), "LEADER", PersonalContent.ERASE);
        LegalClock.Scoped.at(
                now,
                () -> personal.erase(
                        id, "Hết thời hạn bảo quản", UUID.randomUUID().toString(), eraser));
        assertThat(jdbc.sql("select count(*) from dossier.revision where case_id = :id and content is not null")
                        .param("id", id.value())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(seen(officer).timeline()).extracting(TimelineLine::text).doesNotContain(SAID);
    }

    private void step() {
        if (state().openWork().orElseThrow().holder() == null)
            done(() ->
                    holders.take(id, sheet(), state().openWork().orElseThrow().no(), head));
        else if (state().openWork().orElseThrow().holder().equals(officer.actor()))
            done(() -> dossiers.complete(id, sheet(), "", officer));
        else done(() -> dossiers.complete(id, sheet(), "", head));
    }

    private FileView seen(Officer who) {
        return LegalClock.Scoped.at(now, () -> files.of(id, who).orElseThrow());
    }
}

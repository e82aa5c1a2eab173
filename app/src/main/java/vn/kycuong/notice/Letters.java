package vn.kycuong.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.counter.BookedContacts;
import vn.kycuong.counter.Booking;
import vn.kycuong.dossier.ApplicantContacts;
import vn.kycuong.dossier.ApplicantContacts.Contact;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.notice.MessageRows.Claimed;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.DateText;
import vn.kycuong.ui.SiteAddress;
import vn.kycuong.ui.Words;

/** Puts messages together from the words in use, the dossier or appointment, and the address given with it. */
@Component
class Letters {
    private static final List<String> LANGUAGES = List.of("vi", "en");
    private static final String BETWEEN = "\n\n— — —\n\n";

    private final Situations situations;
    private final ApplicantContacts contacts;
    private final BookedContacts bookings;
    private final Procedures procedures;
    private final Organisation organisation;
    private final SiteAddress site;
    private final Messengers messengers;
    private final OwnNotices officers;
    private final DayLines days;
    private final WeekLines weeks;

    Letters(
            Situations situations,
            ApplicantContacts contacts,
            BookedContacts bookings,
            Procedures procedures,
            Organisation organisation,
            SiteAddress site,
            Messengers messengers,
            OwnNotices officers,
            DayLines days,
            WeekLines weeks) {
        this.situations = situations;
        this.contacts = contacts;
        this.bookings = bookings;
        this.procedures = procedures;
        this.organisation = organisation;
        this.site = site;
        this.messengers = messengers;
        this.officers = officers;
        this.days = days;
        this.weeks = weeks;
    }

    LetterResult of(Claimed message, Instant now) {
        var day = LegalZone.local(now).toLocalDate();
        if (message.actor() != null) return ofList(message, day, now);
        if (message.bookingId() != null) return ofBooking(message, message.bookingId(), now);
        var contact = contacts.of(new CaseId(Objects.requireNonNull(message.caseId())));
        if (contact.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "erased");
        var words = situation(message.situation(), day);
        var foot = situations.at(day).stream()
                .filter(f -> f.happening() == Happening.EVERY_LETTER)
                .map(Situation::wording)
                .findFirst();
        if (words.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "situation");
        return written(
                message,
                words.get().wording(),
                foot,
                w -> values(message, contact.get(), day, w),
                contact.get().email(),
                contact.get().phone());
    }

    /** In every language of the words, one after the other. */
    private LetterResult written(
            Claimed message,
            Wording words,
            Optional<Wording> foot,
            Function<Words, Map<Placeholder, String>> values,
            String email,
            String phone) {
        var texts = new ArrayList<String>();
        var title = "";
        for (var lang : LANGUAGES) {
            var known = values.apply(Words.of(lang));
            if (title.isEmpty()) title = WordingRules.filled(words.title(lang), known);
            texts.add(WordingRules.filled(words.text(lang), known)
                    + foot.map(f -> "\n\n" + WordingRules.filled(f.text(lang), known))
                            .orElse(""));
        }
        return addressed(message, email, phone, title, texts);
    }

    // ---- an appointment

    /** Of an appointment as it stands: what was overtaken before it was sent is not told. */
    private LetterResult ofBooking(Claimed message, UUID id, Instant now) {
        var day = LegalZone.local(now).toLocalDate();
        var reachable = bookings.of(id);
        if (reachable.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "erased");
        var situation = situation(message.situation(), day);
        if (situation.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "situation");
        var booking = reachable.get().booking();
        if (!BookingHappenings.holds(situation.get().happening(), booking, message.version(), LegalZone.local(now)))
            return new LetterResult.None(MessageState.DROPPED, "overtaken");
        var contact = reachable.get().contact();
        boolean byMail = reachable.get().isByMail();
        return written(
                message,
                situation.get().wording(),
                Optional.empty(),
                w -> values(booking, day, w),
                byMail ? contact : "",
                byMail ? "" : contact);
    }

    private Map<Placeholder, String> values(Booking booking, LocalDate day, Words words) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.UNIT, organisation.nameAt(booking.unit(), day));
        values.put(Placeholder.WHEN, date(LegalZone.instant(booking.from()), words));
        values.put(
                Placeholder.BOOKING_PAGE,
                site.configured()
                        .map(base -> base + "/dat-lich/xem")
                        .orElseGet(() -> words.get("notice.booking.page")));
        var offered = booking.offered();
        if (offered != null) values.put(Placeholder.OFFERED, date(LegalZone.instant(offered.from()), words));
        return values;
    }

    private Optional<Situation> situation(String key, LocalDate day) {
        return situations.at(day).stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** By e-mail if there is an address, else by telephone; what is not offered, or refused it for good, gives way to what is left. */
    private LetterResult addressed(Claimed message, String email, String phone, String title, List<String> texts) {
        var ways = new ArrayList<Letter>();
        if (!email.isEmpty()) ways.add(new Letter(message.id(), Way.EMAIL, email, title, String.join(BETWEEN, texts)));
        if (!phone.isEmpty()) {
            ways.add(new Letter(message.id(), Way.SMS, phone, title, texts.getFirst()));
            ways.add(new Letter(message.id(), Way.ZALO, phone, title, texts.getFirst()));
        }
        if (ways.isEmpty()) return new LetterResult.None(MessageState.NO_ADDRESS, "none");
        ways.removeIf(letter -> message.refused().contains(letter.way()));
        if (ways.isEmpty()) return new LetterResult.None(MessageState.REFUSED, "dead");
        return ways.stream()
                .filter(letter -> messengers.of(letter.way()).isOffered())
                .findFirst()
                .<LetterResult>map(LetterResult.Ready::new)
                .orElseGet(() -> new LetterResult.NoWay(ways.getFirst()));
    }

    private Map<Placeholder, String> values(Claimed message, Contact contact, LocalDate day, Words words) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.CODE, contact.code());
        values.put(Placeholder.PROCEDURE, procedures.name(contact.procedureKey()));
        values.put(Placeholder.UNIT, organisation.nameAt(new UnitId(message.unitId()), day));
        values.put(Placeholder.ONE_STOP, organisation.nameAt(new UnitId(message.unitIn()), day));
        values.put(Placeholder.DUE, date(message.dueAt(), words));
        values.put(
                Placeholder.TRACKING,
                site.configured()
                        .map(base -> base + "/tra-cuu#khoa=" + contact.trackingKey())
                        .orElseGet(() -> words.get("notice.tracking.byCode")));
        return values;
    }

    static String date(@Nullable Instant due, Words words) {
        return due == null
                ? words.get("notice.date.none")
                : DateText.of(due, words).words();
    }

    // ---- the list of an officer's day

    private LetterResult ofList(Claimed message, LocalDate day, Instant now) {
        return situation(message.situation(), day)
                .filter(s -> s.happening() == Happening.WEEK_BEGINS)
                .map(week -> ofWeek(message, week, now))
                .orElseGet(() -> ofDay(message, now));
    }

    private LetterResult ofDay(Claimed message, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        if (!today.equals(message.day())) return new LetterResult.None(MessageState.EXPIRED, "day");
        var to = officers.wanted(new ActorId(Objects.requireNonNull(message.actor())));
        var situation = situation(message.situation(), today);
        if (to.isEmpty() || situation.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "day");
        var lines = days.of(message.id(), now, to.get().lang());
        return list(message, to.get(), situation.get().wording(), today, lines.size(), lines);
    }

    /** The list of a week, while that lasts. */
    private LetterResult ofWeek(Claimed message, Situation situation, Instant now) {
        var today = LegalZone.local(now).toLocalDate();
        if (!WeekDigests.monday(today).equals(message.day())) return new LetterResult.None(MessageState.EXPIRED, "day");
        var head = new ActorId(Objects.requireNonNull(message.actor()));
        var to = officers.wanted(head);
        if (to.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "day");
        var week = weeks.of(head, now, to.get().lang());
        return list(message, to.get(), situation.wording(), today, week.count(), week.lines());
    }

    private LetterResult list(
            Claimed message, OwnNotices.Choice to, Wording words, LocalDate today, int count, List<String> lines) {
        if (lines.isEmpty()) return new LetterResult.None(MessageState.DROPPED, "day");
        var lang = to.lang();
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.DAY, DateText.of(today, Words.of(lang)).words());
        values.put(Placeholder.COUNT, String.valueOf(count));
        values.put(Placeholder.LINES, lines.stream().map(line -> "• " + line).collect(Collectors.joining("\n")));
        values.put(Placeholder.WORK_LIST, page("/viec-cua-toi"));
        values.put(Placeholder.SETTINGS, page("/tai-khoan/thong-bao"));
        var letter = new Letter(
                message.id(),
                Way.EMAIL,
                to.email(),
                WordingRules.filled(words.title(lang), values),
                WordingRules.filled(words.text(lang), values));
        return messengers.of(Way.EMAIL).isOffered() ? new LetterResult.Ready(letter) : new LetterResult.NoWay(letter);
    }

    private String page(String path) {
        return site.configured().orElse("") + path;
    }
}

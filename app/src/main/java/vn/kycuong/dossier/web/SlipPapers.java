package vn.kycuong.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.kycuong.calendar.LegalZone;
import vn.kycuong.document.ApologySlip;
import vn.kycuong.document.DeliverySlip;
import vn.kycuong.document.EndNoticeSlip;
import vn.kycuong.document.JointReceiptSlip;
import vn.kycuong.document.PaperLine;
import vn.kycuong.document.ReceiptSlip;
import vn.kycuong.document.RefusalSlip;
import vn.kycuong.document.Slip;
import vn.kycuong.document.SlipHead;
import vn.kycuong.document.SlipPerson;
import vn.kycuong.document.SupplementLine;
import vn.kycuong.document.SupplementSlip;
import vn.kycuong.dossier.Application;
import vn.kycuong.dossier.DossierEvent;
import vn.kycuong.dossier.Fault;
import vn.kycuong.dossier.LaidFile;
import vn.kycuong.dossier.LawGrants;
import vn.kycuong.dossier.ResultNumber;
import vn.kycuong.dossier.SupplementItem;
import vn.kycuong.identity.People;
import vn.kycuong.identity.WorkContacts;
import vn.kycuong.kernel.CaseState;
import vn.kycuong.kernel.Entry;
import vn.kycuong.kernel.Tier;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.Ledger;
import vn.kycuong.money.Vnd;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.procedure.ProcedureVersion;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.ui.ClockStrip;

/** Draws a slip again from the entry that issued it and the content of its day. Nothing of a slip is stored. */
@Component
class SlipPapers {
    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);
    private static final String COMPLAINT =
            "Ông/Bà có quyền khiếu nại đến người đứng đầu cơ quan đã ban hành phiếu này theo Luật Khiếu nại năm 2011.";

    private final FileRows rows;
    private final Ledger ledger;
    private final Procedures procedures;
    private final Organisation organisation;
    private final People people;
    private final ClockPictures clocks;
    private final SlipHeads heads;
    private final RecordedReceipts receipts;
    private final WorkContacts contacts;
    private final Delays delays;

    SlipPapers(
            FileRows rows,
            Ledger ledger,
            Procedures procedures,
            Organisation organisation,
            People people,
            ClockPictures clocks,
            SlipHeads heads,
            RecordedReceipts receipts,
            WorkContacts contacts,
            Delays delays) {
        this.rows = rows;
        this.ledger = ledger;
        this.procedures = procedures;
        this.organisation = organisation;
        this.people = people;
        this.clocks = clocks;
        this.heads = heads;
        this.receipts = receipts;
        this.contacts = contacts;
        this.delays = delays;
    }

    /**
     * The slip that an entry issued; empty when the entry issued none.
     *
     * @param base address of this installation, for the QR code
     */
    Optional<Slip> slip(DossierRow d, int version, String base) {
        var states = ledger.histories(d.caseId());
        var entries = ledger.entries(d.caseId());
        if (version < 1 || version > entries.size()) return Optional.empty();
        var revisions = rows.revisions(d.caseId());
        var application = FileRows.application(revisions);
        if (application.isEmpty()) return Optional.empty();
        var paper = new Paper(
                d, entries.get(version - 1), entries, states.get(version), revisions, application.get(), base);
        return kind(paper.entry().kind()).flatMap(event -> switch (event) {
            case ACCEPTED -> Optional.of(receipt(paper));
            case GUIDED -> Optional.of(supplement(paper, paper.content(), true));
            case SUPPLEMENT_REQUESTED -> Optional.of(supplement(paper, paper.contentOf(paper.proposed()), false));
            case REFUSED -> Optional.of(refusal(paper));
            case APOLOGISED, FAULT_APOLOGISED -> Optional.of(apology(paper));
            case STOPPED -> Optional.of(ended(paper, EndNoticeSlip.Kind.STOPPED));
            case WITHDRAWN -> Optional.of(ended(paper, EndNoticeSlip.Kind.WITHDRAWN));
            case REJECTED -> Optional.of(ended(paper, EndNoticeSlip.Kind.REJECTED));
            case RETURNED -> Optional.of(delivered(paper));
            default -> Optional.empty();
        });
    }

    /** One receipt for several dossiers that were taken in together; empty when one of them has none. */
    Optional<Slip> joint(List<DossierRow> all, String base) {
        var receipts = new java.util.ArrayList<ReceiptSlip>();
        for (var one : all) {
            if (!(slip(one, 1, base).orElse(null) instanceof ReceiptSlip receipt)) return Optional.empty();
            receipts.add(receipt);
        }
        return receipts.isEmpty() ? Optional.empty() : Optional.of(new JointReceiptSlip(receipts));
    }

    private static Optional<DossierEvent> kind(String kind) {
        for (var event : DossierEvent.values()) if (event.kind().equals(kind)) return Optional.of(event);
        return Optional.empty();
    }

    /** All that the slips of one entry are drawn from. */
    private record Paper(
            DossierRow d,
            Entry entry,
            List<Entry> entries,
            CaseState after,
            List<FileRows.Revision> revisions,
            Application application,
            String base) {
        /** The same dossier by another of its entries. */
        Paper of(Entry other) {
            return new Paper(d, other, entries, after, revisions, application, base);
        }

        /** The papers that lay there by this entry. */
        List<Application.Paper> papers() {
            var content = content();
            return content.containsKey("papers") ? Application.papers(content) : application.papers();
        }

        Map<String, Object> content() {
            return contentOf(entry);
        }

        Map<String, Object> contentOf(Entry of) {
            var commitment = of.content();
            return revisions.stream()
                    .filter(r -> commitment != null && r.number() == commitment.revision() && r.content() != null)
                    .findFirst()
                    .map(r -> Objects.requireNonNull(r.content()))
                    .orElse(Map.of());
        }

        /** The proposal that this entry approved: the last one before it. */
        Entry proposed() {
            return entries.stream()
                    .filter(e -> e.version() < entry.version())
                    .filter(e -> e.kind().equals(DossierEvent.SUPPLEMENT_PROPOSED.kind()))
                    .reduce((_, last) -> last)
                    .orElse(entry);
        }

        Instant at() {
            return entry.occurredAt();
        }

        LocalDate day() {
            return LegalZone.local(at()).toLocalDate();
        }

        int slipNumber() {
            return entry.facts().get("slip") instanceof Number number ? number.intValue() : 0;
        }

        String text(String name) {
            return content().get(name) instanceof String text ? text : "";
        }
    }

    private SlipHead head(Paper p, UnitId issuer, String symbol) {
        return heads.of(p.d(), issuer, p.day(), p.slipNumber(), symbol, p.base());
    }

    /** As it stands on the day of the slip, or, where the catalogue of that day does not know it, of the day on which it came. */
    private ProcedureVersion procedure(Paper p) {
        var came = LegalZone.local(p.entries().getFirst().occurredAt()).toLocalDate();
        return procedures
                .get(p.d().procedureKey(), p.day())
                .or(() -> procedures.get(p.d().procedureKey(), came))
                .orElseThrow();
    }

    private Slip receipt(Paper p) {
        var owed = p.after().obligation(Tier.WHOLE).orElseThrow();
        var a = p.application();
        var procedure = procedure(p);
        return new ReceiptSlip(
                head(p, p.d().unitIn(), ""),
                heads.desk(p.d().unitIn(), p.day()),
                competent(p),
                person(a.submitter().value(), a),
                channel(p),
                a.submitter().equals(a.applicant())
                        ? null
                        : new SlipPerson(a.applicant().value(), a.address(), null, null, null),
                SlipHeads.content(procedure.name(), a),
                p.papers().stream()
                        .filter(Application.Paper::isPresent)
                        .map(x -> new PaperLine(x.name(), x.originals(), x.certified(), x.copies()))
                        .collect(Collectors.collectingAndThen(Collectors.toList(), lines -> withReused(lines, a))),
                procedure.sets(),
                SlipHeads.limit(owed, p.entries().subList(0, p.entry().version())),
                owed.clock().start(),
                Objects.requireNonNull(owed.promised()),
                SlipHeads.delivery(a.delivery()),
                orNull(contacts.lookup(p.d().unitIn(), p.entry().recordedAt())),
                authorisation(a),
                people.name(p.entry().actor()),
                clocks.strip(owed, p.at(), ClockStrip.Size.SLIP, ""),
                receipts.onPaper(p.entry()));
    }

    /** Who decides what was taken in for another unit; null where the same does. */
    private @Nullable String competent(Paper p) {
        var unit = p.after().unitNow();
        return unit.equals(p.d().unitIn()) ? null : SlipHeads.authority(organisation.nameAt(unit, p.day()));
    }

    /** What the store already holds is named as such: nothing was handed in for it. */
    private static List<PaperLine> withReused(List<PaperLine> lines, Application a) {
        a.reused()
                .forEach(r -> lines.add(
                        new PaperLine(r.paper() + " (đã có trong kho số hóa, từ hồ sơ " + r.code() + ")", 0, 0, 0)));
        return lines;
    }

    /** Who hands in for another was authorised to; whoever fetches the result for him must be, too. */
    private static String authorisation(Application a) {
        return (a.submitter().equals(a.applicant()) ? "" : "Người nộp hồ sơ thực hiện theo ủy quyền của chủ hồ sơ. ")
                + "Người nhận thay kết quả mang theo giấy ủy quyền và giấy tờ tùy thân.";
    }

    private static String channel(Paper p) {
        return switch (p.d().channel()) {
            case COUNTER -> "trực tiếp";
            case POSTAL -> "dịch vụ bưu chính công ích";
            case ONLINE -> "trực tuyến";
        };
    }

    private Slip supplement(Paper p, Map<String, Object> asked, boolean before) {
        var a = p.application();
        var guide = before ? p.entry() : p.proposed();
        var items =
                SupplementItem.ofContent(asked).stream().map(SlipPapers::line).toList();
        int requestNo = (int) p.entries().stream()
                .filter(e -> e.version() <= p.entry().version())
                .filter(e -> e.kind().equals(DossierEvent.GUIDED.kind())
                        || e.kind().equals(DossierEvent.SUPPLEMENT_REQUESTED.kind()))
                .count();
        var answerBy = asked.get("answerBy") instanceof String day
                ? LegalZone.instant(LocalDate.parse(day).atTime(END_OF_DAY))
                : null;
        return new SupplementSlip(
                head(p, p.d().unitIn(), "PBS"),
                person(a.applicant().value(), a),
                procedures.name(p.d().procedureKey()),
                before ? SupplementSlip.Stage.BEFORE_RECEIPT : SupplementSlip.Stage.EXAMINATION,
                requestNo,
                items,
                before ? "Hồ sơ chưa đủ để tiếp nhận." : "Hồ sơ cần bổ sung để tiếp tục giải quyết.",
                answerBy,
                before ? null : "Thời gian chờ bổ sung không tính vào thời hạn giải quyết.",
                p.base() + "/tra-cuu",
                phone(p, guide),
                people.name(guide.actor()),
                before ? null : people.name(p.entry().actor()));
    }

    /** Requests of the time when no number was said asked for one of each. */
    private static SupplementLine line(SupplementItem item) {
        var count = item.count();
        return new SupplementLine(
                item.paper(), count == null ? "1" : count.inVietnamese(), item.reason(), item.basis());
    }

    /** Where to call about what somebody did, as known when the slip was made. */
    private String phone(Paper p, Entry act) {
        return contacts.phone(act.actor(), act.unit(), p.entry().recordedAt());
    }

    /** Proposed by the receiver and signed by the head; of the time before, signed by the receiver alone. */
    private Slip refusal(Paper signed) {
        var proposed = signed.entries().stream()
                .filter(e ->
                        e.version() < signed.entry().version() && e.kind().equals(DossierEvent.REFUSAL_PROPOSED.kind()))
                .reduce((first, second) -> second);
        var p = proposed.map(signed::of).orElse(signed);
        var a = p.application();
        return new RefusalSlip(
                head(signed, p.d().unitIn(), "PTC"),
                heads.desk(p.d().unitIn(), p.day()),
                person(a.applicant().value(), a),
                procedures.name(p.d().procedureKey()),
                p.entries().getFirst().occurredAt(),
                p.text("code").isBlank() ? p.text("ground") : p.text("ground") + " (" + p.text("code") + ")",
                p.text("basis"),
                p.text("reason"),
                p.text("goTo").isBlank() ? null : p.text("goTo"),
                COMPLAINT,
                p.base() + "/tra-cuu",
                people.name(p.entry().actor()),
                phone(signed, p.entry()),
                proposed.isEmpty() ? null : people.name(signed.entry().actor()));
    }

    private Slip apology(Paper p) {
        var a = p.application();
        var owed = p.after().obligation(Tier.WHOLE).orElseThrow();
        var extension = p.entry().kind().equals(DossierEvent.APOLOGISED.kind())
                ? Objects.requireNonNull(owed.clock().extension())
                : null;
        var procedure = procedure(p);
        return new ApologySlip(
                head(p, p.after().unitNow(), "PXL"),
                person(a.applicant().value(), a),
                organisation.nameAt(p.d().unitIn(), p.day()),
                procedure.field(),
                procedure.name(),
                owed.clock().start(),
                clocks.originalDue(owed, p.at()).at(),
                Fault.of(p.entry()).stream().map(SlipPapers::said).toList(),
                p.text("reason"),
                delays.answerable(p.after(), p.entries().subList(0, p.entry().version()), p.at()),
                extension == null ? null : extension.due(),
                "Người đứng đầu",
                people.name(p.entry().actor()));
    }

    private static String said(Fault fault) {
        return switch (fault) {
            case LATE -> "không thể trả kết quả đúng thời hạn đã ghi trong Giấy tiếp nhận hồ sơ và hẹn trả kết quả";
            case WRONG -> "kết quả giải quyết có sai sót";
            case LOST -> "giấy tờ trong hồ sơ bị thất lạc";
            case DAMAGED -> "giấy tờ trong hồ sơ bị hư hỏng";
        };
    }

    private Slip ended(Paper p, EndNoticeSlip.Kind kind) {
        var a = p.application();
        var procedure = procedure(p);
        return new EndNoticeSlip(
                head(p, p.after().unitNow(), "TB"),
                kind,
                person(a.applicant().value(), a),
                heads.desk(p.d().unitIn(), p.day()),
                SlipHeads.content(procedure.name(), a),
                p.after()
                        .obligation(Tier.WHOLE)
                        .map(o -> o.clock().start())
                        .orElseGet(() -> p.entries().getFirst().occurredAt()),
                p.text("text"),
                COMPLAINT,
                "Người đứng đầu",
                people.name(p.entry().actor()));
    }

    private Slip delivered(Paper p) {
        var a = p.application();
        return new DeliverySlip(
                head(p, p.d().unitIn(), ""),
                heads.desk(p.d().unitIn(), p.day()),
                person(a.applicant().value(), a),
                SlipHeads.content(procedures.name(p.d().procedureKey()), a),
                ResultNumber.standing(p.entries().subList(0, p.entry().version()))
                        .map(n -> "số " + n.symbol() + ", ngày " + When.day(n.dated()))
                        .orElse(null),
                p.at(),
                p.text("receivedBy"),
                SlipHeads.delivery(p.text("how"))
                        + (p.text("parcel").isEmpty() ? "" : ", số hiệu bưu gửi " + p.text("parcel")),
                people.name(p.entry().actor()));
    }

    private static SlipPerson person(String name, Application a) {
        return new SlipPerson(
                name, orNull(a.address()), orNull(a.phone()), orNull(a.email()), orNull(a.maskedIdentity()));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** One line of what a revision says, for the timeline. */
    static String summary(FileRows.Revision revision) {
        var content = revision.content();
        if (content == null) return "";
        return switch (revision.purpose()) {
            case "accepted" ->
                String.join(
                        "; ",
                        Application.papers(content).stream()
                                .filter(Application.Paper::isPresent)
                                .map(Application.Paper::name)
                                .toList());
            case "note",
                    "ending",
                    "correction",
                    "question",
                    "opinion",
                    "rating",
                    "complaint",
                    "complaintReferral",
                    "complaintAnswer",
                    "comment",
                    LaidFile.REPLY,
                    LaidFile.PROOF,
                    LawGrants.REQUEST -> string(content, content.containsKey("text") ? "text" : "reason");
            case "payment" -> payment(content);
            case "refusal", "apology" -> string(content, "reason");
            case "handover" -> {
                var parcel = string(content, "parcel");
                yield string(content, "receivedBy") + (parcel.isEmpty() ? "" : " · bưu gửi " + parcel);
            }
            case "result" -> string(content, "text");
            case "scan", "resultDraft" ->
                String.join(
                        "; ",
                        LaidFile.of(revision.number(), revision.purpose(), content).stream()
                                .map(f -> f.paper().isEmpty() ? f.name() : f.paper())
                                .toList());
            case "guidance", "supplement" ->
                String.join(
                        "; ",
                        SupplementItem.ofContent(content).stream()
                                .map(i -> i.paper() + ": " + i.reason())
                                .toList());
            case "received" ->
                content.get("papers") instanceof List<?> papers
                        ? String.join(
                                "; ", papers.stream().map(Object::toString).toList())
                        : "";
            default -> "";
        };
    }

    private static String payment(Map<String, Object> content) {
        var paper = string(content, "paper")
                + (content.get("amount") instanceof Number amount ? ", số tiền " + Vnd.text(amount.longValue()) : "");
        var note = string(content, "text");
        return note.isEmpty() ? paper : paper + " · " + note;
    }

    private static String string(Map<String, Object> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }
}

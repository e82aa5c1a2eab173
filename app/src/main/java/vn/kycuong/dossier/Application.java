package vn.kycuong.dossier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an applicant asks for, as written down at receipt: personal content, kept in a revision and never in the ledger.
 *
 * @param applicant who asks (chủ hồ sơ)
 * @param submitter who hands it in, the same person or somebody authorised
 * @param identityNumber 9 or 12 digits, or a business code of 10 or 13, as typed; may be empty. Read back from what is kept, all but its end is
 *     masked: the whole lies sealed elsewhere
 * @param request what is asked, in the applicant's words; may be empty
 * @param papers the papers received
 * @param files what was sent for these papers as files
 * @param reused papers of the store that stand in place of papers handed in
 * @param delivery how the result is to be received: {@code COUNTER}, {@code POSTAL} or {@code ONLINE}
 * @param said what the form of the procedure asked beside this, in its order
 */
public record Application(
        PersonName applicant,
        PersonName submitter,
        String identityNumber,
        String phone,
        String email,
        String address,
        String request,
        List<Paper> papers,
        String delivery,
        List<Attached> files,
        List<Reused> reused,
        List<Said> said) {

    /** Where nothing was handed in, or it was erased. */
    static final Application NONE = new Application(
            new PersonName("Chưa có"), new PersonName("Chưa có"), "", "", "", "", "", List.of(), "COUNTER");

    /** Where the end of the identity number stands in what is kept. */
    static final String NUMBER = "identityNumber";
    /** Where its fingerprint stands. */
    static final String PRINT = "identityPrint";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int MOST_SHOWN = 4;

    /** One paper with the number of originals, certified copies and copies received. */
    public record Paper(String name, int originals, int certified, int copies) {
        public boolean isPresent() {
            return originals + certified + copies > 0;
        }
    }

    /**
     * A file that was sent for a paper. Its fingerprint is written down with the application, so that the file kept beside it cannot be
     * another one.
     *
     * @param paper the paper, as the published version names it
     * @param sha256 of the content, in hexadecimal digits
     */
    public record Attached(String paper, String name, int size, String sha256) {}

    /**
     * One more thing the applicant said.
     *
     * @param question its key in the form
     * @param label the question, in Vietnamese
     * @param value the answer as people read it; of an identity number that was read back all but its end is masked
     */
    public record Said(String question, String label, String value, boolean identity) {}

    /**
     * A paper of the store that stands in place of one that would have been handed in.
     *
     * @param paper the paper, as the published version names it
     * @param kept id of the paper in the store
     * @param code of the dossier it came from
     * @param sha256 of its content, in hexadecimal digits
     */
    public record Reused(String paper, String kept, String code, String sha256) {}

    public Application {
        papers = List.copyOf(papers);
        files = List.copyOf(files);
        reused = List.copyOf(reused);
        said = List.copyOf(said);
    }

    /** With nothing said beside and nothing of the store. */
    public Application(
            PersonName applicant,
            PersonName submitter,
            String identityNumber,
            String phone,
            String email,
            String address,
            String request,
            List<Paper> papers,
            String delivery,
            List<Attached> files) {
        this(
                applicant,
                submitter,
                identityNumber,
                phone,
                email,
                address,
                request,
                papers,
                delivery,
                files,
                List.of(),
                List.of());
    }

    /** Without files: what comes on paper. */
    public Application(
            PersonName applicant,
            PersonName submitter,
            String identityNumber,
            String phone,
            String email,
            String address,
            String request,
            List<Paper> papers,
            String delivery) {
        this(applicant, submitter, identityNumber, phone, email, address, request, papers, delivery, List.of());
    }

    Application with(List<Attached> sent) {
        return with(sent, reused);
    }

    Application with(List<Attached> sent, List<Reused> again) {
        return new Application(
                applicant,
                submitter,
                identityNumber,
                phone,
                email,
                address,
                request,
                papers,
                delivery,
                sent,
                again,
                said);
    }

    /** The same with these papers: what lay there when it was accepted. */
    public Application holding(List<Paper> received) {
        return new Application(
                applicant,
                submitter,
                identityNumber,
                phone,
                email,
                address,
                request,
                received,
                delivery,
                files,
                reused,
                said);
    }

    Application saying(List<Said> more) {
        return new Application(
                applicant,
                submitter,
                identityNumber,
                phone,
                email,
                address,
                request,
                papers,
                delivery,
                files,
                reused,
                more);
    }

    /** Whether a paper is there: handed in, or in the store. */
    boolean has(String paper) {
        return papers.stream().anyMatch(p -> p.name().equals(paper) && p.isPresent())
                || reused.stream().anyMatch(r -> r.paper().equals(paper));
    }

    /** As it is kept: of the identity number its end and its fingerprint, so that the commitment binds the number and nobody reads it here. */
    Map<String, ?> toMap(String print) {
        var map = new HashMap<String, Object>(onPaper());
        if (!print.isEmpty()) map.put(PRINT, print);
        if (!files.isEmpty()) {
            map.put(
                    "files",
                    files.stream()
                            .map(f -> Map.of(
                                    "paper", f.paper(), "name", f.name(), "size", f.size(), "sha256", f.sha256()))
                            .toList());
        }
        if (!reused.isEmpty()) {
            map.put(
                    "reused",
                    reused.stream()
                            .map(r -> Map.of(
                                    "paper", r.paper(), "kept", r.kept(), "code", r.code(), "sha256", r.sha256()))
                            .toList());
        }
        if (!said.isEmpty())
            map.put("said", said.stream().map(Application::kept).toList());
        return map;
    }

    /** Papers as a revision keeps them. */
    static List<Map<String, ?>> kept(List<Paper> papers) {
        return papers.stream()
                .<Map<String, ?>>map(p -> Map.of(
                        "name", p.name(), "originals", p.originals(), "certified", p.certified(), "copies", p.copies()))
                .toList();
    }

    private static Map<String, ?> kept(Said one) {
        return Map.of(
                "question",
                one.question(),
                "label",
                one.label(),
                "value",
                one.identity() ? masked(one.value()) : one.value(),
                "identity",
                one.identity());
    }

    private Map<String, ?> onPaper() {
        return Map.of(
                "applicant",
                applicant.value(),
                "submitter",
                submitter.value(),
                NUMBER,
                masked(identityNumber),
                "phone",
                phone,
                "email",
                email,
                "address",
                address,
                "request",
                request,
                "papers",
                kept(papers),
                "delivery",
                delivery);
    }

    /** From the content of the revision in which it was written down. */
    public static Application read(byte[] content) {
        return of(JsonMapper.shared().readValue(content, OBJECT));
    }

    @SuppressWarnings("unchecked")
    public static Application of(Map<String, ?> map) {
        return new Application(
                new PersonName(text(map, "applicant")),
                new PersonName(text(map, "submitter")),
                masked(text(map, NUMBER)),
                text(map, "phone"),
                text(map, "email"),
                text(map, "address"),
                text(map, "request"),
                papers(map),
                text(map, "delivery"),
                ((List<Map<String, ?>>) Objects.requireNonNullElse(map.get("files"), List.of()))
                        .stream().map(Application::attached).toList(),
                ((List<Map<String, ?>>) Objects.requireNonNullElse(map.get("reused"), List.of()))
                        .stream()
                                .map(r -> new Reused(
                                        text(r, "paper"), text(r, "kept"), text(r, "code"), text(r, "sha256")))
                                .toList(),
                ((List<Map<String, ?>>) Objects.requireNonNullElse(map.get("said"), List.of()))
                        .stream().map(Application::said).toList());
    }

    private static Said said(Map<String, ?> map) {
        return new Said(
                text(map, "question"),
                text(map, "label"),
                text(map, "value"),
                Boolean.TRUE.equals(map.get("identity")));
    }

    private static Attached attached(Map<String, ?> map) {
        return new Attached(text(map, "paper"), text(map, "name"), number(map, "size"), text(map, "sha256"));
    }

    /** The papers that a revision names. */
    @SuppressWarnings("unchecked")
    public static List<Paper> papers(Map<String, ?> map) {
        return ((List<Map<String, ?>>) Objects.requireNonNull(map.get("papers")))
                .stream().map(Application::paper).toList();
    }

    private static Paper paper(Map<String, ?> map) {
        return new Paper(text(map, "name"), number(map, "originals"), number(map, "certified"), number(map, "copies"));
    }

    static String text(Map<String, ?> map, String name) {
        return (String) Objects.requireNonNull(map.get(name), name);
    }

    static int number(Map<String, ?> map, String name) {
        return ((Number) Objects.requireNonNull(map.get(name), name)).intValue();
    }

    /** All but the end of a number; masked again it is the same. */
    static String masked(String number) {
        int shown = Math.min(MOST_SHOWN, number.length() / 2);
        return "•".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }

    /** The identity number as screens show it: the last three digits. */
    public String maskedIdentity() {
        int shown = Math.min(3, identityNumber.length());
        return identityNumber.isEmpty() ? "" : "••• ••• " + identityNumber.substring(identityNumber.length() - shown);
    }
}

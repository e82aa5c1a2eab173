package vn.kycuong.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.identity.Officer;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.organisation.TargetRule;
import vn.kycuong.reference.JsonRows;

/** Rows of campaigns, their texts and what was read. */
@Repository
class CampaignRows {
    private final JdbcClient jdbc;

    CampaignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record TextRow(
            String groupName, String body, @Nullable String sha256) {}

    /** Writes a draft; the one that stands already when the same form was sent before. */
    int insert(String formKey, CampaignPlan plan, @Nullable Integer replaces, Officer by, Instant at) {
        var made = jdbc.sql("""
                insert into reading.campaign (document_key, ordered_by, clause, title, target, days, quiz_size, pass_percent, bank, replaces, state,
                                              version, unit_id, drafted_by, drafted_at, form_key)
                values (:document, :orderedBy, :clause, :title, :target, :days, :size, :percent, :bank, :replaces, 'DRAFT', 1, :unit, :by, :at, :key)
                on conflict (form_key) do nothing
                returning campaign_id
                """)
                .param("document", plan.document())
                .param(
                        "orderedBy",
                        plan.orderedBy() == null ? "" : plan.orderedBy().document())
                .param(
                        "clause",
                        plan.orderedBy() == null ? "" : plan.orderedBy().clause())
                .param("title", plan.title())
                .param("target", plan.target().text())
                .param("days", plan.days())
                .param("size", plan.quizSize())
                .param("percent", plan.passPercent())
                .param("bank", plan.bank())
                .param("replaces", replaces)
                .param("unit", by.unit().value())
                .param("by", by.actor().value())
                .param("at", Timestamp.from(at))
                .param("key", formKey)
                .query(Integer.class)
                .optional();
        if (made.isEmpty())
            return jdbc.sql("select campaign_id from reading.campaign where form_key = :key")
                    .param("key", formKey)
                    .query(Integer.class)
                    .single();
        texts(made.get(), plan);
        return made.get();
    }

    /** Writes a draft anew; false when somebody else did, or it is none any more. */
    boolean write(int id, int version, CampaignPlan plan, Officer by) {
        int written = jdbc.sql("""
                update reading.campaign
                   set document_key = :document, ordered_by = :orderedBy, clause = :clause, title = :title, target = :target, days = :days, quiz_size = :size,
                       pass_percent = :percent, bank = :bank, version = version + 1, unit_id = :unit, drafted_by = :by
                 where campaign_id = :id and version = :version and state = 'DRAFT'
                """)
                .param("document", plan.document())
                .param(
                        "orderedBy",
                        plan.orderedBy() == null ? "" : plan.orderedBy().document())
                .param(
                        "clause",
                        plan.orderedBy() == null ? "" : plan.orderedBy().clause())
                .param("title", plan.title())
                .param("target", plan.target().text())
                .param("days", plan.days())
                .param("size", plan.quizSize())
                .param("percent", plan.passPercent())
                .param("bank", plan.bank())
                .param("unit", by.unit().value())
                .param("by", by.actor().value())
                .param("id", id)
                .param("version", version)
                .update();
        if (written == 1) texts(id, plan);
        return written == 1;
    }

    private void texts(int id, CampaignPlan plan) {
        jdbc.sql("delete from reading.variant where campaign_id = :id")
                .param("id", id)
                .update();
        var rows = plan.texts().entrySet().stream()
                .map(e -> new TextRow(e.getKey().name(), e.getValue(), null))
                .toList();
        jdbc.sql("""
                insert into reading.variant (campaign_id, group_name, body)
                select :id, "groupName", body from jsonb_to_recordset(cast(:rows as jsonb)) as x("groupName" text, body text)
                """).param("id", id).param("rows", JsonRows.of(rows)).update();
    }

    /** Keeps the exact bytes of a group's text. */
    void keep(int id, ReadingGroup group, ReadingText text) {
        jdbc.sql("insert into reading.content (sha256, content) values (:sha256, :content) on conflict do nothing")
                .param("sha256", text.sha256())
                .param("content", text.bytes())
                .update();
        jdbc.sql("update reading.variant set sha256 = :sha256 where campaign_id = :id and group_name = :group")
                .param("sha256", text.sha256())
                .param("id", id)
                .param("group", group.name())
                .update();
    }

    /** Ends the draft: in force, or dropped. */
    boolean decide(int id, int version, Campaign.State state, ActorId by, Instant at) {
        return jdbc.sql("""
                update reading.campaign
                   set state = :state, version = version + 1,
                       applied_by = case when :state = 'IN_FORCE' then :by end,
                       applied_at = case when :state = 'IN_FORCE' then cast(:at as timestamptz) end,
                       ended_by = case when :state = 'DROPPED' then :by end,
                       ended_at = case when :state = 'DROPPED' then cast(:at as timestamptz) end
                 where campaign_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Ends what is in force: superseded, or ended. */
    boolean end(int id, Campaign.State state, ActorId by, Instant at) {
        return jdbc.sql("""
                update reading.campaign
                   set state = :state, version = version + 1, ended_by = :by, ended_at = :at
                 where campaign_id = :id and state = 'IN_FORCE'
                """)
                        .param("state", state.name())
                        .param("by", by.value())
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Campaign> find(int id) {
        return read("where c.campaign_id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** The newest that hold these words in title or document, in any case of letters. */
    List<Campaign> newest(String words, int most) {
        return read(
                "where :words = '' or strpos(lower(c.title || ' ' || c.document_key), lower(:words)) > 0"
                        + " order by c.campaign_id desc limit :most",
                Map.of("words", words, "most", most));
    }

    List<Campaign> inForce() {
        return read("where c.state = 'IN_FORCE' order by c.campaign_id", Map.of());
    }

    /** What everybody may read, the newest first. */
    List<Campaign> forCitizens() {
        return read("""
                where c.state = 'IN_FORCE'
                  and exists (select from reading.variant v where v.campaign_id = c.campaign_id and v.group_name = 'CITIZENS')
                order by c.applied_at desc, c.campaign_id desc
                """, Map.of());
    }

    /** The open draft that would supersede a campaign. */
    Optional<Integer> successor(int id) {
        return jdbc.sql("select campaign_id from reading.campaign where replaces = :id and state <> 'DROPPED'")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    private List<Campaign> read(String where, Map<String, Object> parameters) {
        var rows = jdbc.sql("select c.* from reading.campaign c " + where)
                .params(parameters)
                .query((row, _) -> new Row(row))
                .list();
        var texts = texts(rows.stream().map(r -> r.id).toList());
        return rows.stream()
                .map(r -> r.campaign(texts.getOrDefault(r.id, Map.of())))
                .toList();
    }

    private Map<Integer, Map<ReadingGroup, String>> texts(List<Integer> ids) {
        var texts = new HashMap<Integer, Map<ReadingGroup, String>>();
        jdbc.sql("select campaign_id, group_name, body from reading.variant where campaign_id = any (:ids)")
                .param("ids", ids.toArray(Integer[]::new))
                .query(row -> {
                    texts.computeIfAbsent(row.getInt("campaign_id"), _ -> new EnumMap<>(ReadingGroup.class))
                            .put(ReadingGroup.valueOf(row.getString("group_name")), row.getString("body"));
                });
        return texts;
    }

    /** Fingerprints of the texts of a campaign that came into force, by group. */
    Map<ReadingGroup, String> fingerprints(int id) {
        var found = new EnumMap<ReadingGroup, String>(ReadingGroup.class);
        jdbc.sql("select group_name, sha256 from reading.variant where campaign_id = :id and sha256 is not null")
                .param("id", id)
                .query(row -> {
                    found.put(ReadingGroup.valueOf(row.getString("group_name")), row.getString("sha256"));
                });
        return found;
    }

    Optional<ReadingText> content(String sha256) {
        return jdbc.sql("select content from reading.content where sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, _) -> ReadingText.of(row.getBytes("content")))
                .optional();
    }

    /** The random key of the form that began it. */
    String key(int id) {
        return jdbc.sql("select form_key from reading.campaign where campaign_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** Holds a campaign so that one instance alone looks who fits; false when another does. */
    boolean lock(int id) {
        return jdbc.sql("select campaign_id from reading.campaign where campaign_id = :id for update skip locked")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Campaigns that are over and still have readings that are not. */
    List<Campaign> overWithOpenReadings() {
        return read("""
                where c.state in ('SUPERSEDED', 'ENDED')
                  and exists (select from reading.reading r where r.campaign_id = c.campaign_id and r.state in ('OPEN', 'READ'))
                order by c.campaign_id
                """, Map.of());
    }

    private static final class Row {
        private final int id;
        private final String document;
        private final @Nullable OrderedBy orderedBy;
        private final String title;
        private final String target;
        private final int days;
        private final int quizSize;
        private final int passPercent;
        private final String bank;
        private final @Nullable Integer replaces;
        private final Campaign.State state;
        private final int version;
        private final UnitId unit;
        private final ActorId draftedBy;
        private final Instant draftedAt;
        private final @Nullable ActorId appliedBy;
        private final @Nullable Instant appliedAt;
        private final @Nullable ActorId endedBy;
        private final @Nullable Instant endedAt;

        Row(ResultSet row) throws SQLException {
            id = row.getInt("campaign_id");
            document = row.getString("document_key");
            var by = row.getString("ordered_by");
            orderedBy = by.isEmpty() ? null : new OrderedBy(by, row.getString("clause"));
            title = row.getString("title");
            target = row.getString("target");
            days = row.getInt("days");
            quizSize = row.getInt("quiz_size");
            passPercent = row.getInt("pass_percent");
            bank = row.getString("bank");
            replaces = row.getObject("replaces", Integer.class);
            state = Campaign.State.valueOf(row.getString("state"));
            version = row.getInt("version");
            unit = new UnitId(row.getInt("unit_id"));
            draftedBy = new ActorId(row.getInt("drafted_by"));
            draftedAt = row.getTimestamp("drafted_at").toInstant();
            appliedBy = actor(row, "applied_by");
            appliedAt = moment(row, "applied_at");
            endedBy = actor(row, "ended_by");
            endedAt = moment(row, "ended_at");
        }

        Campaign campaign(Map<ReadingGroup, String> texts) {
            var plan = new CampaignPlan(
                    document, orderedBy, title, TargetRule.parse(target), days, quizSize, passPercent, bank, texts);
            return new Campaign(
                    id, plan, replaces, state, version, unit, draftedBy, draftedAt, appliedBy, appliedAt, endedBy,
                    endedAt);
        }

        private static @Nullable ActorId actor(ResultSet row, String column) throws SQLException {
            var number = row.getObject(column, Integer.class);
            return number == null ? null : new ActorId(number);
        }

        private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
            var moment = row.getTimestamp(column);
            return moment == null ? null : moment.toInstant();
        }
    }
}

package vn.kycuong.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.directive.OrderedBy;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.ledger.CommittedContent;
import vn.kycuong.sql.Timestamps;

/** Rows of schema {@code plan}. */
@Repository
class PlanRows {
    private final JdbcClient jdbc;

    PlanRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing happens when the plan of this form is there already. */
    void insert(Plan p) {
        var ordered = p.orderedBy();
        jdbc.sql("""
                insert into plan.plan (plan_id, level, year, unit_id, person_id, post_id, name, document_key, clause, state, drafted_by, drafted_at)
                values (:id, :level, :year, :unit, :person, :post, :name, :document, :clause, 'DRAFT', :by, :at)
                on conflict do nothing
                """)
                .param("id", p.id())
                .param("level", p.level().name())
                .param("year", p.year())
                .param("unit", p.unit().value())
                .param("person", p.person() == null ? null : p.person().value(), Types.INTEGER)
                .param("post", p.post() == null ? null : p.post().value(), Types.INTEGER)
                .param("name", p.name())
                .param("document", ordered == null ? "" : ordered.document())
                .param("clause", ordered == null ? "" : ordered.clause())
                .param("by", p.draftedBy().value())
                .param("at", Timestamps.utc(p.draftedAt()))
                .update();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("select * from plan.plan where plan_id = :id")
                .param("id", id)
                .query(PlanRows::plan)
                .optional();
    }

    /** Plans of a year that stand or are drafted, at these units; and the programme. */
    List<Plan> of(int year, Collection<UnitId> units) {
        return jdbc.sql("""
                select * from plan.plan
                 where year = :year and state <> 'WITHDRAWN' and ended_at is null
                   and (level = 'PROGRAMME' or unit_id = any (:units))
                 order by unit_id, level, person_id, drafted_at
                """)
                .param("year", year)
                .param("units", numbers(units))
                .query(PlanRows::plan)
                .list();
    }

    /** The one in force of the same kind, unit, person and year. */
    Optional<Plan> inForce(Plan like) {
        return jdbc.sql("""
                select * from plan.plan
                 where level = :level and year = :year and unit_id = :unit and coalesce(person_id, 0) = :person
                   and state = 'APPROVED' and ended_at is null
                """)
                .param("level", like.level().name())
                .param("year", like.year())
                .param("unit", like.unit().value())
                .param("person", like.person() == null ? 0 : like.person().value())
                .query(PlanRows::plan)
                .optional();
    }

    /** Moves a draft on; false when somebody was faster. */
    boolean touch(UUID id, int version, ActorId by) {
        return jdbc.sql("""
                update plan.plan set version = version + 1, drafted_by = :by
                 where plan_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("by", by.value())
                        .update()
                == 1;
    }

    boolean approve(UUID id, int version, ActorId by, Instant at) {
        return jdbc.sql("""
                update plan.plan set state = 'APPROVED', version = version + 1, approved_by = :by, approved_at = :at
                 where plan_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("by", by.value())
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    boolean withdraw(UUID id, int version, Instant at) {
        return jdbc.sql("""
                update plan.plan set state = 'WITHDRAWN', version = version + 1, ended_at = :at
                 where plan_id = :id and version = :version and state = 'DRAFT'
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("at", Timestamps.utc(at))
                        .update()
                == 1;
    }

    List<PlanItem> items(UUID plan) {
        return jdbc.sql("select * from plan.item where plan_id = :plan order by ord, item_id")
                .param("plan", plan)
                .query(PlanRows::item)
                .list();
    }

    List<PlanItem> items(Collection<UUID> plans) {
        return jdbc.sql("select * from plan.item where plan_id = any (:plans) order by plan_id, ord, item_id")
                .param("plans", plans.toArray(UUID[]::new))
                .query(PlanRows::item)
                .list();
    }

    Optional<PlanItem> item(UUID id) {
        return jdbc.sql("select * from plan.item where item_id = :id")
                .param("id", id)
                .query(PlanRows::item)
                .optional();
    }

    /** Items that serve one of a level above. */
    List<PlanItem> serving(UUID item) {
        return jdbc.sql("select * from plan.item where serves = :item order by unit_id, ord")
                .param("item", item)
                .query(PlanRows::item)
                .list();
    }

    /** Writes an item of a draft, new or changed. */
    void put(PlanItem i) {
        jdbc.sql("""
                insert into plan.item (item_id, plan_id, ord, serves, name, product, weight, due, unit_id, post_id)
                values (:id, :plan, (select coalesce(max(ord), 0) + 1 from plan.item where plan_id = :plan), :serves, :name, :product,
                        :weight, :due, :unit, :post)
                on conflict (item_id) do update
                   set serves = excluded.serves, name = excluded.name, product = excluded.product, weight = excluded.weight,
                       due = excluded.due, unit_id = excluded.unit_id, post_id = excluded.post_id
                """)
                .param("id", i.id())
                .param("plan", i.plan())
                .param("serves", i.serves(), Types.OTHER)
                .param("name", i.name())
                .param("product", i.product())
                .param("weight", i.weight())
                .param("due", i.due())
                .param("unit", i.unit().value())
                .param("post", i.post() == null ? null : i.post().value(), Types.INTEGER)
                .update();
    }

    void remove(UUID plan, UUID item) {
        jdbc.sql("delete from plan.item where item_id = :item and plan_id = :plan and first_due is null")
                .param("item", item)
                .param("plan", plan)
                .update();
    }

    /** Weight and date as approved are kept for good. */
    void fix(UUID plan) {
        jdbc.sql(
                        "update plan.item set first_weight = weight, first_due = due where plan_id = :plan and first_due is null")
                .param("plan", plan)
                .update();
    }

    void change(UUID item, String product, int weight, LocalDate due) {
        jdbc.sql("update plan.item set product = :product, weight = :weight, due = :due where item_id = :item")
                .param("product", product)
                .param("weight", weight)
                .param("due", due)
                .param("item", item)
                .update();
    }

    /** False when somebody else has just written that revision. */
    boolean append(CaseId id, int revision, byte[] content, byte[] salt) {
        return jdbc.sql("""
                insert into plan.revision (case_id, revision, content, salt) values (:id, :revision, :content, :salt)
                on conflict do nothing
                """)
                        .param("id", id.value())
                        .param("revision", revision)
                        .param("content", content)
                        .param("salt", salt)
                        .update()
                == 1;
    }

    /** The revisions of one case, by number. */
    List<CommittedContent.Kept> revisions(CaseId id) {
        return jdbc.sql(
                        "select case_id, revision, content, salt from plan.revision where case_id = :id order by revision")
                .param("id", id.value())
                .query(PlanRows::revision)
                .list();
    }

    static List<CommittedContent.Kept> revisions(JdbcClient jdbc, UUID after, UUID upTo) {
        return jdbc.sql("""
                select case_id, revision, content, salt from plan.revision where case_id > :after and case_id <= :upTo
                """)
                .param("after", after)
                .param("upTo", upTo)
                .query(PlanRows::revision)
                .list();
    }

    private static CommittedContent.Kept revision(ResultSet row, int number) throws SQLException {
        return new CommittedContent.Kept(
                row.getObject("case_id", UUID.class),
                row.getInt("revision"),
                row.getBytes("content"),
                row.getBytes("salt"));
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        var document = row.getString("document_key");
        return new Plan(
                row.getObject("plan_id", UUID.class),
                Plan.Level.valueOf(row.getString("level")),
                row.getInt("year"),
                new UnitId(row.getInt("unit_id")),
                actor(row, "person_id"),
                post(row),
                row.getString("name"),
                document.isEmpty() ? null : new OrderedBy(document, row.getString("clause")),
                Plan.State.valueOf(row.getString("state")),
                row.getInt("version"),
                new ActorId(row.getInt("drafted_by")),
                Objects.requireNonNull(Timestamps.orNull(row, "drafted_at")),
                actor(row, "approved_by"),
                Timestamps.orNull(row, "approved_at"),
                Timestamps.orNull(row, "ended_at"));
    }

    private static PlanItem item(ResultSet row, int number) throws SQLException {
        return new PlanItem(
                row.getObject("item_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getInt("ord"),
                row.getObject("serves", UUID.class),
                row.getString("name"),
                row.getString("product"),
                row.getInt("weight"),
                row.getObject("due", LocalDate.class),
                new UnitId(row.getInt("unit_id")),
                post(row),
                row.getObject("first_weight", Integer.class),
                row.getObject("first_due", LocalDate.class));
    }

    private static @Nullable PostId post(ResultSet row) throws SQLException {
        var number = row.getObject("post_id", Integer.class);
        return number == null ? null : new PostId(number);
    }

    private static @Nullable ActorId actor(ResultSet row, String column) throws SQLException {
        var number = row.getObject(column, Integer.class);
        return number == null ? null : new ActorId(number);
    }

    private static Integer[] numbers(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(Integer[]::new);
    }
}

package vn.kycuong.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;
import vn.kycuong.sql.Timestamps;

/** Rows of {@code identity.stand_in}. */
@Repository
class StandInRows {
    private final JdbcClient jdbc;

    StandInRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever stands in for others on a day, among these people. */
    List<StandIn> of(Collection<ActorId> people, LocalDate date) {
        return jdbc.sql("""
            select * from identity.stand_in
             where person_id = any (:people) and valid_from <= :date and valid_to >= :date
             order by id
            """)
                .param("people", people.stream().map(ActorId::value).toArray(Integer[]::new))
                .param("date", date)
                .query(StandInRows::standIn)
                .list();
    }

    /** Those for the posts of a unit that have not ended before a day. */
    List<StandIn> at(UnitId unit, LocalDate date) {
        return jdbc.sql("""
            select * from identity.stand_in where unit_id = :unit and valid_to >= :date and valid_to >= valid_from order by valid_from, id
            """)
                .param("unit", unit.value())
                .param("date", date)
                .query(StandInRows::standIn)
                .list();
    }

    Optional<StandIn> find(int id) {
        return jdbc.sql("select * from identity.stand_in where id = :id")
                .param("id", id)
                .query(StandInRows::standIn)
                .optional();
    }

    /** Whoever writes for a unit waits here for others who do, so that two never overlap. */
    void lock(UnitId unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.stand_in'), :unit)")
                .param("unit", unit.value())
                .query((_, _) -> true)
                .list();
    }

    int insert(StandIns.Wish wish, StandIn.Kind kind, UnitId unit, ActorId by, Instant at) {
        return jdbc.sql("""
            insert into identity.stand_in (kind, post_id, unit_id, holder_id, person_id, valid_from, valid_to, rights, basis,
                                           made_by, made_at)
            values (:kind, :post, :unit, :holder, :person, :from, :to, :rights, :basis, :by, :at)
            returning id
            """)
                .param("kind", kind.name())
                .param("post", wish.post().value())
                .param("unit", unit.value())
                .param("holder", wish.holder().value())
                .param("person", wish.person().value())
                .param("from", wish.from())
                .param("to", wish.to())
                .param(
                        "rights",
                        wish.rights().map(r -> r.toArray(String[]::new)).orElse(null),
                        java.sql.Types.ARRAY)
                .param("basis", wish.basis())
                .param("by", by.value())
                .param("at", Timestamps.utc(at))
                .query(Integer.class)
                .single();
    }

    /** One that nobody decided, for an absence. */
    void insert(SubstituteRules.Piece piece, UnitId unit, Instant at) {
        jdbc.sql("""
            insert into identity.stand_in (kind, post_id, unit_id, holder_id, person_id, valid_from, valid_to, basis,
                                           made_by, made_at, absence_id)
            values ('AUTOMATIC', :post, :unit, :holder, :person, :from, :to, 'Người giữ vị trí vắng mặt', :by, :at, :absence)
            """)
                .param("post", piece.post().value())
                .param("unit", unit.value())
                .param("holder", piece.holder().value())
                .param("person", piece.person().value())
                .param("from", piece.from())
                .param("to", piece.to())
                .param("by", ActorId.SYSTEM.value())
                .param("at", Timestamps.utc(at))
                .param("absence", piece.absence())
                .update();
    }

    /** Moves the last day of one that nobody decided. */
    void lastDay(int id, LocalDate lastDay) {
        jdbc.sql("update identity.stand_in set valid_to = :last where id = :id and kind = 'AUTOMATIC'")
                .param("id", id)
                .param("last", lastDay)
                .update();
    }

    /** Ends it with the day before; one that has not begun is gone from the lists, its row stays. */
    void end(int id, LocalDate lastDay) {
        jdbc.sql("update identity.stand_in set valid_to = least(valid_to, :last) where id = :id")
                .param("id", id)
                .param("last", lastDay)
                .update();
    }

    private static StandIn standIn(ResultSet row, int number) throws SQLException {
        var rights = row.getArray("rights");
        var absence = row.getObject("absence_id", Integer.class);
        return new StandIn(
                row.getInt("id"),
                StandIn.Kind.valueOf(row.getString("kind")),
                new PostId(row.getInt("post_id")),
                new UnitId(row.getInt("unit_id")),
                new ActorId(row.getInt("holder_id")),
                new ActorId(row.getInt("person_id")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                rights == null ? Optional.empty() : Optional.of(Set.of((String[]) rights.getArray())),
                row.getString("basis"),
                Optional.ofNullable(absence));
    }
}

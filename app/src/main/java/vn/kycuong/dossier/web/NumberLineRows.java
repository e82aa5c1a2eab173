package vn.kycuong.dossier.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.identity.People;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.procedure.Procedures;
import vn.kycuong.sql.Timestamps;

/** The numbers of a register of results, in the order of their dates. */
@Repository
class NumberLineRows {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final People people;
    private final Procedures procedures;

    NumberLineRows(JdbcClient jdbc, JsonMapper json, People people, Procedures procedures) {
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.procedures = procedures;
    }

    /** After which line a page begins. */
    record Cursor(LocalDate dated, int number, String book) {
        private static final Pattern WRITTEN =
                Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,9})\\.([\\p{L}\\p{M}\\p{N} .,()/&-]{0,60})");
        static final Cursor START = new Cursor(LocalDate.EPOCH, 0, "");

        /** What a page wrote itself; anything else is the beginning. */
        static Cursor of(String typed) {
            var parts = WRITTEN.matcher(typed);
            if (!parts.matches()) return START;
            try {
                return new Cursor(LocalDate.parse(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
            } catch (DateTimeParseException strange) {
                return START;
            }
        }
    }

    List<NumberLine> of(NumberQuery query, Cursor after, int most) {
        if (!query.isFindable()) return List.of();
        return jdbc.sql("""
            select n.case_id, n.symbol, n.book, n.number, n.dated, n.given_by, n.given_at, n.voided_at, n.voided_by,
                   d.code, d.procedure_key, d.label, r.content
              from dossier.result_number n
              join dossier.dossier d on d.case_id = n.case_id
              left join dossier.revision r on r.case_id = n.case_id and r.revision = n.void_revision
             where n.unit_id = :unit and n.dated between :from and :to
               and (n.dated, n.number, n.book) > (cast(:dated as date), :number, :book)
               and (:text = '' or n.number = :asked or lower(n.symbol) = lower(:text) or d.code = upper(:text))
             order by n.dated, n.number, n.book
             limit :most
            """)
                .param("unit", query.unit().value())
                .param("from", query.from())
                .param("to", query.to())
                .param("dated", after.dated())
                .param("number", after.number())
                .param("book", after.book())
                .param("text", query.text())
                .param("asked", query.number())
                .param("most", most)
                .query(this::line)
                .list();
    }

    private NumberLine line(ResultSet row, int number) throws SQLException {
        int voidedBy = row.getInt("voided_by");
        return new NumberLine(
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("symbol"),
                row.getString("book"),
                row.getInt("number"),
                row.getObject("dated", LocalDate.class),
                row.getString("code"),
                procedures.name(row.getString("procedure_key")),
                row.getString("label"),
                people.name(new ActorId(row.getInt("given_by"))),
                Objects.requireNonNull(Timestamps.orNull(row, "given_at")),
                Timestamps.orNull(row, "voided_at"),
                voidedBy == 0 ? "" : people.name(new ActorId(voidedBy)),
                reason(row.getBytes("content")));
    }

    private String reason(byte @Nullable [] content) {
        if (content == null) return "";
        var written = json.readValue(content, OBJECT);
        return Objects.toString(written.getOrDefault("text", written.getOrDefault("reason", "")), "");
    }
}

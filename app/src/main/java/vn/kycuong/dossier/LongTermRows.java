package vn.kycuong.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.kycuong.document.FileId;
import vn.kycuong.kernel.CaseId;
import vn.kycuong.signature.RaisingResult;
import vn.kycuong.signature.SignatureLevel;
import vn.kycuong.sql.Timestamps;

/** Signed papers that are raised, and what was added to each. */
@Repository
class LongTermRows {
    private final JdbcClient jdbc;

    LongTermRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which slip of a dossier. */
    record SlipNo(SignedSlips.Paper paper, int version) {}

    /**
     * A paper whose next step is made now.
     *
     * @param slip null for a file, whose number is that of the paper
     * @param versions added so far
     * @param tries this one included
     */
    record Claimed(UUID paper, CaseId id, @Nullable SlipNo slip, SignatureLevel level, int versions, int tries) {
        FileId file() {
            return new FileId(paper);
        }
    }

    void expect(LongTerm.Kind kind, CaseId id, FileId file, Instant at) {
        jdbc.sql("""
                insert into dossier.long_term (paper_id, case_id, kind, due_at) values (:paper, :id, :kind, :at)
                on conflict do nothing
                """)
                .param("paper", file.value())
                .param("id", id.value())
                .param("kind", kind.name())
                .param("at", Timestamps.utc(at))
                .update();
    }

    void expect(CaseId id, SlipNo slip, Instant at) {
        jdbc.sql("""
                insert into dossier.long_term (paper_id, case_id, kind, slip, slip_version, due_at)
                values (:paper, :id, 'SLIP', :slip, :version, :at)
                on conflict do nothing
                """)
                .param("paper", UUID.randomUUID())
                .param("id", id.value())
                .param("slip", slip.paper().name())
                .param("version", slip.version())
                .param("at", Timestamps.utc(at))
                .update();
    }

    // ---- the steps

    /** The next that is due, or stamped by a digest that ends; nobody else takes it until the lease is over. One whose step before came to no end is told as broken. */
    Optional<Claimed> claim(List<LongTerm.Kind> kinds, List<String> ending, Instant now, Instant lease) {
        return jdbc.sql("""
                with due as (
                  select paper_id, tries > 0 and problem = '' as broke
                    from dossier.long_term
                   where kind = any (:kinds)
                     and (due_at <= :now or level = 'LTA' and digest = any (:ending) and failed_at is null)
                     and (claimed_until is null or claimed_until <= :now)
                   order by due_at, paper_id
                   limit 1
                     for update skip locked
                )
                update dossier.long_term l
                   set claimed_until = :lease, tries = l.tries + 1,
                       problem = case when due.broke then 'BROKE' else l.problem end,
                       failed_at = case when due.broke then :now else l.failed_at end,
                       due_at = case when due.broke then :now else l.due_at end
                  from due
                 where l.paper_id = due.paper_id
                returning l.paper_id, l.case_id, l.slip, l.slip_version, l.level, l.tries,
                          (select count(*) from dossier.long_term_version v where v.paper_id = l.paper_id) as versions
                """)
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("ending", ending.toArray(String[]::new))
                .param("now", Timestamps.utc(now))
                .param("lease", Timestamps.utc(lease))
                .query(LongTermRows::claimed)
                .optional();
    }

    void failed(Claimed paper, RaisingResult.Failed no, Instant now, Instant next) {
        jdbc.sql("""
                update dossier.long_term
                   set claimed_until = null, problem = :problem, detail = :detail, failed_at = coalesce(failed_at, :now), due_at = :next
                 where paper_id = :paper
                """)
                .param("problem", no.reason().name())
                .param("detail", no.detail())
                .param("now", Timestamps.utc(now))
                .param("next", Timestamps.utc(next))
                .param("paper", paper.paper())
                .update();
    }

    /** False when the paper is gone, or somebody else added this version. */
    boolean add(Claimed paper, KeptVersion version, byte[] added, byte[] addedSha256) {
        return jdbc.sql("""
                insert into dossier.long_term_version
                       (paper_id, no, case_id, level, added, added_sha256, size, sha256, authority, stamped_at, until, made_at)
                select l.paper_id, :no, l.case_id, :level, :added, :addedSha256, :size, decode(:sha256, 'hex'), :authority,
                       :stampedAt, :until, :at
                  from dossier.long_term l
                 where l.paper_id = :paper
                on conflict do nothing
                """)
                        .param("paper", paper.paper())
                        .param("no", version.no())
                        .param("level", version.level().name())
                        .param("added", added)
                        .param("addedSha256", addedSha256)
                        .param("size", version.size())
                        .param("sha256", version.sha256())
                        .param("authority", version.authority())
                        .param("stampedAt", Timestamps.utc(version.stampedAt()))
                        .param("until", Timestamps.utc(version.until()))
                        .param("at", Timestamps.utc(version.madeAt()))
                        .update()
                == 1;
    }

    void reached(Claimed paper, SignatureLevel level, String digest, Instant next) {
        jdbc.sql("""
                update dossier.long_term
                   set level = :level, digest = :digest, due_at = :next, claimed_until = null, tries = 0, problem = '', detail = '',
                       failed_at = null
                 where paper_id = :paper
                """)
                .param("level", level.name())
                .param("digest", digest)
                .param("next", Timestamps.utc(next))
                .param("paper", paper.paper())
                .update();
    }

    void forget(Claimed paper) {
        jdbc.sql("delete from dossier.long_term where paper_id = :paper")
                .param("paper", paper.paper())
                .update();
    }

    // ---- what was added

    List<KeptVersion> versions(CaseId id, FileId file) {
        return jdbc.sql("""
                select no, level, size, encode(sha256, 'hex') as sha256, authority, stamped_at, until, made_at
                  from dossier.long_term_version
                 where paper_id = :paper and case_id = :id
                 order by no
                """)
                .param("paper", file.value())
                .param("id", id.value())
                .query((row, _) -> new KeptVersion(
                        row.getInt("no"),
                        SignatureLevel.valueOf(row.getString("level")),
                        row.getInt("size"),
                        row.getString("sha256"),
                        row.getString("authority"),
                        Timestamps.of(row, "stamped_at"),
                        Timestamps.of(row, "until"),
                        Timestamps.of(row, "made_at")))
                .list();
    }

    /** All that was added behind a file, in its order. */
    byte[] added(CaseId id, FileId file) {
        return jdbc.sql("""
                select coalesce(string_agg(added, ''::bytea order by no), ''::bytea)
                  from dossier.long_term_version
                 where paper_id = :paper and case_id = :id
                """)
                .param("paper", file.value())
                .param("id", id.value())
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    // ---- how far they are

    Map<SignatureLevel, Integer> counts() {
        var counts = new EnumMap<SignatureLevel, Integer>(SignatureLevel.class);
        jdbc.sql("select level, count(*) as papers from dossier.long_term group by level")
                .query((row, _) -> Map.entry(SignatureLevel.valueOf(row.getString("level")), row.getInt("papers")))
                .list()
                .forEach(one -> counts.put(one.getKey(), one.getValue()));
        return counts;
    }

    int waiting(Instant now) {
        return jdbc.sql("select count(*) from dossier.long_term where due_at <= :now and failed_at is null")
                .param("now", Timestamps.utc(now))
                .query(Integer.class)
                .single();
    }

    int failing() {
        return jdbc.sql("select count(*) from dossier.long_term where failed_at is not null")
                .query(Integer.class)
                .single();
    }

    Optional<Instant> renewal() {
        return jdbc.sql(
                        "select min(due_at) as at from dossier.long_term where level = 'LTA' having min(due_at) is not null")
                .query((row, _) -> Timestamps.of(row, "at"))
                .optional();
    }

    List<LongTermBoard.Failing> failing(int most) {
        return jdbc.sql("""
                select l.paper_id, d.code, l.kind, l.level, l.problem, l.detail, l.failed_at, l.due_at
                  from dossier.long_term l
                  join dossier.dossier d using (case_id)
                 where l.failed_at is not null
                 order by l.failed_at, l.paper_id
                 limit :most
                """)
                .param("most", most)
                .query((row, _) -> new LongTermBoard.Failing(
                        row.getObject("paper_id", UUID.class),
                        row.getString("code"),
                        LongTerm.Kind.valueOf(row.getString("kind")),
                        SignatureLevel.valueOf(row.getString("level")),
                        row.getString("problem"),
                        row.getString("detail"),
                        Timestamps.of(row, "failed_at"),
                        Timestamps.of(row, "due_at")))
                .list();
    }

    /** False when its last step did not fail. */
    boolean retry(UUID paper, Instant now) {
        return jdbc.sql(
                                "update dossier.long_term set due_at = :now, tries = 0 where paper_id = :paper and failed_at is not null")
                        .param("now", Timestamps.utc(now))
                        .param("paper", paper)
                        .update()
                == 1;
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        var slip = row.getString("slip");
        return new Claimed(
                row.getObject("paper_id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                slip == null ? null : new SlipNo(SignedSlips.Paper.valueOf(slip), row.getInt("slip_version")),
                SignatureLevel.valueOf(row.getString("level")),
                row.getInt("versions"),
                row.getInt("tries"));
    }
}

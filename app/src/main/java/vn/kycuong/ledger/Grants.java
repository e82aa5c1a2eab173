package vn.kycuong.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.kycuong.kernel.ActorId;
import vn.kycuong.kernel.PostId;
import vn.kycuong.kernel.UnitId;

/** Who may do what where, as the act statement reads it: a projection that {@code identity} fills. */
@Component
public class Grants {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Grants(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A right held through a post over one unit, or over all ({@link UnitId#ALL}). */
    public record Grant(PostId post, String right, UnitId unit) {}

    /** All rights of one actor; what is not listed ends at once, and who is not active holds none. */
    public record ActorGrants(ActorId actor, int grantVersion, boolean active, List<Grant> grants) {}

    private record Row(int actor, int post, String right, int unit) {}

    private record ActorRow(int actor, int version, boolean active) {}

    @Transactional
    public void replace(ActorId actor, int grantVersion, boolean active, List<Grant> grants) {
        replaceAll(List.of(new ActorGrants(actor, grantVersion, active, grants)));
    }

    @Transactional
    public void replaceAll(List<ActorGrants> all) {
        var actors = all.stream()
                .map(a -> new ActorRow(a.actor().value(), a.grantVersion(), a.active()))
                .toList();
        var rows = all.stream()
                .filter(ActorGrants::active) // the act statement asks for the right alone
                .flatMap(a -> a.grants().stream()
                        .map(g -> new Row(
                                a.actor().value(),
                                g.post().value(),
                                g.right(),
                                g.unit().value())))
                .toList();
        jdbc.sql("""
                with a as (
                  select * from jsonb_to_recordset(:actors::jsonb) as x(actor int, version int, active boolean)
                ), g as (
                  select * from jsonb_to_recordset(:grants::jsonb) as x(actor int, post int, "right" text, unit int)
                ), actors as (
                  insert into ledger.actor (actor_id, grant_version, active) select actor, version, active from a
                  on conflict (actor_id) do update set grant_version = excluded.grant_version, active = excluded.active
                ), lost as (
                  delete from ledger."grant" o
                   where o.actor_id in (select actor from a)
                     and not exists (select from g where g.actor = o.actor_id and g.post = o.post_id
                                                     and g."right" = o.right_name and g.unit = o.unit_id)
                )
                insert into ledger."grant" (actor_id, post_id, right_name, unit_id)
                select actor, post, "right", unit from g
                on conflict do nothing
                """)
                .param("actors", json.writeValueAsString(actors))
                .param("grants", json.writeValueAsString(rows))
                .update();
    }
}

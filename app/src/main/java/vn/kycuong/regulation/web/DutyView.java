package vn.kycuong.regulation.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.directive.Directive;
import vn.kycuong.directive.Directives;
import vn.kycuong.identity.People;
import vn.kycuong.identity.StandIn;
import vn.kycuong.organisation.Organisation;
import vn.kycuong.regulation.Answer;
import vn.kycuong.regulation.Part;
import vn.kycuong.regulation.Source;
import vn.kycuong.ui.Words;

/** Turns what the register knows into what its pages show. */
@Component
class DutyView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final Directives directives;
    private final Organisation organisation;
    private final People people;

    DutyView(Directives directives, Organisation organisation, People people) {
        this.directives = directives;
        this.organisation = organisation;
        this.people = people;
    }

    AnswerLine line(Answer a, LocalDate day) {
        var duty = a.duty();
        var source = duty.sheet().source();
        return new AnswerLine(
                duty.id().toString(),
                duty.sheet().name(),
                source(source),
                source.kind() == Source.Kind.CLAUSE ? "/van-ban/" + source.document() + "#diem-" + source.clause() : "",
                organisation.nameAt(duty.unit(), day),
                "/phan-cong?don-vi=" + duty.unit() + "&ngay=" + day,
                a.posts().stream().map(this::seat).toList(),
                a.gap().map(g -> "regulation.gap." + g).orElse(""));
    }

    private AnswerLine.Seat seat(Answer.Seat s) {
        return new AnswerLine.Seat(
                s.role().name(),
                s.post().title(),
                s.holders().stream().map(people::name).collect(Collectors.joining(", ")),
                s.standIns().stream().map(this::standIn).collect(Collectors.joining("; ")));
    }

    private String standIn(StandIn s) {
        return words().get("regulation.standIn", people.name(s.person()), DAY.format(s.from()), DAY.format(s.to()));
    }

    /** Where a duty comes from, in words. */
    String source(Source s) {
        var w = words();
        return s.kind() == Source.Kind.CLAUSE
                ? w.get("regulation.source.CLAUSE.of", sign(s.document()), s.clause())
                : w.get("regulation.source." + s.kind()) + ": " + s.ref();
    }

    String sign(String document) {
        return directives
                .find(document)
                .map(t -> t.document())
                .map(Directive::sign)
                .orElse(document);
    }

    String part(Part.Role role) {
        return words().get("regulation.part." + role);
    }

    static String day(@Nullable LocalDate day) {
        return Optional.ofNullable(day).map(DAY::format).orElse("");
    }

    static Words words() {
        return Words.of(LocaleContextHolder.getLocale().getLanguage());
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

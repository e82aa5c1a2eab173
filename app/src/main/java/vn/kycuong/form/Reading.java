package vn.kycuong.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers as the rules read them.
 *
 * @param sections what is asked, given these answers, in order; each with the questions that are asked
 * @param values what may be sent: asked and fit, by question, in one way of writing
 * @param problems everything wrong with what is asked
 */
public record Reading(List<Section> sections, Map<String, String> values, List<AnswerProblem> problems) {
    public Reading {
        sections = List.copyOf(sections);
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    public boolean isWhole() {
        return problems.isEmpty();
    }

    public List<AnswerProblem> problemsOf(String section) {
        return problems.stream().filter(p -> p.section().equals(section)).toList();
    }

    public Optional<Section> section(String key) {
        return sections.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** The place of a section among those asked, from 1; 0 when it is not asked. */
    public int placeOf(String section) {
        for (int i = 0; i < sections.size(); i++) if (sections.get(i).key().equals(section)) return i + 1;
        return 0;
    }

    public Optional<Section> before(String section) {
        int place = placeOf(section);
        return place < 2 ? Optional.empty() : Optional.of(sections.get(place - 2));
    }

    /** The first section that nobody has seen yet or that has something wrong. */
    public Optional<Section> next(Set<String> seen) {
        return sections.stream()
                .filter(s -> !seen.contains(s.key()) || !problemsOf(s.key()).isEmpty())
                .findFirst();
    }
}

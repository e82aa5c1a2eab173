package vn.kycuong.dossier.web;

import java.util.List;
import vn.kycuong.ui.Option;

/** What may be chosen in a work list: procedures, states, who has it, whose turn it is, how the step stands to its time. */
public record WorkChoices(
        List<Option> procedures, List<Option> states, List<Option> holders, List<Option> waiting, List<Option> steps) {
    public WorkChoices {
        procedures = List.copyOf(procedures);
        states = List.copyOf(states);
        holders = List.copyOf(holders);
        waiting = List.copyOf(waiting);
        steps = List.copyOf(steps);
    }
}

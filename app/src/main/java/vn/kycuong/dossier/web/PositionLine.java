package vn.kycuong.dossier.web;

import vn.kycuong.kernel.ProcessStep;

/**
 * A step of the process as this dossier has gone through it.
 *
 * @param element id of its shape in the diagram
 * @param minutes office minutes spent on it, of the time of the result
 * @param here whether open work lies on it
 * @param reached whether work has ever lain on it
 */
public record PositionLine(ProcessStep step, String element, long minutes, boolean here, boolean reached) {
    /** "3:20": hours and minutes. */
    public String spent() {
        return "%d:%02d".formatted(minutes / 60, minutes % 60);
    }
}

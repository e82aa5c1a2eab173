package vn.kycuong.dossier.web;

import vn.kycuong.form.FormStanding;

/**
 * A part of the forms in the list of all.
 *
 * @param isDrafted whether somebody writes another
 */
public record FormLine(String name, FormStanding standing, boolean isDrafted) {
    public String path() {
        return FormEditPages.path(standing.ref());
    }
}

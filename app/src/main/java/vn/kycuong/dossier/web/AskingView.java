package vn.kycuong.dossier.web;

import vn.kycuong.dossier.AskingTime;

/**
 * Until when papers may be asked for, as the page of a dossier shows it.
 *
 * @param remaining how much working time is left, or by how much it is over
 * @param status colour of its line: on, soon or late
 */
public record AskingView(AskingTime time, String remaining, String status) {}

package vn.kycuong.dossier.web;

import java.time.LocalDate;

/** What a code alone tells: no name, no procedure, no unit. */
public record Glimpse(String code, String stateWord, LocalDate since) {}

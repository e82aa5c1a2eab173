package vn.kycuong.dossier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a reason is written (tình huống): which forms of the desk ask for the same kind of text. */
public enum ReasonPlace {
    SUPPLEMENT("huong-dan", "de-xuat-bo-sung"),
    SUPPLEMENT_DECLINED("khong-duyet-bo-sung"),
    REFUSAL("tu-choi"),
    STEP("hoan-thanh"),
    SEND_BACK("tra-lai"),
    APOLOGY("xin-loi"),
    PAUSE("tam-dung"),
    RESUMPTION("chay-tiep"),
    TRANSFER("chuyen-don-vi", "chuyen-co-quan"),
    QUESTION("lay-y-kien"),
    OPINION("cho-y-kien"),
    QUESTION_WITHDRAWN("rut-cau-hoi"),
    HOLDING("ban-giao", "tra-viec", "rut-ve"),
    WITHDRAWAL("xin-rut", "cho-rut", "khong-cho-rut"),
    REJECTION("khong-dat"),
    STOP("dung"),
    REOPENING("mo-lai"),
    CORRECTION("dinh-chinh"),
    REMARK("y-kien");

    private final List<String> acts;

    ReasonPlace(String... acts) {
        this.acts = List.of(acts);
    }

    /** By an act's own part of the address. */
    public static Optional<ReasonPlace> ofAct(String act) {
        return Arrays.stream(values()).filter(p -> p.acts.contains(act)).findFirst();
    }
}

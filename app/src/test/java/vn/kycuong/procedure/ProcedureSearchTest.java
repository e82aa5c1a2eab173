package vn.kycuong.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.kycuong.TestProvince;

/** What people type, and which procedure must stand first. */
class ProcedureSearchTest {
    private static final LocalDate IN_2026 = LocalDate.of(2026, 11, 16);
    private static TestProvince province;
    private static Procedures procedures;

    @BeforeAll
    static void open() {
        province = TestProvince.fresh();
        procedures = province.face(Procedures.class);
    }

    @AfterAll
    static void close() {
        province.close();
    }

    @ParameterizedTest
    @CsvSource({
        // names, with marks and without
        "đăng ký khai sinh, BIRTH",
        "dang ky khai sinh, BIRTH",
        "Đăng ký kết hôn, MARRIAGE",
        "dang ki ket hon, MARRIAGE",
        "khai tử, DEATH",
        "nhan cha me con, PARENT_CHILD",
        "xác nhận tình trạng hôn nhân, MARITAL_STATUS",
        "trich luc ho tich, CIVIL_EXTRACT",
        "chung thuc chu ky, CERT_SIGN",
        "hoa giai tranh chap dat dai, LAND_MEDIATION",
        "dang ky tam tru, RES_TEMP",
        "giay phep xay dung nha o, BUILD_HOUSE",
        "tach thua, LAND_SPLIT",
        "chuyen muc dich su dung dat, LAND_PURPOSE",
        "ban le ruou, ALCOHOL_RETAIL",
        "cong ty co phan, ENT_JSC",
        "ly lich tu phap, JUDICIAL_RECORD",
        "giay phep lao dong, WORK_PERMIT",
        // what people say
        "làm giấy khai sinh, BIRTH",
        "tôi muốn làm giấy khai sinh cho con, BIRTH",
        "giấy độc thân, MARITAL_STATUS",
        "lấy vợ, MARRIAGE",
        "dam cuoi, MARRIAGE",
        "sổ đỏ, LAND_FIRST",
        "sang tên sổ đỏ, LAND_TRANSFER",
        "tách sổ, LAND_SPLIT",
        "lên thổ cư, LAND_PURPOSE",
        "sao y bản chính, CERT_COPY",
        "công chứng chữ ký, CERT_SIGN",
        "hộ khẩu, RES_PERM",
        "o tro, RES_TEMP",
        "bằng lái xe, DRIVING_EXCHANGE",
        "đổi bằng lái, DRIVING_EXCHANGE",
        "gplx, DRIVING_EXCHANGE",
        "mo quan, HOUSEHOLD_BIZ",
        "mở tiệm, HOUSEHOLD_BIZ",
        "xin phép xây nhà, BUILD_HOUSE",
        "ctcp, ENT_JSC",
        "lltp, JUDICIAL_RECORD",
        "tien mai tang, FUNERAL",
        "đơn khiếu nại, COMPLAINT_1",
        // one letter wrong
        "khai sing, BIRTH",
        "đăng ký kết hom, MARRIAGE",
        "tam rtu, RES_TEMP",
        "giấy phép xâyy dựng, BUILD_HOUSE",
        "ly lich tu phasp, JUDICIAL_RECORD",
        // codes, old codes, codes of a province, without the point, the beginning
        "1.001193, BIRTH",
        "1.001193.000.00.00.H37, BIRTH",
        "2.000488, JUDICIAL_RECORD",
        "3.000333, JUDICIAL_RECORD",
        "1.002809, DRIVING_EXCHANGE",
        "1001193, BIRTH",
        "1.0128, LAND_MEDIATION",
        // in English
        "birth registration, BIRTH",
        "driving, DRIVING_EXCHANGE"
    })
    void what_people_type_finds_it_first(String typed, String first) {
        assertThat(procedures.find(typed, IN_2026, 0, 50).shown())
                .extracting(ProcedureVersion::key)
                .first()
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"khải sinh", "kết hồn", "sổ dỏ", "hồ khẩu", "tâm trú", "xyzzy", "....", "9.999999"})
    void other_marks_are_other_words(String typed) {
        assertThat(procedures.find(typed, IN_2026, 0, 50).shown())
                .extracting(ProcedureVersion::key)
                .doesNotContain("BIRTH", "MARRIAGE", "LAND_FIRST", "RES_PERM", "RES_TEMP");
    }

    @Test
    void who_types_a_mark_gets_only_words_with_it() {
        assertThat(procedures.find("bán", IN_2026, 0, 50).shown())
                .isNotEmpty()
                .noneMatch(p -> p.key().equals("CERT_COPY"));
        assertThat(procedures.find("ban", IN_2026, 0, 50).shown())
                .anyMatch(p -> p.key().equals("CERT_COPY"));
    }

    @Test
    void what_is_only_near_says_so() {
        assertThat(procedures.find("khai sinh", IN_2026, 0, 50).approximate()).isFalse();
        assertThat(procedures.find("khai sing", IN_2026, 0, 50).approximate()).isTrue();
        assertThat(procedures.find("xyzzy", IN_2026, 0, 50).approximate()).isFalse();
    }

    @Test
    void a_long_answer_comes_by_parts_in_one_order() {
        var whole = procedures.find("đăng ký", IN_2026, 0, 100);
        var first = procedures.find("đăng ký", IN_2026, 0, 5);
        var second = procedures.find("đăng ký", IN_2026, 5, 5);
        assertThat(first.all()).isEqualTo(whole.all()).isGreaterThan(10);
        assertThat(whole.shown().subList(0, 5)).isEqualTo(first.shown());
        assertThat(whole.shown().subList(5, 10)).isEqualTo(second.shown());
    }
}

package vn.kycuong.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What a printed QR code begins with: never a name that whoever asked made up, once the site has a name of its own. */
class SiteAddressTest {
    @BeforeEach
    void asked() {
        var request = new MockHttpServletRequest();
        request.setServerName("elsewhere.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void answered() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void a_site_with_a_name_goes_by_it_whatever_was_asked_for() {
        assertThat(new SiteAddress(" https://kycuong.example.vn/ ").base()).isEqualTo("https://kycuong.example.vn");
    }

    @Test
    void without_a_name_it_is_found_where_it_was_asked_for() {
        assertThat(new SiteAddress("").base()).isEqualTo("http://elsewhere.example");
    }
}

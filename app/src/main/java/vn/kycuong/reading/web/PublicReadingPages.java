package vn.kycuong.reading.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.kycuong.kernel.Access;
import vn.kycuong.reading.Campaign;
import vn.kycuong.reading.Campaigns;
import vn.kycuong.reading.ReadingGroup;
import vn.kycuong.reading.ReadingText;
import vn.kycuong.reference.SearchText;
import vn.kycuong.ui.SiteAddress;

/** What everybody may read (tuyên truyền): the texts for citizens of the campaigns in force. Nobody is counted here. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(PublicReadingPages.PATH)
class PublicReadingPages {
    static final String PATH = "/tuyen-truyen";
    private static final int LONGEST_SEARCH = 200;

    private final Campaigns campaigns;
    private final ReadingViews views;
    private final ReadingPapers papers;
    private final SiteAddress site;

    PublicReadingPages(Campaigns campaigns, ReadingViews views, ReadingPapers papers, SiteAddress site) {
        this.campaigns = campaigns;
        this.views = views;
        this.papers = papers;
        this.site = site;
    }

    @GetMapping
    String list(@RequestParam(name = "q", defaultValue = "") String words, Model page) {
        var searched =
                words.substring(0, Math.min(LONGEST_SEARCH, words.length())).strip();
        page.addAttribute("title", "reading.public.title").addAttribute("nav", "public-reading");
        page.addAttribute("words", searched);
        page.addAttribute(
                "lines",
                campaigns.forCitizens().stream()
                        .map(this::line)
                        .filter(l -> searched.isEmpty()
                                || SearchText.folded(l.title() + " " + l.document())
                                        .contains(SearchText.folded(searched)))
                        .toList());
        return "reading/public";
    }

    private PublicLine line(Campaign campaign) {
        return new PublicLine(
                PATH + "/" + campaign.id(),
                campaign.plan().title(),
                views.sign(campaign.plan().document()));
    }

    @GetMapping("/{id:\\d+}")
    String show(@PathVariable int id, Model page) {
        var campaign = find(id);
        page.addAttribute("title", campaign.plan().title()).addAttribute("nav", "public-reading");
        page.addAttribute("line", line(campaign));
        page.addAttribute("blocks", text(campaign).blocks());
        page.addAttribute("sha256", text(campaign).sha256());
        return "reading/publicText";
    }

    /** The same as a poster, with a code that leads here. */
    @GetMapping("/{id:\\d+}/ap-phich.pdf")
    ResponseEntity<byte[]> poster(@PathVariable int id) {
        var campaign = find(id);
        var bytes = papers.poster(text(campaign), campaign.plan().title(), site.base() + PATH + "/" + id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noCache())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("tuyen-truyen-%d.pdf".formatted(id))
                                .build()
                                .toString())
                .body(bytes);
    }

    private ReadingText text(Campaign campaign) {
        return campaigns.text(campaign, ReadingGroup.CITIZENS).orElseThrow(PublicReadingPages::notFound);
    }

    private Campaign find(int id) {
        return campaigns
                .find(id)
                .filter(c -> c.state() == Campaign.State.IN_FORCE)
                .filter(c -> c.plan().texts().containsKey(ReadingGroup.CITIZENS))
                .orElseThrow(PublicReadingPages::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

package vn.kycuong.money.web;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.kycuong.kernel.Access;
import vn.kycuong.money.OnlinePayments;
import vn.kycuong.money.PaymentOrder;
import vn.kycuong.money.StandInGateway;

/** The page of the gateway that takes no money. Where there is no such gateway there is no such page. */
@Access(Access.Who.EVERYBODY)
@Controller
@RequestMapping(StandInGateway.PATH + "/{order}")
class StandInGatewayPages {
    private final ObjectProvider<StandInGateway> gateway;
    private final OnlinePayments online;

    StandInGatewayPages(ObjectProvider<StandInGateway> gateway, OnlinePayments online) {
        this.gateway = gateway;
        this.online = online;
    }

    @GetMapping
    String show(@PathVariable String order, Model page) {
        page.addAttribute("title", "money.standIn.title").addAttribute("nav", "track");
        page.addAttribute("order", order(order));
        return "money/standIn";
    }

    /** Sends its word as a real one would, and the payer back; or loses the word on the way, to show that the payment is found nevertheless. */
    @PostMapping
    String answer(@PathVariable String order, @RequestParam(name = "paid", defaultValue = "") String paid) {
        var found = order(order);
        boolean pays = paid.equals("1") || paid.equals("lost");
        var sent = gateway.getObject().settle(found.id(), pays, found.amount(), "MAU-" + found.id());
        if (!paid.equals("lost")) online.hear(sent.body(), sent.signature());
        return "redirect:/tra-cuu/ho-so/" + found.caseId() + "?nop=" + (pays ? "xong" : "bo");
    }

    private PaymentOrder order(String order) {
        if (gateway.getIfAvailable() == null || !FeePages.isId(order)) throw FeePages.notFound();
        return online.orderForPayer(UUID.fromString(order)).orElseThrow(FeePages::notFound);
    }
}

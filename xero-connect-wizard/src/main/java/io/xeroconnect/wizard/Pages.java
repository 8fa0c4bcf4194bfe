package io.xeroconnect.wizard;

import java.util.HashMap;
import java.util.Map;

/** Which page answers which method and name. */
final class Pages {
    private Pages() {}

    static Map<String, Page> of(Parts parts) {
        ListPage list = new ListPage(parts);
        SetUpPage setUp = new SetUpPage(parts);
        ChoicePage choice = new ChoicePage(parts);
        OrganisationPage organisation = new OrganisationPage(parts);
        DisconnectPage disconnect = new DisconnectPage(parts);
        TestPage test = new TestPage(parts);
        PhonePage phone = new PhonePage(parts);
        Map<String, Page> pages = new HashMap<>();
        pages.put("GET ", list::show);
        pages.put("GET connection", new ConnectionPage(parts)::show);
        pages.put("GET choose", choice::show);
        pages.put("POST choose", choice::send);
        pages.put("GET set-up", setUp::show);
        pages.put("POST set-up", setUp::send);
        pages.put("POST connect", new ConnectAction(parts)::send);
        pages.put("GET progress", new Progress(parts)::answer);
        pages.put("GET phone", phone::show);
        pages.put("POST phone", phone::send);
        pages.put("GET organisation", organisation::show);
        pages.put("POST organisation", organisation::send);
        pages.put("GET test", test::show);
        pages.put("POST test", test::send);
        pages.put("GET disconnect", disconnect::show);
        pages.put("POST disconnect", disconnect::send);
        pages.put("GET help", new HelpPage(parts)::show);
        return pages;
    }
}

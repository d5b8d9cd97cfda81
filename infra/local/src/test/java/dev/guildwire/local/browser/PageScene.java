package dev.guildwire.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.guildwire.local.browser.ScriptedEdge.Connection;
import java.util.ArrayList;
import java.util.List;

/// The pages in a browser, between an API and an edge that do what the test says. Somebody is logged in and in two
/// guilds.
///
/// @param complaints errors of scripts, and what the content security policy forbade
record PageScene(Site site, ScriptedEdge edge, ScriptedRoadmap roadmap, Page page, List<String> complaints) {

    static PageScene in(Chromium chromium) {
        return in(chromium, Chromium.DESKTOP_WIDTH, Chromium.DESKTOP_HEIGHT);
    }

    static PageScene in(Chromium chromium, int width, int height) {
        var context = chromium.context(width, height);
        var site = new Site(context)
                .answering("GET /api/session", Sample.session(Sample.BOTH_GUILDS))
                .answering(Scene.TOKENS, Sample.token("first"))
                .answering(Scene.VOICE, Sample.voice());
        Sample.pictures(context);
        var page = context.newPage();
        return new PageScene(site, new ScriptedEdge(page), new ScriptedRoadmap(page), page, complaintsOf(page));
    }

    private static List<String> complaintsOf(Page page) {
        var complaints = new ArrayList<String>();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    void open() {
        open("/");
    }

    void open(String path) {
        page.navigate(Site.ORIGIN + path);
    }

    void logOut() {
        button("account").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Log out").setExact(true))
                .click();
    }

    /// Opens the page and lets it be live.
    Connection live() {
        open();
        var connection = edge.connection(0).welcome("e-0-10");
        assertThat(state()).hasText("Live");
        return connection;
    }

    Locator state() {
        return page.getByRole(AriaRole.STATUS);
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, named(text));
    }

    Locator peopleIn(String channel) {
        return region(channel).locator(".person-name");
    }

    Locator region(String name) {
        return page.getByRole(AriaRole.REGION, named(name));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, named(name));
    }

    Locator loggedEvents() {
        return page.locator(".log-rows > li");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

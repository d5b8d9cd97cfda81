package dev.guildwire.local.browser;

import dev.guildwire.local.browser.Site.Answer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A roadmap with something in every column, as the pages meet it.
final class SampleBoard {

    static final String FEATURES = "/api/roadmap/features";
    static final String TIME = "2026-03-01T12:00:00.000Z";

    /// In the column "To do", 12 votes.
    static final String RECORD = "record";

    /// In the column "To do", 9 votes, of which one is the person's.
    static final String THEMES = "themes";

    static final int VERSION = 40;

    private static final String LONG_TEXT =
            "People who cannot be there would like to listen later. Record a voice channel"
                    + " when everybody in it agrees, keep it for a week, and let each of them delete it. Nothing is recorded"
                    + " before the last one has agreed.";

    private SampleBoard() {}

    static Answer board() {
        return board(
                VERSION,
                card(RECORD, "Record a voice channel", LONG_TEXT, "TODO", 12, false),
                card(THEMES, "A lighter theme", "For those who sit in the sun.", "TODO", 9, true),
                card("export", "Export who was where", "", "TODO", 3, false),
                card("webhooks", "Webhooks", "Call an address when somebody joins.", "PLANNED", 21, true),
                card(
                        "schedule",
                        "Scheduled rooms",
                        "Open a room at a set time and invite ahead.",
                        "PLANNED",
                        17,
                        false),
                card("phone", "Notifications on the phone", "When friends are there.", "IN_PROGRESS", 34, false),
                card("rooms", "Game rooms for four", "Private, with an invite link.", "SHIPPED", 51, true),
                card("resume", "Nothing lost when a page reconnects", "", "SHIPPED", 28, false));
    }

    static Answer board(int version, String... cards) {
        return Answer.json("{\"version\":%d,\"features\":[%s]}"
                .formatted(version, Stream.of(cards).collect(Collectors.joining(","))));
    }

    static String card(String id, String title, String description, String status, int votes, boolean voted) {
        return """
                {"id":"%s","title":"%s","description":"%s","status":"%s","voteCount":%d,"hasVoted":%b,
                 "createdById":"1","createdBy":{"name":"Mira"},"createdAt":"%s","updatedAt":"%s"}""".formatted(id, title, description, status, votes, voted, TIME, TIME);
    }

    static String feature(String id, String title, String description) {
        return """
                {"id":"%s","title":"%s","description":"%s","status":"TODO","voteCount":0,
                 "createdById":"1","createdBy":{"name":"Mira"},"createdAt":"%s","updatedAt":"%s"}""".formatted(id, title, description, TIME, TIME);
    }

    static Answer vote(String id, int count, boolean voted, int version) {
        return Answer.json("{\"featureId\":\"%s\",\"voteCount\":%d,\"hasVoted\":%b,\"version\":%d}"
                .formatted(id, count, voted, version));
    }

    static String voteOn(String id) {
        return FEATURES + "/" + id + "/vote";
    }
}

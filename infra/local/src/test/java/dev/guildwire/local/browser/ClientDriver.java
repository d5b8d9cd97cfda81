package dev.guildwire.local.browser;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;

/// guildwire.js in a page of its own, on a clock and a die that the test holds.
final class ClientDriver {

    private final Page page;

    ClientDriver(Page page) {
        this.page = page;
        page.navigate(Site.ORIGIN + "/test/client.html");
        awaitTrue("document.title === 'ready'");
    }

    ClientDriver start() {
        page.evaluate("guildId => guildwire.start({ guildId })", ScriptedEdge.GUILD);
        return this;
    }

    ClientDriver startRoadmap() {
        page.evaluate("() => guildwire.startRoadmap()");
        return this;
    }

    void chance(double value) {
        page.evaluate("value => guildwire.chance.value = value", value);
    }

    void advance(Duration time) {
        page.evaluate("ms => guildwire.clock.advance(ms)", (int) time.toMillis());
    }

    void awaitState(String state) {
        page.waitForCondition(() -> state().equals(state));
    }

    /// Waits until the client has told of that many events.
    void awaitEvents(int count) {
        page.waitForCondition(() -> (int) page.evaluate("guildwire.events.length") >= count);
    }

    void awaitTrue(String expression) {
        page.waitForCondition(() -> (boolean) page.evaluate(expression));
    }

    String state() {
        return text("guildwire.client.status.state");
    }

    String text(String expression) {
        return String.valueOf(page.evaluate(expression));
    }

    /// Who is where, as `channel: person person`.
    List<String> voice() {
        return texts(
                "guildwire.client.voice.channels.map(c => `${c.name}: ${c.members.map(m => m.username).join(' ')}`.trim())");
    }

    /// The board, as `title: votes`, with a star where the person has voted.
    List<String> board() {
        return texts("guildwire.client.features.map(f => `${f.title}: ${f.voteCount}${f.hasVoted ? '*' : ''}`)");
    }

    /// What each event gives for a JavaScript expression over `e`.
    List<String> events(String expression) {
        return texts("guildwire.events.map(e => String(%s))".formatted(expression));
    }

    @SuppressWarnings("unchecked") // evaluate gives what JavaScript gave, here an array of strings
    List<String> texts(String expression) {
        return (List<String>) page.evaluate(expression);
    }

    void call(String statement) {
        page.evaluate("() => { %s }".formatted(statement));
    }
}

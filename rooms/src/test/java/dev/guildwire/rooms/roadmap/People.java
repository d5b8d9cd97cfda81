package dev.guildwire.rooms.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildwire.contracts.id.UserId;
import dev.guildwire.rooms.Browser;
import dev.guildwire.rooms.RoomsServer;
import java.time.Duration;

/// Logs people of the simulator in, as a browser does.
final class People {

    private People() {}

    static Browser login(RoomsServer rooms, UserId user) {
        var browser = new Browser(rooms.address());
        await().atMost(Duration.ofSeconds(20)).until(() -> tryLogin(browser, user));
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
        return browser;
    }

    /// Fails while rooms has not heard yet which guilds it serves.
    private static boolean tryLogin(Browser browser, UserId user) {
        return browser.login(user, "/").statusCode() == 302;
    }
}

package dev.guildwire.rooms.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guildwire.contracts.id.UserId;
import dev.guildwire.contracts.session.LoginSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Who is logged in, and out.
@RestController
class SessionController {

    private final Logins logins;

    SessionController(Logins logins) {
        this.logins = logins;
    }

    @GetMapping("/api/session")
    ResponseEntity<Session> session(@AuthenticationPrincipal LoginSession login) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(
                        new User(login.userId(), login.username(), login.avatar()), login.guilds(), login.admin()));
    }

    /// Ends this browser's session. A browser without one is answered the same.
    @PostMapping("/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(HttpServletRequest request) {
        logins.end(request, SessionEnds.Cause.LOGOUT);
    }

    /// Ends all of the person's sessions, in every browser.
    @PostMapping("/auth/logout-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logoutEverywhere(HttpServletRequest request) {
        logins.endAll(request);
    }

    /// @param guilds the served guilds that the person is in
    /// @param admin  may change the roadmap and see the operators' page
    record Session(User user, List<LoginSession.Guild> guilds, boolean admin) {}

    /// @param avatar Discord's avatar hash, or null for the default avatar
    @JsonInclude
    record User(UserId id, String username, @Nullable String avatar) {}
}

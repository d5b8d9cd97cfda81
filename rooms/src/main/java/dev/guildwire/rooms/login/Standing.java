package dev.guildwire.rooms.login;

import dev.guildwire.contracts.session.LoginSession;
import java.util.List;

/// What a person is to us, as Discord says now.
///
/// @param guilds the served guilds they are in, by name
record Standing(List<LoginSession.Guild> guilds, boolean admin) {

    LoginSession applyTo(LoginSession login) {
        return new LoginSession(login.userId(), login.username(), login.avatar(), login.sid(), admin, guilds);
    }
}

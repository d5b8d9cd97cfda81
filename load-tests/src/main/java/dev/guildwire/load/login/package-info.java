/// What login costs: how many WebSocket tokens one core gives out, and how long it takes from the click on "Login" to
/// the first event. [People][dev.guildwire.load.login.People] are logged in without Discord, for whoever needs many.
@NullMarked
package dev.guildwire.load.login;

import org.jspecify.annotations.NullMarked;

/// Discord's OAuth2: the page on which a person consents, and the tokens that come of it (RFC 6749, RFC 7636, RFC
/// 7009).
///
/// [Grants] is the owner of all codes and tokens; REST asks it who a bearer is. The page lets a person be whom they
/// want, because a simulator has no passwords.
@NullMarked
package dev.guildwire.simulator.oauth;

import org.jspecify.annotations.NullMarked;

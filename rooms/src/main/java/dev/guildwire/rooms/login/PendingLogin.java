package dev.guildwire.rooms.login;

/// A login that is at Discord now.
///
/// @param browser      the binding of the browser that began it; only that one may end it
/// @param codeVerifier PKCE's secret (RFC 7636), which never leaves us before the code is exchanged
/// @param returnTo     the page the person wanted
record PendingLogin(String browser, String codeVerifier, String returnTo) {}

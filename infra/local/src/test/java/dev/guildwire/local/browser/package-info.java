/// Tests in a real headless Chromium. Most of them script the server side (`Site` for HTTP, `ScriptedEdge` for
/// `/api/ws`), so that every turn a connection can take is played through exactly; the pages, the client, the content
/// security policy and the browser are the real ones. A few go through the whole running stack (`Stage`).
@NullMarked
package dev.guildwire.local.browser;

import org.jspecify.annotations.NullMarked;

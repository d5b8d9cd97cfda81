/// The login session as it lies in Redis: written by rooms through Spring Session, read by edges that admit a
/// browser by its cookie (the roadmap stream).
@NullMarked
package dev.guildwire.contracts.session;

import org.jspecify.annotations.NullMarked;

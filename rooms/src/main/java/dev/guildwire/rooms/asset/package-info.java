/// The files that browsers load: pages, scripts, styles and the libraries among them. They are kept by browsers and
/// asked about each time, so a new release is seen at once and an old file is not sent twice.
@NullMarked
package dev.guildwire.rooms.asset;

import org.jspecify.annotations.NullMarked;

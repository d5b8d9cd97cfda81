/// The addresses of our pages. The files are in `static`; nobody calls this package.
@NullMarked
package dev.guildwire.rooms.page;

import org.jspecify.annotations.NullMarked;

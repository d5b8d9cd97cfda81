/// The OpenAPI description at `/v3/api-docs`, made from the controllers: what they leave out is added here for all of
/// them, so that no controller repeats it.
@NullMarked
package dev.guildwire.rooms.description;

import org.jspecify.annotations.NullMarked;

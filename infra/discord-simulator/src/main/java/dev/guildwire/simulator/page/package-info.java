/// The page at the root, for people: plain HTML, CSS and modules that a browser reads as they lie here. It does all
/// it does through the control API.
@NullMarked
package dev.guildwire.simulator.page;

import org.jspecify.annotations.NullMarked;

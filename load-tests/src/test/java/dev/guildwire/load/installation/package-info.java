@NullMarked
package dev.guildwire.load.installation;

import org.jspecify.annotations.NullMarked;

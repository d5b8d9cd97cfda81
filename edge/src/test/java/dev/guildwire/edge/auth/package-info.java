@NullMarked
package dev.guildwire.edge.auth;

import org.jspecify.annotations.NullMarked;

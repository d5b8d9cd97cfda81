@NullMarked
package dev.guildwire.testsupport;

import org.jspecify.annotations.NullMarked;

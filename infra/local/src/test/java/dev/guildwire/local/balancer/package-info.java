@NullMarked
package dev.guildwire.local.balancer;

import org.jspecify.annotations.NullMarked;

/// What can be tested of the deployment without a cluster: that each manifest is one that Kubernetes' API knows, down
/// to its last field. What needs other tools is in `check.sh`.
@NullMarked
package dev.guildwire.deploy;

import org.jspecify.annotations.NullMarked;

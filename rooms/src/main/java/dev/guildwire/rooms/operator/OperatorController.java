package dev.guildwire.rooms.operator;

import dev.guildwire.contracts.node.NodeState;
import dev.guildwire.contracts.session.LoginSession;
import dev.guildwire.rooms.discord.QueueView;
import dev.guildwire.rooms.discord.QueueWatch;
import dev.guildwire.rooms.problem.Problem;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the operators' page asks for. Admins only.
@RestController
@RequestMapping("/api/operator")
class OperatorController {

    private static final Logger log = LoggerFactory.getLogger("Internal");

    private final Nodes nodes;
    private final RedisDrainOrders orders;
    private final QueueWatch queue;

    OperatorController(Nodes nodes, RedisDrainOrders orders, QueueWatch queue) {
        this.nodes = nodes;
        this.orders = orders;
        this.queue = queue;
    }

    /// Nodes, shards, lag and latency, without asking anybody.
    @GetMapping("/overview")
    ResponseEntity<Overview> overview(@AuthenticationPrincipal LoginSession login) {
        requireAdmin(login);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(nodes.overview());
    }

    /// What waits for Discord, and why.
    @GetMapping("/queue")
    ResponseEntity<QueueView> queue(@AuthenticationPrincipal LoginSession login) {
        requireAdmin(login);
        try {
            var view = queue.look().toCompletableFuture().join();
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
        } catch (CompletionException _) {
            throw Problem.UNAVAILABLE.refusal();
        }
    }

    /// Has an edge let nobody in any more and say farewell to those it has. It answers before that begins; the overview
    /// tells how far it is. The edge stays, empty, until somebody ends it.
    @PostMapping("/edges/{id}/drain")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void drain(@PathVariable String id, @AuthenticationPrincipal LoginSession login) {
        requireAdmin(login);
        var edges = nodes.overview().edges();
        if (edges.stream().noneMatch(edge -> edge.node().id().equals(id))) {
            throw Problem.NOT_FOUND.refusal();
        }
        if (edges.stream().noneMatch(edge -> !edge.node().id().equals(id) && takesPeople(edge))) {
            throw Problem.LAST_EDGE.refusal();
        }
        orders.place(id);
        log.info("an edge is to drain: node={} admin={}", id, login.userId());
    }

    private boolean takesPeople(Overview.Edge edge) {
        return edge.node().state() == NodeState.READY
                && !orders.isPlaced(edge.node().id());
    }

    private static void requireAdmin(LoginSession login) {
        if (!login.admin()) {
            throw Problem.FORBIDDEN.refusal();
        }
    }
}

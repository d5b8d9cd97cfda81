package dev.guildwire.edge.drain;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/// SIGTERM and SIGINT: the first ends the process in its own time, the second at once.
///
/// Java passes signals on through `sun.misc.Signal` alone, which the compiler warns of even where it is meant to be
/// used; so it is reached by its name. Java's own handling would let a second signal wait for the first.
public final class Signals {

    /// What a shell says of a process that SIGTERM ended: 128 and the signal's number.
    private static final int TERMINATED = 143;

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private Signals() {}

    public static void handle() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            var handler = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(),
                    new Class<?>[] {handlerType},
                    (_, method, _) -> method.getName().equals("handle") ? onSignal() : null);
            var register = signal.getMethod("handle", signal, handlerType);
            register.invoke(null, signal.getConstructor(String.class).newInstance("TERM"), handler);
            register.invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("signals cannot be handled on this Java", e);
        }
    }

    private static Object onSignal() {
        if (ENDING.compareAndSet(false, true)) {
            Thread.ofPlatform().name("exit").start(() -> System.exit(0));
        } else {
            Runtime.getRuntime().halt(TERMINATED);
        }
        return ENDING;
    }
}

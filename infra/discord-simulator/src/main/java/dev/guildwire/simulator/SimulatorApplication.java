package dev.guildwire.simulator;

import java.util.concurrent.CountDownLatch;

/// Runs the simulator as a program, set up by environment variables (see the README).
public final class SimulatorApplication {

    private SimulatorApplication() {}

    static void main() throws InterruptedException {
        var simulator = Simulator.start(Environment.read(System.getenv()));
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulator.close();
            ended.countDown();
        }));
        System.out.println("Discord simulator is up at " + simulator.baseUrl());
        ended.await();
    }
}

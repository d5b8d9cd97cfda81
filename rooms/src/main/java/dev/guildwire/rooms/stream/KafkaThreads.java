package dev.guildwire.rooms.stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// Listeners run on threads of their own, not on virtual ones. A listener lives as long as the service, so a virtual
/// thread saves nothing; and a virtual thread that loads a class is pinned: on two processors, some that began at the
/// same moment held both carriers while the owner of the jar's lock waited for one, and the service stood still.
@Configuration(proxyBeanMethods = false)
class KafkaThreads {

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> platformThreads() {
        return container -> {
            var threads = new SimpleAsyncTaskExecutor(container.getListenerId() + "-");
            threads.setDaemon(true);
            container.getContainerProperties().setListenerTaskExecutor(threads);
        };
    }
}

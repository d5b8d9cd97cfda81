package dev.guildwire.rooms.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Every page is the same document, which sees by its address what to show. An address that is not here is answered
/// with 404.
@Configuration(proxyBeanMethods = false)
class PageAddresses implements WebMvcConfigurer {

    private static final String DOCUMENT = "forward:/index.html";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/roadmap").setViewName(DOCUMENT);
        registry.addViewController("/operator").setViewName(DOCUMENT);
        registry.addViewController("/lobby").setViewName(DOCUMENT);
        registry.addViewController("/game/{channelId:\\d+}").setViewName(DOCUMENT);
    }
}

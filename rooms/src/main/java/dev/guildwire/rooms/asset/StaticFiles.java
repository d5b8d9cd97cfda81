package dev.guildwire.rooms.asset;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves them with an entity tag of their content instead of a time: files in a jar that is built reproducibly all
/// have the same time, in every release.
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private final EntityTags tags = new EntityTags();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        revalidated(registry.addResourceHandler("/**")).addResourceLocations("classpath:/static/");
        revalidated(registry.addResourceHandler("/webjars/**"))
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .resourceChain(true);
    }

    private ResourceHandlerRegistration revalidated(ResourceHandlerRegistration files) {
        return files.setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(tags::of);
    }
}

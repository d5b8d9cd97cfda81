package dev.guildwire.rooms.problem;

import java.util.stream.Stream;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Takes the bodies of requests at their word: a number is no text, and no member of an enum. Otherwise Jackson would
/// make a title of `123` and a status of `1`, and a client's mistake would be stored instead of answered.
@Configuration(proxyBeanMethods = false)
class RequestBodies {

    /// In bytes; a larger body is answered with 413 and not read, because some of them at once would fill the heap.
    /// The largest that the API needs is a feature's description of 5000 characters, each as two escapes of six.
    private static final long LIMIT = 64 * 1024;

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> limitedRequestBodies() {
        return factory -> factory.addServerCustomizers(server -> server.insertHandler(new SizeLimitHandler(LIMIT, -1)));
    }

    @Bean
    ServerHttpMessageConvertersCustomizer strictRequestBodies(JsonMapper json) {
        var strict = json.rebuild()
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> Stream.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
                .build();
        return converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }
}

package dev.guildwire.rooms.problem;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Answers for requests that the server itself refuses, such as one whose path could be read in two ways: no filter of
/// ours ever sees them.
@Configuration(proxyBeanMethods = false)
class ServerErrors {

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> serverErrorsAsProblems(JsonMapper json) {
        return factory -> factory.addServerCustomizers(server -> server.setErrorHandler(new Documents(json)));
    }

    private static final class Documents extends ErrorHandler {

        private final JsonMapper json;

        Documents(JsonMapper json) {
            this.json = json;
        }

        @Override
        public boolean errorPageForMethod(String method) {
            return true;
        }

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int code,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            var document = Problem.of(HttpStatusCode.valueOf(code)).document();
            response.setStatus(document.getStatus());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(document)), callback);
        }
    }
}

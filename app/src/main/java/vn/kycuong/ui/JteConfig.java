package vn.kycuong.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractTemplateView;
import org.springframework.web.servlet.view.AbstractTemplateViewResolver;
import org.springframework.web.servlet.view.AbstractUrlBasedView;

/** Typed pages: jte templates, precompiled by the build, behind Spring's views. */
@Configuration(proxyBeanMethods = false)
class JteConfig {
    @Bean
    TemplateEngine templateEngine(@Value("${kycuong.pages.from-sources:false}") boolean fromSources) {
        return fromSources
                ? TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of("src/main/jte")),
                        Path.of("target/jte-dev"),
                        ContentType.Html,
                        JteConfig.class.getClassLoader())
                : TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    ViewResolver jteViewResolver(TemplateEngine engine) {
        return new JteViews(engine);
    }

    private static final class JteViews extends AbstractTemplateViewResolver {
        private final TemplateEngine engine;

        JteViews(TemplateEngine engine) {
            this.engine = engine;
            setViewClass(JteView.class);
            setSuffix(".jte");
            setContentType("text/html;charset=UTF-8");
            setOrder(0);
            setExposeRequestAttributes(false);
        }

        @Override
        protected AbstractUrlBasedView instantiateView() {
            return new JteView(engine);
        }

        @Override
        protected Class<?> requiredViewClass() {
            return JteView.class;
        }
    }

    private static final class JteView extends AbstractTemplateView {
        private final TemplateEngine engine;

        JteView(TemplateEngine engine) {
            this.engine = engine;
            setExposeSpringMacroHelpers(false);
        }

        @Override
        public boolean checkResource(Locale locale) {
            return engine.hasTemplate(Objects.requireNonNull(getUrl()));
        }

        @Override
        protected void renderMergedTemplateModel(
                Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var page = new HashMap<>(model);
            page.keySet().removeIf(key -> key.startsWith("org.springframework."));
            var out = new Utf8ByteOutput();
            engine.render(Objects.requireNonNull(getUrl()), page, out);
            response.setCharacterEncoding("UTF-8");
            response.setContentLength(out.getContentLength());
            out.writeTo(response.getOutputStream());
        }
    }
}

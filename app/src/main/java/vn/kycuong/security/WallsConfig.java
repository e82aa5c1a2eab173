package vn.kycuong.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.kycuong.audit.Audit;
import vn.kycuong.identity.CitizenLogIn;
import vn.kycuong.identity.Identity;
import vn.kycuong.identity.OwnSecrets;
import vn.kycuong.identity.SecurityEvent;
import vn.kycuong.identity.SecurityEvents;
import vn.kycuong.ui.Banner;

/** Deny by default, and the headers that every answer carries. */
@Configuration(proxyBeanMethods = false)
class WallsConfig {
    static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "object-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");
    private static final String PERMISSIONS =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()";

    @Bean
    Cookies cookies(OwnSecrets secrets) {
        return new Cookies(secrets.of("cookie"));
    }

    @Bean
    FormTokens formTokens(Cookies cookies) {
        return new FormTokens(cookies);
    }

    @Bean
    SecurityFilterChain walls(
            HttpSecurity http,
            Identity identity,
            Cookies cookies,
            FormTokens tokens,
            Clock system,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        var refusal = new Refusals(new Routes(mappings));
        return http.authorizeHttpRequests(
                        routes -> routes.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(PublicRoutes.FILES.toArray(String[]::new))
                                .permitAll()
                                .requestMatchers(PublicRoutes.PAGES.toArray(String[]::new))
                                .permitAll()
                                .requestMatchers(PublicRoutes.INTERFACE)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterBefore(new TextFiles(), CsrfFilter.class)
                .addFilterBefore(new OfficerFilter(identity, cookies), CsrfFilter.class)
                .addFilterBefore(new SightFilter(), CsrfFilter.class)
                .addFilterAfter(new OwedProof(), CsrfFilter.class)
                .addFilterAfter(new UploadGate(system), OwedProof.class)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(PublicRoutes.INTERFACE))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(refusal::logInFirst).accessDeniedHandler(Refusals::denied))
                .headers(WallsConfig::headers)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Log-in is {@link Identity}'s: no second way in by a generated user. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return _ -> {
            throw new AuthenticationServiceException("Officers log in at /dang-nhap only");
        };
    }

    /** An address that may mean two things to two readers ({@code //}, {@code ;}, {@code %2e}) goes no further. */
    @Bean
    RequestRejectedHandler strangeAddresses() {
        return (request, response, why) -> {
            SecurityEvents.tell(SecurityEvent.STRANGE_REQUEST, "reason", String.valueOf(why.getMessage()));
            FirstHeaders.write(request, response);
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    /** Also what never reaches a page is answered in words that people read. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> firstErrors() {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new FirstErrors()));
    }

    /** Nothing to say, unless somebody above has something. */
    @Bean
    @Fallback
    Banner noBanner() {
        return _ -> null;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }

    @Bean
    WebMvcConfigurer whoAsksAndLanguage(
            FrameInterceptor frame,
            ClientWall clients,
            CitizenLogIn citizens,
            Cookies cookies,
            Clock system,
            Audit audit) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OfficerArgument());
                resolvers.add(new ClientArgument());
                resolvers.add(new CitizenArgument(citizens, cookies));
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AuditWall(audit)); // hears also of those whom the next one turns away
                registry.addInterceptor(new AccessWall(clients));
                registry.addInterceptor(new OneOfEach());
                registry.addInterceptor(new DownloadBrake(system));
                registry.addInterceptor(new ExportWall(audit));
                registry.addInterceptor(frame);
            }
        };
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts ->
                        hsts.maxAgeInSeconds(Duration.ofDays(365).toSeconds()).includeSubDomains(true))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new CachePolicy());
    }
}

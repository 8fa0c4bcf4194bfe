package io.xeroconnect.acceptance.demo;

import io.xeroconnect.acceptance.recipes.XeroController;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A product that is made with Spring MVC, in a Tomcat, where somebody is signed in already. */
final class SpringProduct implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();
    private final Context context;

    SpringProduct(Path folder) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        context = tomcat.addContext("", folder.toString());
        tomcat.start();
    }

    /** What Spring Boot does by itself. */
    @EnableWebMvc
    static class Mvc {}

    URI address() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort());
    }

    /** Serves the controller to the customer of this name. */
    void serve(XeroController controller, String customer) {
        context.getPipeline().addValve(new SignedIn(customer));
        GenericWebApplicationContext spring = new GenericWebApplicationContext();
        new AnnotatedBeanDefinitionReader(spring).register(Mvc.class);
        spring.registerBean(XeroController.class, () -> controller);
        Tomcat.addServlet(context, "product", new DispatcherServlet(spring));
        context.addServletMappingDecoded("/*", "product");
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** The product's own sign-in. */
    private static final class SignedIn extends ValveBase {
        private final String customer;

        SignedIn(String customer) {
            super(true);
            this.customer = customer;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setUserPrincipal(() -> customer);
            getNext().invoke(request, response);
        }
    }
}

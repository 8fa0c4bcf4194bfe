package io.xeroconnect.acceptance.recipes;

import io.xeroconnect.ConnectionManager;
import io.xeroconnect.callback.AuthorizationRequest;
import io.xeroconnect.error.XeroConnectException;
import io.xeroconnect.model.ConnectionKey;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The button <em>Connect to Xero</em>, and the callback address that is registered at Xero: one for all customers. */
@RestController
public record XeroController(ConnectionManager xero) {
    @PostMapping("/xero/connect") // behind the product's own sign-in and CSRF protection
    ResponseEntity<Void> connect(Principal customer) {
        AuthorizationRequest consent = xero.beginAuthorization(ConnectionKey.of(customer.getName()));
        return ResponseEntity.status(303)
                .header("Set-Cookie", consent.bindingCookie()) // proves later that it is the same browser
                .location(consent.uri())
                .build();
    }

    @GetMapping("/xero/callback")
    String callback(HttpServletRequest request) {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        String cookies = Objects.requireNonNullElse(request.getHeader("Cookie"), "");
        return "Connected. " + xero.completeAuthorization(query, cookies).nextStep();
    }

    @ExceptionHandler
    ResponseEntity<String> failed(XeroConnectException e) {
        return ResponseEntity.status(409).body(e.remedy());
    }
}

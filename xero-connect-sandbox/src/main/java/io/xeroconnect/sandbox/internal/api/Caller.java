package io.xeroconnect.sandbox.internal.api;

import io.xeroconnect.sandbox.internal.state.App;
import io.xeroconnect.sandbox.internal.state.Connection;
import io.xeroconnect.sandbox.internal.state.User;
import io.xeroconnect.sandbox.internal.state.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds an access token, and for what.
 *
 * @param user empty for a token of client credentials, which stands for the app itself
 */
record Caller(App app, Optional<User> user, Set<String> scopes) {
    /** The connections that this token leads to. */
    List<Connection> connections(World world) {
        return user.map(person -> world.connections().of(app, person))
                .orElseGet(() -> world.connections().of(app));
    }
}

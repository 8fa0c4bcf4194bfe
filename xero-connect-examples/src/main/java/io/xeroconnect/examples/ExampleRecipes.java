package io.xeroconnect.examples;

import io.xeroconnect.examples.demo.CustomConnectionDemo;
import io.xeroconnect.examples.demo.EncryptedStoreDemo;
import io.xeroconnect.examples.demo.JdbcClusterDemo;
import io.xeroconnect.examples.demo.JdkHttpClientDemo;
import io.xeroconnect.examples.demo.QuickstartDemo;
import io.xeroconnect.examples.demo.Recipes;
import io.xeroconnect.examples.demo.Recipes.Recipe;
import io.xeroconnect.examples.demo.TestConnectionDemo;
import io.xeroconnect.examples.recipes.AdoptTokens;
import io.xeroconnect.examples.recipes.CustomConnection;
import io.xeroconnect.examples.recipes.EncryptedStore;
import io.xeroconnect.examples.recipes.JdbcCluster;
import io.xeroconnect.examples.recipes.JdkHttpClient;
import io.xeroconnect.examples.recipes.MigrateOAuth1;
import io.xeroconnect.examples.recipes.Quickstart;
import io.xeroconnect.examples.recipes.TestConnection;
import io.xeroconnect.examples.recipes.UpgradeScopes;
import java.util.List;

/** The recipes that need nothing but the library. */
final class ExampleRecipes {
    static final Recipes ALL = new Recipes(List.of(
            new Recipe("quickstart", Quickstart.class, "connect from a desktop, and call Xero", QuickstartDemo::run),
            new Recipe("jdbc-cluster", JdbcCluster.class, "several servers, one database", JdbcClusterDemo::run),
            new Recipe("encrypted-store", EncryptedStore.class, "sealed records, a new key", EncryptedStoreDemo::run),
            new Recipe("custom-connection", CustomConnection.class, "without a browser", CustomConnectionDemo::run),
            new Recipe("http-client", JdkHttpClient.class, "java.net.http, a token refused", JdkHttpClientDemo::run),
            new Recipe("test", TestConnection.class, "the button Test connection", TestConnectionDemo::run),
            new Recipe("adopt", AdoptTokens.class, "take over a table of tokens", AdoptExistingTokensMain::run),
            new Recipe("migrate", MigrateOAuth1.class, "leave OAuth 1.0a", MigrateOAuth1Main::run),
            new Recipe("upgrade-scopes", UpgradeScopes.class, "broad to granular scopes", UpgradeScopesMain::run)));

    private ExampleRecipes() {}
}

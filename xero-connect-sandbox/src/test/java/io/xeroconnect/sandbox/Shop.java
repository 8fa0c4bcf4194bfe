package io.xeroconnect.sandbox;

/** One user with one organisation and one Web app, as most tests need them. */
record Shop(XeroSandbox sandbox, TestClient client, SandboxUser user, SandboxOrganisation books, SandboxApp app) {
    static Shop in(XeroSandbox sandbox) {
        SandboxUser user = sandbox.addUser("owner@shop.example");
        return new Shop(
                sandbox,
                new TestClient(sandbox),
                user,
                sandbox.addOrganisation("Corner Shop", user),
                sandbox.addWebApp("Till", TestClient.CALLBACK));
    }

    Tokens connect() {
        return client.connect(app, user, books);
    }
}

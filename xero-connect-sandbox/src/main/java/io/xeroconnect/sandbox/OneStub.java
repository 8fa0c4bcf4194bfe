package io.xeroconnect.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** The only stub: it takes every request. It also keeps WireMock from loading stubs that a project has on disk. */
final class OneStub implements MappingsSource {
    @Override
    public void loadMappingsInto(StubMappings stubMappings) {
        stubMappings.addMapping(any(anyUrl()).build());
    }

    @Override
    public void save(List<StubMapping> stubMappings) {}

    @Override
    public void save(StubMapping stubMapping) {}

    @Override
    @SuppressWarnings("removal") // still abstract, so it must be here
    public void remove(StubMapping stubMapping) {}

    @Override
    public void removeAll() {}
}

package io.xeroconnect.sandbox;

import com.github.tomakehurst.wiremock.common.Notifier;

/** Keeps WireMock off the standard output, where its requests would show secrets. */
final class SilentNotifier implements Notifier {
    @Override
    public void info(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Throwable problem) {}
}

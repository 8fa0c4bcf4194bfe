package io.xeroconnect.refresh;

import io.xeroconnect.event.ConnectionEvent;
import io.xeroconnect.event.ConnectionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers what it heard. */
final class Heard implements ConnectionListener {
    /** An event under its name. */
    record Word(String name, ConnectionEvent event) {}

    private final List<Word> words = new CopyOnWriteArrayList<>();

    List<String> names() {
        return words.stream().map(Word::name).toList();
    }

    long count(String name) {
        return names().stream().filter(name::equals).count();
    }

    ConnectionEvent last(String name) {
        return words.stream()
                .filter(word -> word.name().equals(name))
                .reduce((first, second) -> second)
                .orElseThrow()
                .event();
    }

    void clear() {
        words.clear();
    }

    @Override
    public void authorized(ConnectionEvent event) {
        words.add(new Word("authorized", event));
    }

    @Override
    public void refreshed(ConnectionEvent event) {
        words.add(new Word("refreshed", event));
    }

    @Override
    public void refreshFailed(ConnectionEvent event) {
        words.add(new Word("refreshFailed", event));
    }

    @Override
    public void reauthorizationRequired(ConnectionEvent event) {
        words.add(new Word("reauthorizationRequired", event));
    }

    @Override
    public void appRejected(ConnectionEvent event) {
        words.add(new Word("appRejected", event));
    }

    @Override
    public void expiring(ConnectionEvent event) {
        words.add(new Word("expiring", event));
    }

    @Override
    public void scopesRetiring(ConnectionEvent event) {
        words.add(new Word("scopesRetiring", event));
    }

    @Override
    public void disconnected(ConnectionEvent event) {
        words.add(new Word("disconnected", event));
    }
}

package io.xeroconnect.internal.keepalive;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TemporarilyUnavailableException;
import io.xeroconnect.error.TemporarilyUnavailableException.Reason;
import io.xeroconnect.internal.work.Workers;
import io.xeroconnect.keepalive.KeepAliveReport.Entry;
import io.xeroconnect.keepalive.KeepAliveReport.Outcome;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attends to records, always so many at once, each member on a thread of its own. A member that is stuck gives its place
 * to another and its record up, so that one that hangs never blocks the others.
 */
final class Crew {
    private final Workers workers;
    private final Function<TokenRecord, Optional<Entry>> task;
    private final Duration patience;
    private final Queue<TokenRecord> waiting;
    private final Set<Member> members = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param task must not throw
     * @param patience how long one record may take
     */
    Crew(Workers workers, List<TokenRecord> records, Function<TokenRecord, Optional<Entry>> task, Duration patience) {
        this.workers = workers;
        this.waiting = new ConcurrentLinkedQueue<>(records);
        this.task = task;
        this.patience = patience;
    }

    /** Blocks until all are attended to, or the manager closes. */
    synchronized List<Entry> work(int atOnce) {
        boolean interrupted = false;
        for (int i = 0; i < atOnce; i++) {
            hire();
        }
        while (!members.isEmpty()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, patience.toNanos() / 4);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            replaceStuckOnes();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return entries;
    }

    private void hire() {
        TokenRecord next = waiting.peek();
        if (next == null) {
            return;
        }
        Member member = new Member();
        members.add(member);
        try {
            workers.start(next.key(), member::work);
        } catch (TemporarilyUnavailableException e) {
            members.remove(member);
            if (members.isEmpty()) {
                throw e;
            }
        }
    }

    private void replaceStuckOnes() {
        for (Member member : List.copyOf(members)) {
            ConnectionKey key = member.current;
            if (key != null && System.nanoTime() - member.since > patience.toNanos()) {
                members.remove(member);
                TemporarilyUnavailableException late =
                        new TemporarilyUnavailableException(Reason.DEADLINE_PASSED, ErrorContext.of(key));
                entries.add(new Entry(key, Outcome.FAILED, Optional.of(late), Optional.empty()));
                hire();
            }
        }
    }

    private final class Member {
        private @Nullable ConnectionKey current;
        private long since;

        void work() {
            try {
                for (TokenRecord next = take(); next != null; next = take()) {
                    note(task.apply(next));
                }
            } finally {
                leave();
            }
        }

        private @Nullable TokenRecord take() {
            synchronized (Crew.this) {
                boolean goesOn = members.contains(this) && !workers.isClosed();
                TokenRecord next = goesOn ? waiting.poll() : null;
                current = next == null ? null : next.key();
                since = System.nanoTime();
                return next;
            }
        }

        private void note(Optional<Entry> entry) {
            synchronized (Crew.this) {
                if (members.contains(this)) {
                    entry.ifPresent(entries::add);
                }
            }
        }

        private void leave() {
            synchronized (Crew.this) {
                members.remove(this);
                Crew.this.notifyAll();
            }
        }
    }
}

package io.xeroconnect.store;

import io.xeroconnect.model.ConnectionKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Stores that decide wrongly whether to write. */
final class BrokenWrites {
    private static final long A_MILLISECOND = 1_000_000;

    private BrokenWrites() {}

    static class FindsWhatWasNeverStored extends BrokenStore {
        @Override
        public Optional<TokenRecord> find(ConnectionKey key) {
            return super.find(key).or(() -> Optional.of(Expect.record(key.value(), 1)));
        }
    }

    static class OverwritesOnInsert extends BrokenStore {
        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            if (expectedVersion != 0) {
                return super.replace(next, expectedVersion);
            }
            put(next);
            return true;
        }
    }

    static class OnlyInserts extends BrokenStore {
        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            return expectedVersion == 0 && super.replace(next, 0);
        }
    }

    static class ReplacesNewerVersions extends BrokenStore {
        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            long version = version(next.key());
            return super.replace(next, expectedVersion > version && version > 0 ? version : expectedVersion);
        }
    }

    static class InsertsOnReplace extends BrokenStore {
        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            return super.replace(next, version(next.key()) == 0 ? 0 : expectedVersion);
        }
    }

    static class KeepsATombstone extends BrokenStore {
        private final Set<ConnectionKey> deleted = ConcurrentHashMap.newKeySet();

        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            boolean again = expectedVersion == 0 && next.version() == 9 && deleted.contains(next.key());
            return !again && super.replace(next, expectedVersion);
        }

        @Override
        public boolean delete(ConnectionKey key, long expectedVersion) {
            deleted.add(key);
            return super.delete(key, expectedVersion);
        }
    }

    static class DeletesAnyVersion extends BrokenStore {
        @Override
        public boolean delete(ConnectionKey key, long expectedVersion) {
            return super.delete(key, version(key));
        }
    }

    static class ChecksThenInserts extends BrokenStore {
        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            if (expectedVersion != 0) {
                return super.replace(next, expectedVersion);
            }
            return version(next.key()) == 0 && writeLater(next);
        }

        private boolean writeLater(TokenRecord next) {
            Uninterrupted.pause(A_MILLISECOND);
            put(next);
            return true;
        }
    }

    static class ChecksThenReplaces extends BrokenStore {
        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            if (expectedVersion == 0 || version(next.key()) != expectedVersion) {
                return super.replace(next, expectedVersion);
            }
            Uninterrupted.pause(A_MILLISECOND);
            put(next);
            return true;
        }
    }

    static class ChecksThenDeletes extends BrokenStore {
        @Override
        public boolean delete(ConnectionKey key, long expectedVersion) {
            if (version(key) != expectedVersion) {
                return false;
            }
            Uninterrupted.pause(A_MILLISECOND);
            super.delete(key, version(key));
            return true;
        }
    }

    static class SaysFalseWhenBusy extends BrokenStore {
        private final ReentrantLock busy = new ReentrantLock();

        @Override
        public boolean replace(TokenRecord next, long expectedVersion) {
            if (!busy.tryLock()) {
                return false;
            }
            try {
                Uninterrupted.pause(A_MILLISECOND);
                return super.replace(next, expectedVersion);
            } finally {
                busy.unlock();
            }
        }
    }
}

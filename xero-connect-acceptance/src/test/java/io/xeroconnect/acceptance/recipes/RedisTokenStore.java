package io.xeroconnect.acceptance.recipes;

import io.xeroconnect.error.ErrorContext;
import io.xeroconnect.error.TokenStoreException;
import io.xeroconnect.error.TokenStoreException.Reason;
import io.xeroconnect.model.ConnectionKey;
import io.xeroconnect.store.TokenRecord;
import io.xeroconnect.store.TokenStore;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps records in Redis 6.2 or newer, and forgets none if the server has {@code appendonly yes}, {@code appendfsync always},
 * {@code maxmemory-policy noeviction} and no failover to a replica that lags; nothing may expire. The client must not repeat
 * commands by itself, as Jedis does at a Redis Cluster: a write that took place would be refused the second time.
 */
public record RedisTokenStore(UnifiedJedis redis) implements TokenStore {
    // One step, since Redis runs a script alone. Versions are compared as texts: Lua's numbers would lose digits.
    private static final String WRITE = """
            if string.match(redis.call('HGET', KEYS[1], ARGV[1]) or '0', '%d+') ~= ARGV[2] then return 0 end
            redis.call('ZREM', KEYS[2], ARGV[1]) redis.call('ZREM', KEYS[3], ARGV[1])
            if ARGV[3] == '' then return redis.call('HDEL', KEYS[1], ARGV[1]) end
            redis.call('ZADD', KEYS[2], string.match(ARGV[3], ' (-?%d+)'), ARGV[1])
            redis.call('ZADD', KEYS[3], 0, ARGV[1]) redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) return 1""";
    private static final String READ = """
            local found = redis.call('ZRANGE', %s, 'LIMIT', 0, ARGV[2])
            for i, key in ipairs(found) do found[i] = redis.call('HGET', KEYS[1], key) end return found""";

    @Override
    public Optional<TokenRecord> find(ConnectionKey key) {
        return read("KEYS[3], '[' .. ARGV[1], '[' .. ARGV[1], 'BYLEX'", key.value(), 1).stream()
                .findFirst();
    }

    @Override
    public boolean replace(TokenRecord next, long expectedVersion) {
        String payload = Base64.getEncoder().encodeToString(next.payload());
        String stored = next.version() + " " + next.dueAt().toEpochMilli() + " " + payload + " " + next.key();
        return (long) eval(Reason.UNWRITABLE, WRITE, next.key().value(), Long.toString(expectedVersion), stored) == 1;
    }

    @Override
    public boolean delete(ConnectionKey key, long expectedVersion) {
        return (long) eval(Reason.UNWRITABLE, WRITE, key.value(), Long.toString(expectedVersion), "") == 1;
    }

    @Override
    public List<TokenRecord> due(Instant before, int limit) {
        return read("KEYS[2], '-inf', ARGV[1], 'BYSCORE'", Long.toString(before.toEpochMilli()), limit);
    }

    @Override
    public List<TokenRecord> page(String afterKey, int limit) {
        return read("KEYS[3], '(' .. ARGV[1], '+', 'BYLEX'", afterKey, limit); // a sorted set compares bytes
    }

    private List<TokenRecord> read(String range, String from, int limit) {
        List<?> found = (List<?>) eval(Reason.UNREADABLE, READ.formatted(range), from, Integer.toString(limit));
        return found.stream().map(RedisTokenStore::record).toList();
    }

    private static TokenRecord record(Object stored) {
        String[] part = stored.toString().split(" ", 4);
        Instant due = Instant.ofEpochMilli(Long.parseLong(part[1]));
        byte[] payload = Base64.getDecoder().decode(part[2]);
        return new TokenRecord(ConnectionKey.ofStored(part[3]), Long.parseLong(part[0]), due, payload);
    }

    private Object eval(Reason reason, String script, String... arguments) {
        try {
            return redis.eval(script, List.of("{xero}:records", "{xero}:due", "{xero}:keys"), List.of(arguments));
        } catch (JedisException e) {
            throw new TokenStoreException(reason, ErrorContext.none().cause(e)); // of a write the outcome is unknown
        }
    }
}

package io.xeroconnect.internal.refresh;

import io.xeroconnect.internal.record.Candidate;
import io.xeroconnect.internal.record.ConnectionRecord;
import io.xeroconnect.internal.record.Lease;
import io.xeroconnect.internal.record.Stored;
import io.xeroconnect.internal.record.TokenSet;
import io.xeroconnect.internal.refresh.RefreshRules.Claim;
import io.xeroconnect.internal.refresh.RefreshRules.Overtaken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules with one of them broken, each as somebody might who does not see what it is for. */
enum BrokenRule implements Rules {
    CLAIM_WITHOUT_LEASE(Story.ONE_LOSS, Grace.KEEPS_SIBLINGS, Finding.I1_SENT_BY_TWO_HOLDERS) {
        @Override
        public Claim claim(ConnectionRecord record, Lease lease) {
            Claim claim = super.claim(record, lease);
            ConnectionRecord open = claim.record().with(f -> f.lease(Optional.empty()));
            return new Claim(open, lease, claim.token(), claim.disputed());
        }
    },
    CLAIM_WITHOUT_INTENT(Story.ONE_LOSS, Grace.KEEPS_SIBLINGS, Finding.I2_NEEDLESS_REPLAY) {
        @Override
        public Claim claim(ConnectionRecord record, Lease lease) {
            Claim claim = super.claim(record, lease);
            ConnectionRecord unwritten = claim.record().with(f -> f.unfinishedSince(Optional.empty()));
            return new Claim(unwritten, lease, claim.token(), claim.disputed());
        }
    },
    SPENT_EMPTIED_BY_EVERY_CLAIM(Story.LOST_MESSAGES, Grace.KILLS_DESCENDANTS, Finding.LOST) {
        @Override
        public Claim claim(ConnectionRecord record, Lease lease) {
            Claim claim = super.claim(record, lease);
            ConnectionRecord lastOnly =
                    claim.record().with(f -> f.spent(claim.record().spent().subList(0, 1)));
            return new Claim(lastOnly, lease, claim.token(), claim.disputed());
        }
    },
    OLDEST_TRIED_FIRST(Story.LOST_MESSAGES, Grace.KILLS_DESCENDANTS, Finding.I2_NEEDLESS_REPLAY) {
        @Override
        public Optional<Claim> claimNext(ConnectionRecord record, Lease lease, Set<String> refused, boolean disputed) {
            ConnectionRecord reversed = record.with(f -> f.tokens(oldest(record).or(record::tokens)));
            return super.claimNext(reversed, lease, refused, disputed)
                    .map(claim -> new Claim(
                            claim.record().with(f -> f.tokens(record.tokens())), lease, claim.token(), disputed));
        }

        private Optional<TokenSet> oldest(ConnectionRecord record) {
            int last = record.spent().size() - 1;
            return record.tokens()
                    .map(tokens -> new TokenSet(
                            "", Optional.of(record.spent().get(last).token()), 0, 0, List.of(), "app", ""));
        }
    },
    ONLY_THE_STORED_TRIED(Story.LOST_MESSAGES, Grace.KILLS_DESCENDANTS, Finding.LOST) {
        @Override
        public Optional<Claim> claimNext(ConnectionRecord record, Lease lease, Set<String> refused, boolean disputed) {
            return Optional.empty();
        }
    },
    RELEASE_CLEARS_THE_INTENT(Story.NEVER_SENT, Grace.KILLS_DESCENDANTS, Finding.I4_SILENTLY_DEAD) {
        @Override
        public ConnectionRecord released(ConnectionRecord now, Claim claim, long retryAt) {
            return super.released(now, claim, retryAt).with(f -> f.unfinishedSince(Optional.empty()));
        }
    },
    NO_CONFIRMATION_AFTER_A_DISPUTE(Story.LOST_MESSAGES, Grace.KILLS_UNUSED_SIBLINGS, Finding.I4_SILENTLY_DEAD) {
        @Override
        public ConnectionRecord committed(ConnectionRecord now, Claim claim, TokenSet tokens, long nowMillis) {
            return super.committed(now, claim, tokens, nowMillis).with(f -> f.confirmAt(Optional.empty()));
        }
    },
    CONFIRMED_BY_WHATEVER_COMES_FIRST(Story.DELAYED_REPLIES, Grace.KILLS_DESCENDANTS, Finding.I4_SILENTLY_DEAD) {
        @Override
        public ConnectionRecord committed(ConnectionRecord now, Claim claim, TokenSet tokens, long nowMillis) {
            ConnectionRecord committed = super.committed(now, claim, tokens, nowMillis);
            return claim.disputed() ? committed : committed.with(f -> f.confirmAt(Optional.empty()));
        }
    },
    ORPHAN_DROPPED(Story.LATE_AND_ALL_DOWN, Grace.KEEPS_SIBLINGS, Finding.TOKENS_LET_GO) {
        @Override
        public ConnectionRecord withOrphan(ConnectionRecord now, TokenSet tokens, long nowMillis) {
            return now;
        }
    },
    COMMIT_OVER_ANOTHER_HOLDER(Story.LOST_MESSAGES, Grace.KILLS_UNUSED_SIBLINGS, Finding.I4_SILENTLY_DEAD) {
        @Override
        public Overtaken overtaken(Stored stored, Claim claim, TokenSet tokens) {
            Overtaken verdict = super.overtaken(stored, claim, tokens);
            return verdict == Overtaken.LEAVE_AS_ORPHAN ? Overtaken.COMMIT_AGAIN : verdict;
        }
    },
    COMMIT_OVER_ANOTHER_CONSENT(Story.OWNER, Grace.KEEPS_SIBLINGS, Finding.CONSENT_OVERWRITTEN) {
        @Override
        public Overtaken overtaken(Stored stored, Claim claim, TokenSet tokens) {
            Overtaken verdict = super.overtaken(stored, claim, tokens);
            return verdict == Overtaken.DROP ? Overtaken.COMMIT_AGAIN : verdict;
        }
    },
    PROMOTED_IN_THE_OLD_GENERATION(Story.OWNER, Grace.KEEPS_SIBLINGS, Finding.CONSENT_OVERWRITTEN) {
        @Override
        public ConnectionRecord promoted(ConnectionRecord now, Candidate candidate, long nowMillis) {
            return now.with(f -> f.tokens(Optional.of(candidate.tokens()))
                    .candidate(Optional.empty())
                    .refused(false)
                    .disconnected(false));
        }
    },
    GENERATION_STARTS_ANEW(Story.OWNER, Grace.KEEPS_SIBLINGS, Finding.I3_GENERATION_SHRINKS) {
        @Override
        public ConnectionRecord promoted(ConnectionRecord now, Candidate candidate, long nowMillis) {
            return super.promoted(now, candidate, now.generation() + 1);
        }
    };

    final Finding expected;
    private final Story story;
    private final Grace grace;

    BrokenRule(Story story, Grace grace, Finding expected) {
        this.story = story;
        this.grace = grace;
        this.expected = expected;
    }

    Search.Result search() {
        return story.search(grace, this, expected);
    }
}

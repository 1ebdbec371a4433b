"""The center's side of a round: every question answered in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from app.center import (
    cases,
    depositing,
    enrolling,
    files,
    founding,
    journal,
    leasing,
    lives,
    publishing,
    renewing,
    scopes,
)
from app.center.engine.port import Link, Store, in_turn
from app.center.founding import CENTER_TERMINAL, Present
from app.center.limits import is_storable
from app.center.lives import Life
from app.domain.errors import Refused
from app.domain.facts.base import version_of
from app.domain.facts.office import SegmentsLeased
from app.domain.people import SYSTEM_ACTOR
from app.domain.segments import Segment
from app.ports.clock import Clock, Identifiers
from app.protocol.canonical import canonical_text
from app.protocol.chain import Entry, Head, follow, sealed
from app.protocol.signing import head_is_signed
from app.protocol.sync.files import Deposit, Fetch, Stock
from app.protocol.sync.messages import (
    MOST_ENTRIES,
    Answer,
    Check,
    Checked,
    Ending,
    Enrol,
    Enrolled,
    Hello,
    Look,
    No,
    Place,
    Problem,
    Pull,
    Pulled,
    Push,
    Pushed,
    Question,
    Renew,
    Run,
    Seen,
    Verdict,
    Welcome,
)
from app.protocol.sync.tallying import MOST_DAYS, differing
from app.protocol.sync.versions import shared


@dataclass(frozen=True, slots=True)
class Center:
    """One center over its store; other processes may answer for it too."""

    center_id: str
    store: Store
    clock: Clock
    ids: Identifiers

    def answer(self, question: Question, signer: str = "") -> Answer:
        """The answer to a question; a `Problem` had no effect.

        `signer` is the public key it was signed by, where more than one may be.
        """
        if not is_storable(question):
            return Problem(question.ticket, No.QUESTION)
        if isinstance(question, Hello):
            return self._in_turn(question, lambda link: self.hello(link, question, signer))
        if isinstance(question, Renew):
            told = (self.center_id, question, signer, self.now)
            return self._in_turn(question, lambda link: renewing.renewed(link, *told))
        handler = _HANDLERS.get(type(question))
        if handler is None:
            return Problem(question.ticket, No.QUESTION)
        return self._in_turn(question, lambda link: handler(self, link, question))

    def _in_turn(self, question: Question, act: Callable[[Link], Answer]) -> Answer:
        def answered(link: Link) -> Answer:
            answer = act(link)
            if isinstance(answer, Problem):
                raise _Declined(answer)
            return answer

        try:
            return in_turn(self.store, answered)
        except _Declined as declined:
            return declined.problem
        except Refused as refused:
            return Problem(question.ticket, refused.code, detail=str(refused))

    @property
    def now(self) -> datetime:
        """Wall time."""
        return self.clock.now().at

    def record(self, link: Link, subject: str, body: object, *readers: str) -> None:
        """A fact of the center's own, for those who read these scopes."""
        lives.hold(link, self.center_id, CENTER_TERMINAL)
        own = lives.lives(link, self.center_id, CENTER_TERMINAL)[-1]
        now = self.clock.now()
        entry = sealed(
            Entry(
                event_id=self.ids.event_id(),
                terminal_id=CENTER_TERMINAL,
                epoch=own.epoch,
                seq=own.have_seq + 1,
                kind=type(body).__name__,
                ver=version_of(body),
                subject=subject,
                body=canonical_text(body),
                actor=SYSTEM_ACTOR,
                at=now.at.isoformat(),
                mono=now.mono,
                boot_id=now.boot_id,
                prev_hash=own.have_hash,
            )
        )
        journal.store(link, self.center_id, [entry], lambda: [readers], now.at)
        lives.keep_have(link, self.center_id, own, Place(entry.seq, entry.hash))

    def hello(self, link: Link, asked: Hello, signer: str) -> Answer:
        """Who is there, and may it go on?"""
        version = shared(asked.oldest, asked.newest)
        if not version:
            return Problem(asked.ticket, No.UPGRADE)
        lives.hold(link, self.center_id, asked.terminal_id)
        at = founding.present(link, self.center_id)
        named = (self.center_id, asked.terminal_id, asked.epoch)
        life = lives.known_life(link, *named, signer, self.now)
        if asked.is_former:
            return self._welcome(link, asked, life, Verdict.WELCOME, version)
        verdict = self._verdict(link, life, asked)
        if verdict is not Verdict.ROLLED_BACK:
            # Who does not know of this generation yet may have said it before the center was set
            # back, and hold what this center never leased.
            heard = (asked.visit, asked.nonce, asked.generation)
            lives.keep_visit(link, self.center_id, life, *heard)
            who = (asked.terminal_id, asked.epoch)
            again = leasing.keep_reported(link, self.center_id, *who, asked.leases, self.now)
            granted = self._leased(link, asked, at) if verdict is Verdict.WELCOME else ()
            for segments in (again, granted):
                self._record_leases(link, asked.terminal_id, segments)
        return self._welcome(link, asked, life, verdict, version)

    def push(self, link: Link, asked: Push) -> Answer:
        """Facts stored with their positions, or nothing of them."""
        lives.hold(link, self.center_id, asked.terminal_id)
        at = founding.present(link, self.center_id)
        if asked.generation != at.generation:
            return Problem(asked.ticket, No.GENERATION, at.generation)
        life = lives.life(link, self.center_id, asked.terminal_id, asked.epoch)
        known, fresh = _split(asked.entries, life.have_seq)
        problem = self._chain_problem(link, life, asked, known, fresh)
        if problem:
            return Problem(asked.ticket, problem, at.generation, life.have)
        have, runs = life.have, tuple[Run, ...]()
        if fresh:
            window_id = lives.window_of(link, self.center_id, asked.terminal_id)
            new = journal.not_told(link, self.center_id, fresh)
            have = Place(fresh[-1].seq, fresh[-1].hash)
            lives.keep_have(link, self.center_id, life, have)
            read_by = partial(cases.read_by, link, self.center_id, new, window_id)
            runs = journal.store(link, self.center_id, new, read_by, self.now)
            for subject, twin in cases.note(link, self.center_id, new, window_id):
                read = cases.readers(link, self.center_id, [subject]).get(subject, ())
                self.record(link, subject, twin, *read)
        if sum(run.count for run in runs) < len(asked.entries):
            # A letter may have brought more than this push: what is called stored is placed, too.
            before = asked.entries[0].seq - 1
            where = (self.center_id, asked.terminal_id, asked.epoch, before, have.seq)
            runs = journal.placed(link, *where)
        return Pushed(asked.ticket, at.generation, have, life.stable_seq, runs)

    def pull(self, link: Link, asked: Pull) -> Answer:
        """What came behind a position; what this life said itself is left out."""
        at = founding.present(link, self.center_id)
        if asked.generation != at.generation:
            return Problem(asked.ticket, No.GENERATION, at.generation)
        life = lives.life(link, self.center_id, asked.terminal_id, asked.epoch)
        if life.fence in lives.OUT_OF_SERVICE:
            return Pulled(asked.ticket, at.generation, (), asked.after, asked.after)
        read = self.reads(link, asked.terminal_id)
        most = max(1, min(asked.limit, MOST_ENTRIES))
        mine, span = (asked.terminal_id, asked.epoch), (asked.after, at.pos)
        found = journal.page(link, self.center_id, read, mine, span, most)
        upto = found[-1].pos if len(found) == most else at.pos
        return Pulled(asked.ticket, at.generation, tuple(found), max(upto, asked.after), at.pos)

    def look(self, link: Link, asked: Look) -> Answer:
        """A case of another window, by its number: whole, and from now on as it goes."""
        at = founding.present(link, self.center_id)
        if asked.generation != at.generation:
            return Problem(asked.ticket, No.GENERATION, at.generation)
        life = lives.life(link, self.center_id, asked.terminal_id, asked.epoch)
        journal.hold_head(link, self.center_id)
        subject = cases.subject_of(link, self.center_id, asked.number)
        if life.fence in lives.OUT_OF_SERVICE or not subject:
            return Problem(asked.ticket, No.CASE_NOT_AT_CENTER, at.generation)
        cases.let_read(link, self.center_id, subject, scopes.of_terminal(asked.terminal_id))
        rows = cases.history(link, self.center_id, subject)
        return Seen(asked.ticket, at.generation, subject, rows)

    def reads(self, link: Link, terminal_id: str) -> tuple[str, ...]:
        """The scopes a terminal reads."""
        window_id = lives.window_of(link, self.center_id, terminal_id)
        own = (scopes.of_terminal(terminal_id), scopes.of_window(window_id), scopes.EVERYBODY)
        more = cases.readings(link, self.center_id, terminal_id)
        return tuple(dict.fromkeys((*own, *more)))

    def stored_behind(self, after: int) -> tuple[int, tuple[str, ...]]:
        """Where the feed ends, and who reads what was stored behind a position."""

        def looked(link: Link) -> tuple[int, tuple[str, ...]]:
            end = founding.present(link, self.center_id).pos
            found = journal.readers_behind(link, self.center_id, after, end) if end > after else ()
            return end, found

        return in_turn(self.store, looked)

    def check(self, link: Link, asked: Check) -> Answer:
        """The days that are otherwise here than the terminal says."""
        at = founding.present(link, self.center_id)
        if asked.generation != at.generation:
            return Problem(asked.ticket, No.GENERATION, at.generation)
        life = lives.life(link, self.center_id, asked.terminal_id, asked.epoch)
        if len(asked.days) > MOST_DAYS or asked.upto > life.have_seq:
            return Problem(asked.ticket, No.GAP, have=life.have)
        since = min((one.day for one in asked.days), default="")
        where = (asked.terminal_id, asked.epoch, asked.upto)
        ours = journal.tallies(link, self.center_id, *where, since) if since else ()
        return Checked(asked.ticket, differing(asked.days, ours))

    def fetch(self, link: Link, asked: Fetch) -> Answer:
        """A piece of a file."""
        life = lives.life(link, self.center_id, asked.terminal_id, asked.epoch)
        if life.fence in lives.OUT_OF_SERVICE:
            raise Refused(No.FILE_UNKNOWN, digest=asked.digest)
        return files.fetched(link, self.center_id, asked)

    def enrol(self, link: Link, asked: Enrol) -> Answer:
        """A machine with a one-time code is let in."""
        found = enrolling.let_in(link, self.center_id, asked, self.now)
        self._record_leases(link, found.terminal_id, found.forgotten)
        own = lives.lives(link, self.center_id, CENTER_TERMINAL)[-1]
        return Enrolled(
            ticket=asked.ticket,
            center_id=self.center_id,
            center_key=own.public_key,
            terminal_id=found.terminal_id,
            window_id=found.window_id,
            epoch=found.epoch,
            bundle=publishing.offer(link, self.center_id),
            on_with=found.on_with,
        )

    def _welcome(
        self, link: Link, asked: Hello, life: Life, verdict: Verdict, version: int
    ) -> Welcome:
        at = founding.present(link, self.center_id)
        where = (self.center_id, life.terminal_id, life.epoch, asked.head.seq)
        stored = journal.hash_at(link, *where) if asked.head.seq else asked.head.hash
        return Welcome(
            ticket=asked.ticket,
            version=version,
            verdict=verdict,
            generation=at.generation,
            born_at=founding.same_until(link, at, asked.generation),
            have=life.have,
            agrees=asked.head.seq > life.have_seq or stored == asked.head.hash,
            placed=self._placed(link, life, asked, at),
            stable_seq=life.stable_seq,
            end=at.pos,
            now=self.now.isoformat(),
            bundle=publishing.offer(link, self.center_id)
            if life.fence not in lives.OUT_OF_SERVICE
            else None,
            reason=life.fence,
        )

    def _verdict(self, link: Link, life: Life, asked: Hello) -> Verdict:
        known = lives.lives(link, self.center_id, life.terminal_id)
        if asked.renewal and any(one.nonce == asked.renewal for one in known):
            return Verdict.ROLLED_BACK
        is_older = asked.visit < life.visit
        is_twin = asked.visit == life.visit and asked.nonce != life.visit_nonce
        if is_older or is_twin or asked.head.seq < life.have_seq:
            return Verdict.ROLLED_BACK
        if life.fence == Ending.RESTORED:
            self._fence_twins(link, known)
        return Verdict.FENCED if life.fence else Verdict.WELCOME

    def _fence_twins(self, link: Link, known: list[Life]) -> None:
        """A life that was thought set back speaks on: two machines bear one identity."""
        for one in known:
            if one.fence in ("", Ending.RESTORED):
                lives.keep_fence(link, self.center_id, one, Ending.FORKED.value)

    def _leased(self, link: Link, asked: Hello, at: Present) -> tuple[Segment, ...]:
        """New numbers; after this center was set back only when every terminal has said what it
        holds, for it may have leased some that it has forgotten.
        """
        if at.ordinal > 1 and not lives.all_heard(link, self.center_id, at.generation):
            return ()
        who = (asked.terminal_id, asked.epoch)
        return leasing.grants(
            link, self.center_id, *who, asked.leases, at.generation[-8:], self.now
        )

    def _record_leases(self, link: Link, terminal_id: str, segments: tuple[Segment, ...]) -> None:
        if segments:
            subject = scopes.of_terminal(terminal_id)
            self.record(link, subject, SegmentsLeased(segments=segments), subject)

    def _placed(self, link: Link, life: Life, asked: Hello, at: Present) -> tuple[Run, ...]:
        after = asked.acked.seq if asked.generation == at.generation else 0
        return journal.placed(
            link, self.center_id, life.terminal_id, life.epoch, after, life.have_seq
        )

    def _chain_problem(
        self,
        link: Link,
        life: Life,
        asked: Push,
        stored: tuple[Entry, ...],
        fresh: tuple[Entry, ...],
    ) -> No | None:
        """Why facts are refused; whoever bore the name later may say again what a life recorded."""
        if asked.base.seq > life.have_seq:
            return No.GAP
        if not asked.entries or len(asked.entries) > MOST_ENTRIES:
            return No.TOO_LARGE if asked.entries else No.EMPTY
        head = Head(asked.terminal_id, asked.epoch, asked.base.seq, asked.base.hash)
        last = follow(head, asked.entries)
        known = lives.lives(link, self.center_id, asked.terminal_id)
        heirs = [one for one in known if one.epoch >= life.epoch]
        if not any(_is_signed(one, last, asked.signature) for one in heirs):
            return No.SIGNATURE
        for one in (*stored[-1:], *fresh[:1]):
            where = (self.center_id, one.terminal_id, one.epoch)
            if one is not (fresh[0] if fresh else None):
                if journal.hash_at(link, *where, one.seq) != one.hash:
                    return No.FORK
            elif one.prev_hash != life.have_hash:
                return No.FORK
        return None


class _Declined(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def _is_signed(life: Life, head: Head, signature: str) -> bool:
    try:
        return head_is_signed(bytes.fromhex(life.public_key), head, bytes.fromhex(signature))
    except ValueError:
        return False


def _split(
    entries: tuple[Entry, ...], have_seq: int
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    known = tuple(one for one in entries if one.seq <= have_seq)
    return known, entries[len(known) :]


_HANDLERS: dict[type, Callable[[Center, Link, Any], Answer]] = {
    Push: Center.push,
    Pull: Center.pull,
    Look: Center.look,
    Check: Center.check,
    Fetch: Center.fetch,
    Stock: lambda at, link, asked: depositing.stocked(link, at.center_id, asked),
    Deposit: lambda at, link, asked: depositing.deposited(link, at.center_id, asked, at.now),
    Enrol: Center.enrol,
}

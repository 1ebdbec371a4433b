"""An office in one process: counters and their center over a network that can do anything.

    office = Office(tmp, seed=1)
    b07 = office.counter("B07", "W1")
    b07.take_case(); b07.pay()
    office.unplug(b07); office.sync_until_quiet(); office.assert_agrees()

Memories and center are real encrypted files, the engine is the product's; time, identities and the
network are the office's own, so that a seed replays to the byte.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter as Count
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from app.center import founding, leasing, lives
from app.center import letters as answering
from app.center.answering import Center
from app.domain.errors import Unavailable
from app.domain.segments import BILL_FORMAT, Segment, SegmentKind
from app.ports.correspondence import Tiding
from app.protocol.chain import Entry, Head, follow, genesis
from app.protocol.letters import reply_of, sealed_letter
from app.protocol.signing import new_private_key, public_key
from app.protocol.sync.messages import Answer, Question
from app.protocol.sync.wire import answer_of, packed, question_of
from app.storage import journal
from app.storage import lives as own_lives
from app.storage.engine.link import Statement
from app.storage.engine.opening import create_store
from app.storage.exchange import standing
from app.storage.upkeep.refolding import digests, refold
from app.sync import effects, events, letters
from app.sync.letters import Taken
from app.sync.state import Phase, Round
from tests.support.databases import Disk, FileDisk
from tests.support.machine import KEY, SERIES, Machine
from tests.support.memory import MORNING, FakeClock, FakeIdentifiers

CENTER_ID = "530102"
CENTER_KEY = bytes(range(32))
YEAR_END = MORNING.date().replace(month=12, day=31)
POOL = 100_000
LEASE_SIZE = 24
MOST_QUESTIONS = 500
"""A round that asks more never ends."""

_CENTER_FACTS = Statement(
    "SELECT terminal_id, epoch, seq, event_id, kind, ver, subject, body, actor, at, mono, "
    "boot_id, prev_hash, hash FROM fact ORDER BY terminal_id, epoch, seq"
)
_ECHOES = Statement("SELECT terminal_id, epoch, seq, prev_hash, hash FROM echo")
_FEED = Statement("SELECT pos FROM feed ORDER BY pos")
_PLACED = Statement("SELECT event_id FROM fact WHERE center_pos IS NOT NULL ORDER BY center_pos")
_IN_SCOPE = Statement(
    "SELECT fact.event_id FROM scope "
    "JOIN feed ON feed.center_id = scope.center_id AND feed.pos = scope.pos "
    "JOIN fact ON fact.center_id = feed.center_id AND fact.terminal_id = feed.terminal_id "
    "AND fact.epoch = feed.epoch AND fact.seq = feed.seq "
    "WHERE scope.scope IN (:window, :terminal) ORDER BY scope.pos"
)


@lru_cache(maxsize=1)
def _blank() -> Path:
    path = Path(mkdtemp(prefix="yichuang-office-")) / "blank.db"
    create_store(path, KEY)
    return path


class Office:
    """Counters, a center, and everything that can happen to them."""

    def __init__(self, folder: Path, seed: int = 1, disk: Disk | None = None) -> None:
        self.folder = folder
        self.disk = disk or FileDisk(folder)
        self.random = random.Random(seed)
        self.clock = FakeClock()
        self.machines: dict[str, Machine] = {}
        self.cases: list[str] = []
        self.paper: list[tuple[int, str]] = []
        """Numbers on paper, but for those of machines that could not know better."""
        self.cloned: set[str] = set()
        self.gone: set[str] = set()
        """Facts on disks that were lost or set back before the center had them."""
        self.faults: Count[str] = Count()
        self.beginning = Round(program="test")
        """Where the conversation of a machine stands after it was switched on."""
        self._found()

    # ---- setting up ----

    def counter(self, terminal_id: str, window_id: str) -> Machine:
        """Enrol a machine."""
        path, private = self.folder / f"{terminal_id}.db", new_private_key()
        shutil.copy(_blank(), path)
        machine = self.machine(terminal_id, terminal_id, window_id, path, private)
        with machine.store.writing() as link:
            public = public_key(private).hex()
            own_lives.begin_life(link, terminal_id, 1, self.clock.at, public)
        with self.center.store.writing() as link:
            lives.enrol(link, CENTER_ID, terminal_id, window_id, public, self.clock.at)
        return machine

    def machine(
        self, name: str, terminal_id: str, window_id: str, path: Path, private: bytes
    ) -> Machine:
        """A PC with a disk, switched on."""
        ids = FakeIdentifiers(seed=self.random.randrange(1 << 30))
        machine = Machine(
            self, name, terminal_id, window_id, path, private, FakeClock(self.clock.at), ids
        )
        machine.boot()
        self.machines[name] = machine
        return machine

    def _found(self) -> None:
        store = self.disk.open()
        ids = FakeIdentifiers(seed=self.random.randrange(1 << 30))
        self.center = Center(CENTER_ID, store, self.clock, ids)
        with store.writing() as link:
            key = public_key(CENTER_KEY).hex()
            founding.found(link, CENTER_ID, "示例县", ids.event_id(), key, self.clock.at)
            leasing.put_pool(link, CENTER_ID, numbers(), LEASE_SIZE)

    # ---- what can happen ----

    def restart(self, machine: Machine) -> None:
        """Power off and on."""
        machine.halt()
        machine.boot()

    def back_up(self, machine: Machine) -> Path:
        """A copy of the disk as it is now."""
        machine.halt()
        copy = machine.path.with_suffix(f".{len(list(self.folder.iterdir()))}.bak")
        shutil.copy(machine.path, copy)
        machine.boot()
        return copy

    def restore_backup(self, machine: Machine, copy: Path) -> None:
        """The disk as it was; what it alone held is lost."""
        machine.halt()
        shutil.copy(copy, machine.path)
        machine.boot()
        machine.is_unsure = True
        elsewhere = {one for other in self.machines.values() for one in other.held}
        self.gone |= set(machine.promised) - elsewhere - self.stored

    def clone(self, machine: Machine) -> Machine:
        """A second machine with the same disk, working beside the first."""
        copy = self.back_up(machine)
        path = copy.with_suffix(".clone")
        shutil.copy(copy, path)
        name = f"{machine.name}'"
        twin = self.machine(name, machine.terminal_id, machine.window_id, path, machine.private)
        machine.is_unsure = twin.is_unsure = True
        twin.promised = list(machine.promised)
        self.cloned.add(machine.terminal_id)
        return twin

    def lose(self, machine: Machine) -> None:
        """The PC is stolen."""
        machine.halt()
        del self.machines[machine.name]
        self.gone |= set(machine.promised) - self.stored

    def back_up_center(self) -> Any:
        """A copy of the center's disk."""
        self.center.store.close()
        copy = self.disk.back_up()
        self._open_center()
        return copy

    def restore_center(self, copy: Any) -> None:
        """The center as it was, in a new generation. What it alone held, since the disk that had
        recorded it was set back or lost before, is gone with it.
        """
        before = self.stored
        self.center.store.close()
        self.disk.restore(copy)
        self._open_center()
        with self.center.store.writing() as link:
            founding.be_reborn(
                link, CENTER_ID, self.center.ids.event_id(), "RESTORED", self.clock.at
            )
        held = {one for machine in self.machines.values() for one in machine.held}
        self.gone |= before - self.stored - held

    def restart_center(self) -> None:
        """The center's power."""
        self.center.store.close()
        self._open_center()

    def _open_center(self) -> None:
        store = self.disk.open()
        self.center = Center(CENTER_ID, store, self.clock, self.center.ids)

    # ---- talking ----

    def ask(self, question: Question, private: bytes = b"") -> Answer:
        """Over the wire and back, as bytes; signed by a machine, or by its terminal's only one."""
        signer = public_key(private).hex() if private else ""
        return answer_of(packed(self.center.answer(question_of(packed(question)), signer)))

    def letter(self, machine: Machine) -> bytes:
        """What a machine writes on a stick."""
        if machine.is_full:
            raise Unavailable("DISK_FULL")
        letter = letters.write(machine.exchange, machine.clock, "test", "")
        return sealed_letter(letter, machine.private, public_key(CENTER_KEY))

    def reply_to(self, raw: bytes) -> bytes:
        """What the center answers to it."""
        return answering.answer(self.center, raw, CENTER_KEY).reply

    def take_reply(self, machine: Machine, raw: bytes) -> Taken:
        """A machine reads what came back."""
        return letters.take(
            machine.exchange, reply_of(raw, machine.private, public_key(CENTER_KEY))
        )

    def sync(self, machine: Machine) -> None:
        """One whole round without faults."""
        waiting: list[events.Event] = [events.Wake()]
        asked = 0
        while waiting:
            asked += 1
            assert asked < MOST_QUESTIONS, (machine.name, machine.driver.at.phase)
            for one in machine.driver.hear(waiting.pop(0)):
                if isinstance(one, effects.Send):
                    waiting.append(events.Replied(self.ask(one.question, machine.private)))
                elif isinstance(one, effects.Tell):
                    self.tell(machine, one.tiding)
        self.clock.at += timedelta(seconds=1)

    def tell(self, machine: Machine, tiding: str) -> None:
        """What the round told a person; nobody changed a fact, so both sides are alike."""
        assert tiding != Tiding.DIFFERS, machine.name
        machine.told.append(tiding)
        if tiding == Tiding.ONLINE and machine.terminal_id not in self.cloned:
            machine.is_unsure = False

    def sync_until_quiet(self, rounds: int = 3) -> None:
        """Rounds of everybody."""
        for _ in range(rounds):
            for machine in list(self.machines.values()):
                if machine.driver.at.phase not in (Phase.IDLE, Phase.RESTING):
                    self.restart(machine)
                self.sync(machine)

    # ---- what must hold ----

    @property
    def stored(self) -> set[str]:
        """The identities of all facts at the center."""
        return {entry.event_id for entry in self.center_facts()}

    def center_facts(self) -> list[Entry]:
        """The journal of the center, by life."""
        names = ("terminal_id", "epoch", "seq", "event_id", "kind", "ver", "subject", "body")
        names += ("actor", "at", "mono", "boot_id", "prev_hash", "hash")
        rows = self.center.store.reader.all(_CENTER_FACTS)
        return [Entry(**dict(zip(names, row, strict=True))) for row in rows]

    def assert_agrees(self) -> None:
        """Nothing lost, nothing twice, chains whole, feeds dense, both sides alike."""
        entries = self.center_facts()
        count = Count(entry.event_id for entry in entries)
        assert max(count.values(), default=1) == 1
        for machine in self.machines.values():
            missing = [one for one in machine.promised if one not in count and one not in self.gone]
            assert not missing, (machine.name, len(missing), machine.driver.at.phase)
            assert machine.unsent == 0, (machine.name, machine.unsent)
        self._assert_chains(entries)
        feed = [row[0] for row in self.center.store.reader.all(_FEED)]
        assert feed == list(range(1, len(entries) + 1))
        for machine in self.machines.values():
            if machine.fence not in lives.OUT_OF_SERVICE:
                self._assert_same_facts(machine)
            self._assert_folds(machine)

    def assert_acknowledged(self, machine: Machine) -> None:
        """What a counter believes stored is stored, be it as what another machine said."""
        stood = standing.standing(machine.store.reader)
        link = self.center.store.reader
        if stood.generation != founding.present(link, CENTER_ID).generation:
            return
        known = lives.lives(link, CENTER_ID, machine.terminal_id)
        have = next((one.have_seq for one in known if one.epoch == stood.epoch), 0)
        if stood.acked.seq > have:
            life = genesis(machine.terminal_id, stood.epoch)
            chain = journal.chain_of(machine.store.reader, life)
            believed = {one.event_id for one in chain if one.seq <= stood.acked.seq}
            assert believed <= self.stored, (machine.name, stood.acked.seq, have)

    def assert_one_voice(self) -> None:
        """Of machines that bear one identity and have all spoken, one at most takes numbers."""
        for terminal_id in self.cloned:
            mine = [one for one in self.machines.values() if one.terminal_id == terminal_id]
            assert sum(not one.fence for one in mine) <= 1, terminal_id

    def assert_no_number_twice(self) -> None:
        """A number stands on one paper, but for papers whose disk was lost before it spoke."""
        seen = Count(n for n, event_id in self.paper if event_id not in self.gone)
        doubled = [n for n, times in seen.items() if times > 1]
        assert not doubled, doubled

    def _assert_chains(self, entries: list[Entry]) -> None:
        by_life: dict[tuple[str, int], list[Entry]] = {}
        for entry in entries:
            by_life.setdefault((entry.terminal_id, entry.epoch), []).append(entry)
        echoes = {row[:3]: row[3:] for row in self.center.store.reader.all(_ECHOES)}
        for (terminal_id, epoch), chain in by_life.items():
            head = genesis(terminal_id, epoch)
            for entry in chain:
                while (terminal_id, epoch, head.seq + 1) in echoes:
                    prev_hash, own = echoes[terminal_id, epoch, head.seq + 1]
                    assert prev_hash == head.hash
                    head = Head(terminal_id, epoch, head.seq + 1, own)
                head = follow(head, [entry])

    def _assert_same_facts(self, machine: Machine) -> None:
        scopes = {
            "window": f"window:{machine.window_id}",
            "terminal": f"terminal:{machine.terminal_id}",
        }
        there = [row[0] for row in self.center.store.reader.all(_IN_SCOPE, **scopes)]
        here = [row[0] for row in machine.store.reader.all(_PLACED)]
        assert here == list(dict.fromkeys(there)), machine.name

    def _assert_folds(self, machine: Machine) -> None:
        link = machine.store.take_turn()
        try:
            kept = digests(link)
            refold(link)
            assert digests(link) == kept, machine.name
            head = journal.tip(link).head
            beginning = genesis(head.terminal_id, head.epoch)
            assert follow(beginning, journal.chain_of(link, Head(*_pair(head), 0, ""))) == head
        finally:
            machine.store.give_turn()


def _pair(head: Head) -> tuple[str, int]:
    return head.terminal_id, head.epoch


def numbers() -> Segment:
    """What a center leases from."""
    return Segment(
        lease_id="model",
        series=SERIES,
        kind=SegmentKind.BILL,
        format=BILL_FORMAT,
        from_no=1,
        to_no=POOL,
        next_no=1,
        granted_at=MORNING,
        expires_on=YEAR_END,
        terminal_id="",
        code="53010126",
    )

"""The rounds with the center beside one session: begun after sign-in, ended with the program.

acts ──news──▶ poke          new facts go at once
rounds ──told──▶ status line
       ──changed──▶ news     screens on display read again what came, gathered
       ──offer──▶ fetch ──▶ install, on core's thread ──▶ the catalogue is read anew
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.bootstrap import Counter, correspond
from app.domain.errors import Unavailable
from app.ports.correspondence import Tiding
from app.ports.memory import Changed
from app.ports.vault import TERMINAL_KEY, Vault
from ui.bridge import PostRunner
from ui.presenters.center import CenterLink
from ui.presenters.runner import Failed, Runner
from ui.presenters.station import Station
from ui.program.gathering import Gathering
from ui.program.stick import Stick

if TYPE_CHECKING:
    from app.bootstrap.correspondence import Correspondence
    from app.bootstrap.letters import Answered
    from app.protocol.sync.messages import Offer
    from app.sync.effects import Tell


class Post(QObject):
    """One counter's correspondence, seen from the window."""

    _told = Signal(object)
    _changed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        station: Station,
        runner: Runner,
        vault: Callable[[], Vault],
    ) -> None:
        super().__init__()
        self._counter, self._station = counter, station
        self._runner, self._vault = runner, vault
        self._letters: Correspondence | None = None
        self._fetching: PostRunner | None = None
        self._is_closed = False
        self._is_telling = False
        self._looked_at: set[str] = set()
        self.stick = Stick(counter, vault)
        self.stick.on_answered = self._answered
        self.link = CenterLink(has_center=bool(counter.terminal.center_url))
        self.on_link: Callable[[CenterLink], None] = lambda link: None
        self.on_installed: Callable[[], None] = lambda: None
        self.on_trouble: Callable[[BaseException], None] = lambda error: None
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._gathering = Gathering(self._announce, self)
        self._changed.connect(self._gathering.tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin, where there is a center: the key is asked for beside the window."""
        self.on_link(self.link)
        if self.link.has_center:
            self._fetching = PostRunner(self)
            self._fetching.run(self._open, self._opened, self._keyless)

    def hurry(self) -> None:
        """A person asked to try at once."""
        if self._letters is not None and not self._is_closed:
            self._letters.hurry()

    def fetch_file(
        self, digest: str, size: int, then: Callable[[None], None], failed: Failed
    ) -> None:
        """Bring a file of another machine from the center into the archive."""
        letters = self._letters
        if letters is None or self._fetching is None or self._is_closed:
            failed(Unavailable("CENTER_UNREACHABLE", cause="OFFLINE"))
        else:
            self._fetching.run(lambda: letters.fetch_kept(digest, size), then, failed)

    def fetch_case(self, number: str, then: Callable[[str], None], failed: Failed) -> None:
        """Bring a case of another window here, by its number."""
        letters = self._letters
        if letters is None or self._fetching is None or self._is_closed:
            failed(Unavailable("CENTER_UNREACHABLE", cause="OFFLINE"))
            return

        def arrived(found: tuple[str, Changed]) -> None:
            case_id, changed = found
            self._announce(changed)
            then(case_id)

        self._fetching.run(lambda: letters.look(number), arrived, failed)

    def write_letter(self, said: Callable[[str], None], failed: Failed) -> None:
        """Write what is unsent on a stick, for a place without a network."""
        self.stick.write(said, failed)

    def take_replies(self, said: Callable[[str], None], failed: Failed) -> None:
        """Take in what the center answered to it."""
        self.stick.read(said, failed)

    def close(self) -> None:
        """End: what was not acknowledged goes with the next session."""
        self._is_closed = True
        if self._letters is not None:
            self._letters.close()
        if self._fetching is not None:
            self._fetching.close()
        self.stick.close()

    def _answered(self, answered: Answered) -> None:
        self._announce(answered.changed)
        self._fetched(answered.bundle or None)

    def _open(self) -> Correspondence:
        private = self._vault().get(TERMINAL_KEY)
        if private is None:
            raise Unavailable("VAULT_EMPTY", name=TERMINAL_KEY)
        return correspond(self._counter, private, self._told.emit, self._changed.emit)

    def _opened(self, letters: Correspondence) -> None:
        if self._is_closed:
            letters.close()
            return
        self._letters = letters
        self._station.news.subscribe(self._poke)
        letters.start()

    def _keyless(self, error: BaseException) -> None:
        """Without its key this machine cannot sign; the work goes on, and the window says why."""
        if self._is_closed:
            return
        self.link = self.link.told(Tiding.KEYLESS, "", self._counter.clock.now().at)
        self.on_link(self.link)
        self.on_trouble(error)

    def _poke(self, changed: Changed) -> None:
        is_own = changed.facts and not self._is_telling
        if is_own and self._letters is not None and not self._is_closed:
            self._letters.poke()

    @Slot(object)
    def _hear(self, told: Tell) -> None:
        if self._is_closed:
            return
        self.link = self.link.told(told.tiding, told.now, self._counter.clock.now().at)
        self.on_link(self.link)
        if told.bundle is not None:
            self._offered(told.bundle)

    def _announce(self, changed: Changed) -> None:
        if self._is_closed:
            return
        self._is_telling = True
        try:
            self._station.news.announce(changed)
        finally:
            self._is_telling = False

    def _offered(self, offer: Offer) -> None:
        is_known = offer.bundle_id in self._looked_at
        if is_known or self._fetching is None or self._fetching.is_busy:
            return

        def fetched(content: bytes | None) -> None:
            self._looked_at.add(offer.bundle_id)
            self._fetched(content)

        self._fetching.run(lambda: self._fetch(offer), fetched, _later)

    def _fetch(self, offer: Offer) -> bytes | None:
        if self._counter.reads.bundle().bundle_id == offer.bundle_id:
            return None
        assert self._letters is not None
        return self._letters.fetch(offer.digest, offer.size)

    def _fetched(self, content: bytes | None) -> None:
        if content is not None and not self._is_closed:
            install = self._counter.install
            self._runner.run(lambda: install(content), self._installed, self.on_trouble)

    def _installed(self, bundle: Any) -> None:
        self.link = self.link.updated(bundle.manifest.bundle_id)
        self.on_link(self.link)
        self._station.news.announce(Changed(facts=1))
        self.on_installed()


def _later(_error: BaseException) -> None:
    """It is offered again with the next word of the center."""

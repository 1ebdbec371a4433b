"""Signing in, and unlocking: who is at the window, and whether the door opens. No network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ui.presenters.base import Presenter
from ui.widgets.rows import ErrorText

if TYPE_CHECKING:
    from ui.presenters.runner import Runner


@dataclass(frozen=True, slots=True)
class Face:
    """One clerk as the sign-in card shows him."""

    staff_id: str
    name: str
    work_no: str = ""


class Door(Protocol):
    """What is asked of the vault and the memory behind the sign-in card."""

    def faces(self) -> Sequence[Face]:
        """Who may sign in, those who came last first."""
        ...

    def enter(self, staff_id: str, password: str) -> None:
        """Open everything for this clerk; raises `Refused` or `Unavailable` with the reason."""
        ...


@dataclass(frozen=True, slots=True)
class SignInState:
    """What the card shows; `locked` when a session waits behind it for its own clerk."""

    place: str = ""
    note: str = ""
    faces: tuple[Face, ...] = ()
    chosen: int = 0
    locked: bool = False
    busy: bool = False
    error: ErrorText | None = None
    now: datetime | None = None

    @property
    def face(self) -> Face | None:
        """The clerk who is being asked for a password."""
        return self.faces[self.chosen] if 0 <= self.chosen < len(self.faces) else None


class SignInPresenter(Presenter[SignInState]):
    """Runs the door's work on the core's thread and says what came of it."""

    def __init__(
        self,
        runner: Runner,
        door: Door,
        tell: Callable[[BaseException], ErrorText],
        on_entered: Callable[[str], None],
    ) -> None:
        super().__init__(SignInState())
        self._runner, self._door, self._tell = runner, door, tell
        self._on_entered = on_entered

    def open(self, place: str, note: str) -> None:
        """Show who may sign in at this window; `note` says what is special about this machine."""
        self._show(replace(self.state, place=place, note=note))
        self._runner.run(self._door.faces, self._listed, self._failed, token="faces")

    def lock(self, staff_id: str) -> None:
        """Ask the clerk of the waiting session, and nobody else, for his password."""
        mine = tuple(face for face in self.state.faces if face.staff_id == staff_id)
        self._show(replace(self.state, faces=mine, chosen=0, locked=True, error=None))

    def tick(self, now: datetime) -> None:
        """A moment passed."""
        self._show(replace(self.state, now=now))

    def choose(self, index: int) -> None:
        """Another clerk; ignored outside the list."""
        if 0 <= index < len(self.state.faces):
            self._show(replace(self.state, chosen=index, error=None))

    def enter(self, password: str) -> None:
        """Try the door with the chosen clerk's password; a second press meanwhile does nothing."""
        face = self.state.face
        if face is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, error=None))

        def attempt() -> str:
            self._door.enter(face.staff_id, password)
            return face.staff_id

        self._runner.run(attempt, self._entered, self._failed)

    def dismiss_error(self) -> None:
        """The message was read."""
        self._show(replace(self.state, error=None))

    def fail(self, error: BaseException) -> None:
        """Say what stands in the way before anybody tried."""
        self._failed(error)

    def _listed(self, faces: Sequence[Face]) -> None:
        self._show(replace(self.state, faces=tuple(faces), chosen=0))

    def _entered(self, staff_id: str) -> None:
        self._show(replace(self.state, busy=False, locked=False, error=None))
        self._on_entered(staff_id)

    def _failed(self, error: BaseException) -> None:
        self._show(replace(self.state, busy=False, error=self._tell(error)))

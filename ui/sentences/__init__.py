"""Every error in four parts: what happened · what is safe · what to do now · its code.

    YichuangError ── code ──▶ one of the tables ──▶ facts in words ──▶ Sentence
    anything else ── a bug ──▶ BUG-xxxx, the same for the same place in the program

The only place where sentences about errors are made; knows neither Qt nor the services. Short
words that stand beside a field are those of `ui.presenters.problems`.
"""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import YichuangError
from ui.i18n import N_, _
from ui.sentences import (
    access,
    acts,
    bundle,
    catalogue,
    center,
    devices,
    identity,
    memory,
    money,
    papers,
)
from ui.sentences.filling import filled
from ui.sentences.told import ACT, ADMIN, Told
from ui.widgets.rows import ErrorText

TOLD: dict[str, Told] = {
    **acts.TOLD,
    **identity.TOLD,
    **money.TOLD,
    **papers.TOLD,
    **memory.TOLD,
    **access.TOLD,
    **center.TOLD,
    **bundle.TOLD,
    **catalogue.TOLD,
    **devices.TOLD,
}
_UNTOLD = Told(N_("这一步没有办成。"), ADMIN, ACT)
_FAULT = Told(
    N_("程序出错了，这一步没有办成。"),
    N_("可以继续办理；若再次出现，请重新启动程序，并把编号告诉系统管理员。"),
    N_("已经确认的业务和填写的草稿都已保存在本机。"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a person reads of an error; `code` is what is told on the phone."""

    happened: str
    safe: str
    now: str
    code: str

    @property
    def shown(self) -> ErrorText:
        """The sentence as the window draws it."""
        return ErrorText(self.happened, self.safe, self.now, self.code)

    def __str__(self) -> str:
        return "\n".join(
            (self.happened, self.safe, self.now, _("编号 {code}").format(code=self.code))
        )


def sentence(error: BaseException) -> Sentence:
    """The sentence of an error, whatever it is; a bug has one too, and the work stays."""
    if not isinstance(error, YichuangError):
        return _made(_FAULT, fault_code(error), {})
    return _made(TOLD.get(error.code, _UNTOLD), error.code, error.facts)


def error_text(error: BaseException) -> ErrorText:
    """The sentence of an error as the window draws it."""
    return sentence(error).shown


def fault_code(error: BaseException) -> str:
    """The number of a bug: the same for the same kind of error at the same place."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-1:]]
    seen = "|".join((type(error).__name__, *places))
    return f"BUG-{hashlib.sha256(seen.encode()).hexdigest()[:4].upper()}"


def _made(told: Told, code: str, facts: dict[str, object]) -> Sentence:
    return Sentence(
        filled(told.happened, code, facts),
        filled(told.safe, code, facts),
        filled(told.now, code, facts),
        code,
    )

"""A frozen paper: everything that stands on it, as data that outlives the program that set it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from app.domain.papers.decisions import Approval
from app.domain.papers.header import Header
from app.domain.papers.kinds import PaperKind, decision_title
from app.domain.papers.service import Exit
from app.domain.papers.templates import KIND_OF, TEMPLATES, Content


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is stored in the journal and set again, byte for byte, years later."""

    kind: PaperKind
    template: str
    template_version: int
    header: Header
    content: Content

    @property
    def title(self) -> str:
        """The title as it stands on the paper."""
        return self.header.title

    @property
    def number(self) -> str:
        """The number people quote: the 文号, for a receipt the bill number."""
        return getattr(self.content, "bill_no", self.header.doc_no)

    def to_mapping(self) -> dict[str, Any]:
        """The snapshot as plain JSON-able data: str, int, bool, None, list and dict."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Snapshot:
        """The snapshot that `to_mapping` wrote; raises ValueError on data of another shape."""
        kind = PaperKind(data["kind"])
        return cls(
            kind=kind,
            template=data["template"],
            template_version=data["template_version"],
            header=msgspec.convert(data["header"], Header),
            content=msgspec.convert(data["content"], TEMPLATES[kind].content),
        )


def draw_up(header: Header, content: Content) -> Snapshot:
    """The snapshot of a paper in the current version of its template, the title filled in."""
    kind = KIND_OF[type(content)]
    template = TEMPLATES[kind]
    title = header.title or _title_of(kind, content)
    return Snapshot(kind, template.name, template.version, replace(header, title=title), content)


def _title_of(kind: PaperKind, content: Content) -> str:
    if isinstance(content, Exit):
        return content.variant.value
    return decision_title(content.matter_kind) if isinstance(content, Approval) else kind.caption

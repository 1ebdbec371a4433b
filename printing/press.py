"""From a snapshot to PDF bytes: the one door into setting a paper.

    check ──▶ set from airy to close ──▶ the airiest that needs no more pages ──▶ draw

Equal snapshot, mark and layout give equal bytes. A mark is drawn in the margins, so that a reprint
is the original in every other character.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cryptography.hazmat.primitives import hashes

from app.domain.errors import Refused
from app.domain.papers.completeness import require_complete
from app.domain.papers.header import ReprintMark
from app.domain.papers.kinds import Layout
from app.domain.papers.snapshot import Snapshot
from app.domain.papers.templates import TEMPLATES
from app.ports.paper import Rendered
from printing.fonts.library import Library, house_library
from printing.forms.foot import Foot
from printing.forms.manner import A4, A5, ROLL, Format
from printing.forms.register import attempts, require_form, set_slip
from printing.forms.reprint import Band
from printing.sheet import MM, Info, Sheet
from printing.typeset.galley import Galley
from printing.typeset.pieces import Page, draw_page, paginate


class Press:
    """Sets papers with one library of faces; the `Typesetter` of the house."""

    def __init__(self, library: Library | None = None) -> None:
        self._library = library or house_library()

    def check(self, snapshot: Snapshot) -> None:
        """Refuse what cannot be set: PAPER_FIELD_MISSING, GLYPH_MISSING, TEMPLATE_UNKNOWN."""
        require_complete(snapshot)
        require_form(snapshot)
        self._require_glyphs(_texts("", snapshot.to_mapping()))

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters no typeface has, each once, as U+XXXX."""
        return self._library.missing(text.replace("\n", ""))

    def render(
        self, snapshot: Snapshot, mark: ReprintMark | None = None, layout: Layout | None = None
    ) -> Rendered:
        """The paper as PDF; raises what `check` raises, and LAYOUT_UNKNOWN for another sheet."""
        self.check(snapshot)
        if mark:
            self._require_glyphs([("mark.operator", mark.operator), ("mark.reason", mark.reason)])
        chosen = _layout(snapshot, layout)
        sheet = Sheet(self._library, _info(snapshot))
        if chosen is Layout.W80:
            self._draw_roll(sheet, snapshot, mark)
        else:
            self._draw_pages(sheet, snapshot, A5 if chosen is Layout.A5 else A4, mark)
        pdf = sheet.finish()
        return Rendered(pdf, sheet.pages, hashlib.sha256(pdf).hexdigest(), sm3(pdf))

    def _require_glyphs(self, texts: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> None:
        for field, text in texts:
            lacking = self.missing(text)
            if lacking:
                raise Refused("GLYPH_MISSING", characters=lacking, field=field)

    def _draw_roll(self, sheet: Sheet, snapshot: Snapshot, mark: ReprintMark | None) -> None:
        galley = Galley(self._library, ROLL.measure)
        set_slip(galley, snapshot)
        (pieces,) = paginate(galley.pieces, float("inf"))
        band = Band(self._library, mark, ROLL.measure, float("inf")) if mark else None
        added = band.height + 2 * MM if band else 0
        content = sum(placed.piece.height for placed in pieces)
        sheet.begin(ROLL.width, ROLL.top + content + ROLL.bottom + 2 * added)
        draw_page(sheet, pieces, ROLL.left, ROLL.top + added)
        if band:
            band.draw(sheet, ROLL.left, ROLL.top)
            band.draw(sheet, ROLL.left, ROLL.top + added + content + 2 * MM)
        sheet.end()

    def _draw_pages(
        self, sheet: Sheet, snapshot: Snapshot, form: Format, mark: ReprintMark | None
    ) -> None:
        foot = Foot(self._library, snapshot, form)
        pages = self._pages(
            snapshot, form, form.height - form.top - form.bottom - foot.height - 3 * MM
        )
        band = Band(self._library, mark, form.measure, form.bottom - 3 * MM) if mark else None
        for number, page in enumerate(pages, start=1):
            sheet.begin(form.width, form.height)
            draw_page(sheet, page, form.left, form.top)
            foot.draw(sheet, number, len(pages))
            if band:
                band.draw(sheet, form.left, form.top - 2 * MM - band.height)
                band.draw(sheet, form.left, form.height - form.bottom + 1 * MM)
            sheet.end()

    def _pages(self, snapshot: Snapshot, form: Format, room: float) -> Sequence[Page]:
        """The airiest pages that are no more than the closest would be."""
        tries: list[Sequence[Page]] = []
        for set_on in attempts(snapshot):
            galley = Galley(self._library, form.measure)
            set_on(galley)
            tries.append(paginate(galley.pieces, room))
            if len(tries[-1]) == 1:
                return tries[-1]
        return next(pages for pages in tries if len(pages) <= len(tries[-1]))


def render(
    snapshot: Snapshot, mark: ReprintMark | None = None, layout: Layout | None = None
) -> Rendered:
    """The paper set with the faces of the house; see `Press.render`."""
    return Press().render(snapshot, mark, layout)


def sm3(content: bytes) -> str:
    """The GM/T 0004 digest in lower-case hex."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _info(snapshot: Snapshot) -> Info:
    header = snapshot.header
    return Info(header.title, header.organ, snapshot.number or header.case_no, header.issued_on)


def _layout(snapshot: Snapshot, layout: Layout | None) -> Layout:
    known = TEMPLATES[snapshot.kind].layouts
    if layout is not None and layout not in known:
        raise Refused("LAYOUT_UNKNOWN", kind=snapshot.kind.value, layout=str(layout))
    return layout or known[0]


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(f"{path}.{name}" if path else name, inner)
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value, start=1):
            yield from _texts(f"{path}[{number}]", inner)

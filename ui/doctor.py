"""The examinations of the doctor: each opens something for real and says what it found.

No data of the user is touched: everything happens on a demonstration counter in a temporary folder.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import requires
from pathlib import Path

import keyring

from app.bootstrap import open_counter
from app.devices.clock import SystemClock
from app.domain.errors import YichuangError
from app.domain.papers import TEMPLATES
from app.domain.resources import resource_path
from app.home.paths import CounterHome
from app.ports.vault import DATABASE_KEY
from app.protocol.catalogue_files import read_catalogue
from app.vault.keyring_vault import is_safe
from printing.press import Press
from printing.samples import samples
from ui.demo.album import LOOKS, photograph_all
from ui.demo.home import QUICK, demo_vault, make_demo_home
from ui.demo.seed import seed
from ui.i18n import languages
from ui.program.settings import Settings
from ui.program.start import make_application
from ui.theme.fonts import FACE, load_fonts
from ui.theme.icons import icon_names

_NAME = re.compile(r"[^A-Za-z0-9-]")

Examination = Callable[[Settings], str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one examination said."""

    is_well: bool
    words: str


def examine(examinations: Iterable[Examination], settings: Settings) -> Iterator[Finding]:
    """Carry the examinations out one by one; whatever one raises is its finding."""
    for examination in examinations:
        name = examination.__name__.replace("_", " ").strip()
        try:
            yield Finding(True, f"{name}: {examination(settings)}")
        except (YichuangError, OSError, RuntimeError, AssertionError, LookupError) as error:
            yield Finding(False, f"{name}: {type(error).__name__} {error}")


def resources(_settings: Settings) -> str:
    """The catalogue, the icons and the translations are where they should be."""
    catalogue = read_catalogue(resource_path("catalogue"))
    icons, spoken = icon_names(), languages()
    if len(spoken) < 2 or not icons:
        raise LookupError(f"{len(icons)} icons, languages {spoken}")
    return f"{len(catalogue.matters)} matters, {len(icons)} icons, languages {', '.join(spoken)}"


def licences(_settings: Settings) -> str:
    """A bundle gives the licences of others along; from source they come with their packages."""
    if not getattr(sys, "frozen", False):
        return "each package carries its own"
    return licences_in(resource_path().parent / "THIRD-PARTY")


def licences_in(folder: Path) -> str:
    """How many packages have their licence there; raises `LookupError` naming those without."""
    ours = (one for one in requires("yichuang") or () if "extra ==" not in one)
    wanted = {"python", *(_NAME.split(one)[0].lower() for one in ours)}
    told = {one.parent.name for one in folder.glob("*/*") if one.stat().st_size}
    if wanted - told:
        raise LookupError(f"no licence of {', '.join(sorted(wanted - told))}")
    return f"{len(told)} packages"


def engine(_settings: Settings) -> str:
    """The database engine is one that loses no commit."""
    from app.storage.engine.link import check_engine, driver

    check_engine()
    return f"SQLite {driver.sqlite_version}"


def fonts(settings: Settings) -> str:
    """The window finds its own faces, those for rare names among them."""
    make_application(settings, offscreen=True)
    faces = load_fonts()
    if FACE not in faces:
        raise LookupError(f"{FACE} is not among {faces}")
    return ", ".join(faces)


def papers(_settings: Settings) -> str:
    """Every paper can be set with the fonts that came with the program."""
    press, kinds = Press(), samples()
    pages = sum(press.render(snapshot).pages for snapshot in kinds.values())
    if set(kinds) != set(TEMPLATES):
        raise LookupError(f"no sample of {set(TEMPLATES) - set(kinds)}")
    return f"{len(kinds)} kinds, {pages} pages"


def memory(_settings: Settings) -> str:
    """A counter can be provisioned, worked at, closed, opened again and verified."""
    with tempfile.TemporaryDirectory(prefix="yichuang-doctor-") as folder:
        home, clock = CounterHome(Path(folder) / "counter"), SystemClock()
        make_demo_home(home, clock)
        seed(home, clock)
        key = demo_vault(home).get(DATABASE_KEY)
        assert key is not None
        with open_counter(home, key, clock, hardness=QUICK) as counter:
            report = counter.verify()
        if not report.is_sound:
            raise LookupError(f"verify: {report}")
        return f"{report.facts} facts, {len(report.digests)} tables, sound"


def migrations(_settings: Settings) -> str:
    """A memory made by an earlier version climbs to the present one with its data."""
    from app.storage.migrations.rehearsal import rehearse

    return rehearse()


def vault(_settings: Settings) -> str:
    """What keeps secrets on this machine; a file vault is used where there is nothing better."""
    backend = keyring.get_keyring()
    safe = is_safe(backend)
    return f"{type(backend).__name__}" + ("" if safe else " is not safe: choose --vault file")


def screens(settings: Settings) -> str:
    """Every screen opens and can be drawn."""
    with tempfile.TemporaryDirectory(prefix="yichuang-screens-") as folder:
        taken = photograph_all(Path(folder) / "album", settings, LOOKS[:1])
    if taken < 10:
        raise LookupError(f"only {taken} screens opened")
    return f"{taken} opened"


EXAMINATIONS: tuple[Examination, ...] = (
    resources,
    licences,
    fonts,
    papers,
    engine,
    memory,
    migrations,
    vault,
    screens,
)

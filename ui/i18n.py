"""The window's language: Chinese in the source, any other from a gettext catalogue.

`_("收件")` is looked up when it is called, so the language may be chosen after import; a table
built at import marks its words with `N_` and translates them where they are shown. Words that
come from `app` are marked there by a function of the same name.

`python -m ui.i18n extract|compile|check` keeps the catalogues (see `ui.i18n_catalogue`).
"""

from __future__ import annotations

import gettext
import sys

from app.domain.resources import resource_path

DOMAIN = "yichuang"
SOURCE_LANGUAGE = "zh_CN"


class _Spoken:
    """The one catalogue in use; gettext is one language a process by nature."""

    words: gettext.NullTranslations = gettext.NullTranslations()


_spoken = _Spoken()


def install(language: str = SOURCE_LANGUAGE) -> None:
    """Speak this language from now on; `zh` in any spelling is the source itself.

    Raises FileNotFoundError for a language there is no catalogue of.
    """
    if language.replace("-", "_").split("_")[0] == "zh":
        _spoken.words = gettext.NullTranslations()
    else:
        _spoken.words = gettext.translation(DOMAIN, str(resource_path("locale")), [language])


def languages() -> tuple[str, ...]:
    """The languages there are catalogues of, the source first."""
    found = resource_path("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE_LANGUAGE, *sorted(path.parts[-3] for path in found))


def _(message: str) -> str:
    """A sentence in the language of the window."""
    return _spoken.words.gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """A sentence with a number in the language of the window; Chinese uses one form for both."""
    return _spoken.words.ngettext(one, many, count)


def counted(message: str, count: int, **more: object) -> str:
    """A sentence with `{count}` in it; another language may say one otherwise than many."""
    return ngettext(message, message, count).format(count=count, **more)


def N_(message: str) -> str:
    """Mark a sentence for translation and leave it as it is."""
    return message


if __name__ == "__main__":
    from ui.i18n_catalogue import main

    sys.exit(main())

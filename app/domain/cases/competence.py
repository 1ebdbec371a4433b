"""Want of competence as a ground for refusing acceptance (行政许可法 32(1)(2)).

Whoever refuses on it must tell the applicant which organ to turn to.
"""

from __future__ import annotations

COMPETENCE_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第二项"
"""The basis as D06 cites it."""
NO_OTHER_ORGAN = "无"
"""Said in place of an organ where the ground is another one."""


def organ_problem(basis: str, organ: str) -> str:
    """What is wrong with the competent organ a refusal names, as a code; empty when sound.

    COMPETENT_ORGAN_EMPTY; COMPETENT_ORGAN_OWED where the basis is want of competence and no organ
    is named.
    """
    if not organ.strip():
        return "COMPETENT_ORGAN_EMPTY"
    is_owed = basis.strip() == COMPETENCE_BASIS and organ.strip() == NO_OTHER_ORGAN
    return "COMPETENT_ORGAN_OWED" if is_owed else ""

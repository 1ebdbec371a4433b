"""The number a certificate bears (制证时编定), as its matter says (`NumberSource`)."""

from __future__ import annotations

from datetime import date

from app.domain.cases.case import Case
from app.domain.catalogue import Matter
from app.domain.catalogue.kinds import NumberSource
from app.domain.identity import citizen_id_problem
from app.domain.masking import mask_citizen_id


def holders_number(case: Case, matter: Matter) -> str:
    """The number that can be no other, since it is the holder's own; empty where it is not."""
    by_id = matter.result.number_source is NumberSource.CITIZEN_ID
    return case.applicant.id_no if by_id and case.applicant else ""


def certificate_number(case: Case, matter: Matter) -> str:
    """The number a certificate gets when none is typed; empty where it stands on the blank."""
    if matter.result.number_source is NumberSource.CASE:
        return case.case_no
    return holders_number(case, matter)


def told_number(number: str) -> str:
    """A certificate's number as papers and lists tell it: masked where it is an identity number."""
    return number if citizen_id_problem(number, date.max) else mask_citizen_id(number)


def number_problem(case: Case, matter: Matter, number: str) -> str:
    """What is wrong with a certificate's number, as a code: CERTIFICATE_NO_EMPTY, or
    CERTIFICATE_NO_FIXED where the decision has named the holder's own and this is another.
    """
    if not number.strip():
        return "CERTIFICATE_NO_EMPTY"
    fixed = holders_number(case, matter)
    return "CERTIFICATE_NO_FIXED" if fixed and number.strip() != fixed else ""

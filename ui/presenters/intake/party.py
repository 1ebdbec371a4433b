"""Applicant and agent as forms: what was typed, what is wrong with it, what the card said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.catalogue.kinds import ServerType
from app.domain.catalogue.matter import Matter
from app.domain.folds.directory import Known
from app.domain.identity import CREDIT_CODE_WARNINGS, Sex
from app.domain.masking import mask_address
from app.domain.names import LONGEST_NAME, LONGEST_ORGANISATION_NAME, normalise_name
from app.domain.people import Party, PartyKind
from ui.i18n import N_, _
from ui.presenters.intake.draft import Draft
from ui.presenters.intake.state import FieldState, PartyState
from ui.presenters.problems import field_words
from ui.widgets.rows import ChipRow, SearchHit, Tone

FIELDS = (
    "name",
    "id_no",
    "mobile",
    "address",
    "representative",
    "valid_until",
    "authority",
    "until",
)
_SEXES = {Sex.MALE: N_("男"), Sex.FEMALE: N_("女")}
# Empty is not wrong while one is still typing elsewhere: only the foot of the page says so.
_QUIET_WHILE_EMPTY = frozenset(
    {"NAME_EMPTY", "REPRESENTATIVE_EMPTY", "AUTHORITY_EMPTY", "ID_LENGTH", "USCC_LENGTH"}
)


def party_state(
    draft: Draft,
    prefix: str,
    party: Party,
    problems: Mapping[str, str],
    matter: Matter,
    hints: Mapping[str, str],
) -> PartyState:
    """The form of one party; `problems` are codes and `hints` words, both by full field name."""
    is_organisation = party.kind is PartyKind.ORGANISATION
    servers = matter.server_types if prefix == "applicant." else (ServerType.PERSON,)
    return PartyState(
        prefix=prefix,
        is_organisation=is_organisation,
        may_be_organisation=ServerType.ORGANISATION in servers,
        may_be_person=ServerType.PERSON in servers,
        chip=_card_chip(party),
        facts=_facts(party),
        fields={name: _field(draft, prefix, name, problems, hints) for name in FIELDS},
    )


def card_fields(party: Party, prefix: str = "applicant.") -> dict[str, Any]:
    """What a card says, as fields of a draft."""
    said = {
        "kind": party.kind.value,
        "name": party.name_raw or party.name,
        "id_no": party.id_no,
        "address": party.address,
        "birth": party.birth.isoformat() if party.birth else None,
        "sex": party.sex or None,
        "ethnicity": party.ethnicity or None,
        "valid_until": party.valid_until.isoformat() if party.valid_until else None,
        "representative": party.representative or None,
        "from_card": True,
        "card_address": party.address,
    }
    return {prefix + name: value for name, value in said.items()}


def known_fields(known: Known, draft: Draft, prefix: str = "applicant.") -> dict[str, Any]:
    """Who an earlier applicant is, and what else is remembered and stands nowhere in the draft."""
    party = known.party
    told = {
        "kind": party.kind.value,
        "name": party.name,
        "id_no": party.id_no,
        "mobile": party.mobile,
        "address": party.address,
        "representative": party.representative,
        "ethnicity": party.ethnicity,
    }
    return {
        prefix + name: value
        for name, value in told.items()
        if value and (name in ("name", "id_no", "kind") or not draft.get(prefix + name))
    }


def known_hit(known: Known) -> SearchHit:
    """An earlier applicant as an answer below the name."""
    party = known.party
    is_organisation = party.kind is PartyKind.ORGANISATION
    shown = party.address if is_organisation else mask_address(party.address)
    return SearchHit(
        key=party.id_no,
        title=party.name,
        subtitle=f"{party.masked_id} · {shown}".rstrip(" ·"),
        aside=_("{day} 来过 · ↓ Enter 采用").format(day=known.last_on),
        icon="organisation" if is_organisation else "person",
    )


def party_labels(*, is_organisation: bool) -> dict[str, str]:
    """What the fields of a party are called."""
    labels = {
        "name": _("姓名"),
        "id_no": _("公民身份号码"),
        "mobile": _("联系电话"),
        "address": _("住址"),
        "representative": _("法定代表人（负责人）"),
        "valid_until": _("证件有效期"),
        "authority": _("授权事项与权限"),
        "until": _("委托期限（年-月-日）"),
        "kind": _("类别"),
    }
    if is_organisation:
        labels |= {"name": _("单位名称"), "id_no": _("统一社会信用代码"), "address": _("住所")}
    return labels


def field_problem(code: str, value: str, *, is_organisation: bool) -> str:
    """What is wrong with a field, in words; a name is counted without its spaces."""
    limit = LONGEST_ORGANISATION_NAME if is_organisation else LONGEST_NAME
    return field_words(code, count=len("".join(value.split())), limit=limit)


def _field(
    draft: Draft, prefix: str, name: str, problems: Mapping[str, str], hints: Mapping[str, str]
) -> FieldState:
    full = prefix + name
    value, code = draft.get(full), problems.get(full, "")
    if code in _QUIET_WHILE_EMPTY and not value.strip():
        code = ""
    organisation = draft.get(prefix + "kind") == PartyKind.ORGANISATION
    words = field_problem(code, value, is_organisation=organisation) if code else ""
    warns = code in CREDIT_CODE_WARNINGS
    warning = _("{words}（Enter 照此登记）").format(words=words) if warns else ""
    if code == "CARD_EXPIRED":
        warns, warning = True, _("证件已过有效期：材料核验时标“过期”；来换领证件的照常办")
    return FieldState(
        value=value,
        problem="" if warns else words,
        warning=warning,
        hint=hints.get(full, "") or _dot_hint(name, value),
    )


def _dot_hint(name: str, value: str) -> str:
    if name != "name" or not value.strip() or not normalise_name(value).changed:
        return ""
    return _("将登记为 {name}，原样另存").format(name=normalise_name(value).text)


def _card_chip(party: Party) -> ChipRow | None:
    if not party.from_card:
        return None
    until = party.valid_until
    text = _("已读卡 · 至 {day}").format(day=until) if until else _("已读卡 · 长期")
    return ChipRow(text, Tone.GOOD, "card")


def _facts(party: Party) -> str:
    sex = _(_SEXES[Sex(party.sex)]) if party.sex in set(_SEXES) else ""
    birth = party.birth.isoformat() if isinstance(party.birth, date) else ""
    return " · ".join(part for part in (sex, party.ethnicity, birth) if part)

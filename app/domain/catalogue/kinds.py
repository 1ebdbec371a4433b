"""The closed vocabularies of the catalogue; every value is written in TOML exactly as here."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """The eight township categories of 2011, and everything a county department keeps itself."""

    EMPLOYMENT = "劳动就业"
    SOCIAL_INSURANCE = "社会保险"
    SOCIAL_ASSISTANCE = "社会救助"
    SOCIAL_WELFARE = "社会福利"
    FAMILY_PLANNING = "计划生育"
    FARMLAND = "农用地审批"
    RURAL_MEDICAL = "新型农村合作医疗"
    FARM_SUBSIDY = "涉农补贴"
    DEPARTMENT = "部门事项"


class CaseType(StrEnum):
    """How a case runs (办件类型, DOMAIN 1.2)."""

    IMMEDIATE = "IMMEDIATE"
    PROMISED = "PROMISED"
    JOINT = "JOINT"
    REPORTED = "REPORTED"


class Regime(StrEnum):
    """Which law governs acceptance (DOMAIN 1.4)."""

    LICENSE = "LICENSE"
    REALTY = "REALTY"
    REGISTRATION = "REGISTRATION"
    BENEFIT = "BENEFIT"
    SERVICE = "SERVICE"

    @property
    def returns_at_once(self) -> bool:
        """Whether incomplete papers go back with the list of what is missing (实施细则 18)."""
        return self is Regime.REGISTRATION

    @property
    def silence_accepts(self) -> bool:
        """Whether an organ that does not speak in time has accepted (许可法 32(4), 条例 17)."""
        return self in (Regime.LICENSE, Regime.REALTY)


class RemedyKind(StrEnum):
    """GENERAL: review or lawsuit, as one likes. REVIEW_FIRST: the cases of 行政复议法 23."""

    GENERAL = "GENERAL"
    REVIEW_FIRST = "REVIEW_FIRST"


class ServerType(StrEnum):
    """Who may apply (服务对象)."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"


class MatterState(StrEnum):
    """Whether the matter may be picked at all."""

    IN_USE = "IN_USE"
    SUSPENDED = "SUSPENDED"
    CANCELLED = "CANCELLED"


class DeptType(StrEnum):
    """By what right the subject acts."""

    STATUTORY = "法定机关"
    AUTHORISED = "授权组织"
    ENTRUSTED = "受委托组织"


class ClockStart(StrEnum):
    """The event a limit is counted from.

    RECEIVED is the day the papers were handed in, whole or not; COMPLETE the day the last paper
    owed was there.
    """

    RECEIVED = "RECEIVED"
    COMPLETE = "COMPLETE"
    ACCEPTED = "ACCEPTED"
    DECIDED = "DECIDED"


class StopEffect(StrEnum):
    """What a special procedure does to the clocks (许可法 45; DOMAIN 1.8)."""

    STOPS_STATUTORY = "stops_statutory_clock"
    STOPS_PROMISED_ONLY = "stops_promised_only"
    NEITHER = "neither"


LICENCE = "行政许可"
"""The name of the kind of power (事项类型) that grants a licence."""


class Cited(StrEnum):
    """The papers of the organ in which an article of a matter is cited."""

    ACCEPTANCE = "ACCEPTANCE"
    DECISION = "DECISION"


class ResultType(StrEnum):
    """What the applicant holds in the end (办事结果)."""

    CERTIFICATE = "证照"
    APPROVAL = "批文"
    VOUCHER = "凭证"
    OPINION = "意见"
    PAYMENT = "资金"
    REGISTER = "名册"


class NumberSource(StrEnum):
    """Where the number of the result comes from (制证时编定).

    `CASE`: a voucher or opinion this window writes itself bears the case number, which is leased
    and unique. `CITIZEN_ID`: the holder's number is the number. `MANUAL`: it stands on the blank or
    comes from the system which makes the certificate, and is typed. `NONE`: there is none.
    """

    CASE = "CASE"
    CITIZEN_ID = "CITIZEN_ID"
    MANUAL = "MANUAL"
    NONE = "NONE"


class Necessity(StrEnum):
    """Whether a material must be there (必要性)."""

    REQUIRED = "REQUIRED"
    OPTIONAL = "OPTIONAL"
    CONDITIONAL = "CONDITIONAL"


class MaterialForm(StrEnum):
    """In what form a material is taken (材料形式)."""

    ORIGINAL_KEEP = "ORIGINAL_KEEP"
    ORIGINAL_CHECK = "ORIGINAL_CHECK"
    COPY = "COPY"
    FORM = "FORM"
    ELECTRONIC = "ELECTRONIC"


class MaterialSource(StrEnum):
    """Where a material comes from (来源渠道)."""

    APPLICANT = "APPLICANT"
    GOV = "GOV"
    OTHER = "OTHER"
    SHARED = "SHARED"


class QuestionType(StrEnum):
    """How a situation question is answered."""

    SINGLE = "single"
    MULTI = "multi"
    NUMBER = "number"


class EffectOp(StrEnum):
    """What an answer may change (DOMAIN 3.5)."""

    ADD_MATERIAL = "ADD_MATERIAL"
    DROP_MATERIAL = "DROP_MATERIAL"
    ADD_CHILD = "ADD_CHILD"
    SET_LIMIT = "SET_LIMIT"
    ADD_SPECIAL = "ADD_SPECIAL"
    FEE_VARIANT = "FEE_VARIANT"


class FeeMethod(StrEnum):
    """How a fee line is computed."""

    FIXED = "FIXED"
    QUANTITY = "QUANTITY"
    TIER = "TIER"
    RANGE = "RANGE"


class TierMode(StrEnum):
    """Marginal: each tier prices its own part. Bracket: the tier reached prices the whole."""

    MARGINAL = "MARGINAL"
    BRACKET = "BRACKET"


class FeeGate(StrEnum):
    """The step that waits for the money (DOMAIN 4.4)."""

    BEFORE_ACCEPT = "BEFORE_ACCEPT"
    BEFORE_DECISION = "BEFORE_DECISION"
    BEFORE_CERTIFICATE = "BEFORE_CERTIFICATE"
    AT_DELIVERY = "AT_DELIVERY"


class WaiverKind(StrEnum):
    """How far a waiver goes: all, half, a percentage off, or down to an amount in fen."""

    FREE = "FREE"
    HALF = "HALF"
    PERCENT = "PERCENT"
    TO = "TO"


class DenialRule(StrEnum):
    """What a denied child does to its joint case (DOMAIN 1.9)."""

    PARTIAL_DELIVERY = "PARTIAL_DELIVERY"
    ALL_OR_NOTHING = "ALL_OR_NOTHING"


EVIDENCE_TAGS = frozenset({"✔L", "✔W", "✔C", "✔R", "K", "LOC", "D"})

"""Intake: from the first keystroke to acceptance, or to any of the ways out before it."""

from app.services.intake.accepting import accept_case, decide_on_spot, deem_overdue
from app.services.intake.drafting import (
    change_matter,
    drop_draft,
    keep_field,
    keep_fields,
    note_card_read,
    start_case,
)
from app.services.intake.ending import refuse_acceptance, return_case, withdraw_case
from app.services.intake.noticing import (
    correct_materials,
    give_notice,
    remind,
    take_supplement,
)
from app.services.intake.receiving import receive_case

__all__ = [
    "accept_case",
    "change_matter",
    "correct_materials",
    "decide_on_spot",
    "deem_overdue",
    "drop_draft",
    "give_notice",
    "keep_field",
    "keep_fields",
    "note_card_read",
    "receive_case",
    "refuse_acceptance",
    "remind",
    "return_case",
    "start_case",
    "take_supplement",
    "withdraw_case",
]

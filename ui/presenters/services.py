"""What screens take from the services, gathered where their names can change once.

The presenters' only door to them: a contract of the imports keeps it so.
"""

from app.services.desk import CLOCK_TOLERANCE
from app.services.intake import (
    accept_case,
    change_matter,
    correct_materials,
    decide_on_spot,
    drop_draft,
    give_notice,
    keep_fields,
    note_card_read,
    receive_case,
    refuse_acceptance,
    remind,
    return_case,
    start_case,
    take_supplement,
    withdraw_case,
)
from app.services.intake.clocks import receipt_clocks
from app.services.intake.drafting import is_of_persons, ref_of
from app.services.intake.receiving import (
    AGENT_QUESTION,
    answers_of,
    form_problems,
    is_whole,
    verdicts_of,
)
from app.services.money import (
    LARGEST_NOTE,
    confirm_payment,
    fail_payment,
    start_payment,
    take_cash,
    waive_fee,
)
from app.services.paper import (
    confirm_printed,
    print_again,
    print_disclosure,
    report_failed,
    reprint,
)
from app.services.paper.intake_papers import FORM_WORDS, NECESSITY_WORDS, SOURCE_WORDS
from app.services.result import (
    close_case,
    deliver,
    issue_and_deliver,
    make_certificate,
)
from app.services.session import note_fetched, view_identity
from app.services.settling import settle_conflict

__all__ = [
    "AGENT_QUESTION",
    "CLOCK_TOLERANCE",
    "FORM_WORDS",
    "LARGEST_NOTE",
    "NECESSITY_WORDS",
    "SOURCE_WORDS",
    "accept_case",
    "answers_of",
    "change_matter",
    "close_case",
    "confirm_payment",
    "confirm_printed",
    "correct_materials",
    "decide_on_spot",
    "deliver",
    "drop_draft",
    "fail_payment",
    "form_problems",
    "give_notice",
    "is_of_persons",
    "is_whole",
    "issue_and_deliver",
    "keep_fields",
    "make_certificate",
    "note_card_read",
    "note_fetched",
    "print_again",
    "print_disclosure",
    "receipt_clocks",
    "receive_case",
    "ref_of",
    "refuse_acceptance",
    "remind",
    "report_failed",
    "reprint",
    "return_case",
    "settle_conflict",
    "start_case",
    "start_payment",
    "take_cash",
    "take_supplement",
    "verdicts_of",
    "view_identity",
    "waive_fee",
    "withdraw_case",
]

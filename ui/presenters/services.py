"""The verbs of the services as screens call them, gathered where their names can change once."""

from app.services.intake import (
    accept_case,
    correct_materials,
    decide_on_spot,
    drop_draft,
    give_notice,
    keep_field,
    refuse_acceptance,
    remind,
    return_case,
    start_case,
    take_supplement,
    withdraw_case,
)
from app.services.money import (
    confirm_payment,
    fail_payment,
    start_payment,
    take_cash,
    waive_fee,
)
from app.services.paper import confirm_printed, print_again, report_failed, reprint
from app.services.result import deliver, issue_and_deliver, make_certificate

__all__ = [
    "accept_case",
    "confirm_payment",
    "confirm_printed",
    "correct_materials",
    "decide_on_spot",
    "deliver",
    "drop_draft",
    "fail_payment",
    "give_notice",
    "issue_and_deliver",
    "keep_field",
    "make_certificate",
    "print_again",
    "refuse_acceptance",
    "remind",
    "report_failed",
    "reprint",
    "return_case",
    "start_case",
    "start_payment",
    "take_cash",
    "take_supplement",
    "waive_fee",
    "withdraw_case",
]

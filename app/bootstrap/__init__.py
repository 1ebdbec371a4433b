"""The composition root of a counter: everything is wired here, by hand, and nowhere else.

provision(…)              once: keys, an empty memory, the first bundle, who may sign in
clerks_of(home)           before the memory is open: the clerks and their passwords
open_counter(home, key)   the counter, for as long as the program runs
read_old, take_over       once, instead: the disk of a broken machine goes on in this one
correspond(counter, …)    its rounds with the center
write_letter, take_replies  the same by stick, where there is no network
"""

from app.bootstrap.correspondence import correspond
from app.bootstrap.counter import (
    Counter,
    bring_back,
    clerks_of,
    open_counter,
    restore_counter,
    warm_up,
)
from app.bootstrap.letters import take_replies, write_letter
from app.bootstrap.provisioning import Enrolment, provision
from app.bootstrap.taking_over import Old, Successor, read_old, take_over

__all__ = [
    "Counter",
    "Enrolment",
    "Old",
    "Successor",
    "bring_back",
    "clerks_of",
    "correspond",
    "open_counter",
    "provision",
    "read_old",
    "restore_counter",
    "take_over",
    "take_replies",
    "warm_up",
    "write_letter",
]

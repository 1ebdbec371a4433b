"""Spare PCs of a simulated office: each goes on with the disk of another, or with a copy of it."""

from __future__ import annotations

from datetime import timedelta

from msgspec import structs

from app.center import enrolling, lives
from app.protocol.signing import new_private_key, public_key
from app.protocol.sync.messages import Ending, Enrol, Enrolled, Former
from app.storage.exchange.lives import Life
from app.storage.upkeep.taking_over import begin_on, look_into
from tests.support.machine import KEY, Machine
from tests.support.office import CENTER_ID, Office


def take_over(office: Office, machine: Machine, *, goes_on: bool) -> Machine:
    """A spare PC with the disk of another; it goes on with its numbers where that is gone."""
    copy, private = office.back_up(machine), new_private_key()
    path = copy.with_suffix(".spare")
    disk = look_into(copy, path, KEY, {})
    answer = _let_in(office, machine, private, structs.replace(disk.former, goes_on=goes_on))
    life = Life(answer.epoch, public_key(private).hex(), Ending.REPLACED, answer.on_with)
    begin_on(path, KEY, life, office.clock, office.center.ids)
    spare = office.machine(
        f"{machine.name}+", machine.terminal_id, machine.window_id, path, private
    )
    spare.promised, spare.is_unsure = list(machine.promised), machine.is_unsure
    if goes_on:
        machine.halt()
        del office.machines[machine.name]
    return spare


def strangers(office: Office) -> list[Machine]:
    """Machines whose key the center does not know: it was set back to before it let them in."""
    link = office.center.store.reader
    return [
        one
        for one in office.machines.values()
        if public_key(one.private).hex()
        not in {life.public_key for life in lives.lives(link, CENTER_ID, one.terminal_id)}
    ]


def _let_in(office: Office, machine: Machine, private: bytes, former: Former) -> Enrolled:
    secret, terminal_id = office.center.ids.event_id(), machine.terminal_id
    until = office.clock.at + timedelta(days=1)
    with office.center.store.writing() as link:
        asked = (CENTER_ID, secret, terminal_id, machine.window_id, until)
        enrolling.invite(link, *asked, replaces=True)
    key = public_key(private).hex()
    question = Enrol("t", secret, key, terminal_id=terminal_id, former=former)
    answer = office.ask(question, private)
    assert isinstance(answer, Enrolled), answer
    return answer

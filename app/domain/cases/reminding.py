"""How an applicant is reminded of what he was asked for; the channel is told, never guessed."""

from __future__ import annotations

from enum import StrEnum

from app.domain.marking import N_


class Channel(StrEnum):
    """The way a reminder went; the values are the words that are recorded."""

    TELEPHONE = N_("电话")
    MESSAGE = N_("短信")
    IN_PERSON = N_("当面")
    MAIL = N_("邮寄")

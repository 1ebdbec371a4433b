"""Where one types and chooses: fields, edits, situation questions, the search box."""

from ui.widgets.forms.choice import ChoiceRow
from ui.widgets.forms.date_edit import DateEdit, date_of
from ui.widgets.forms.edits import CodeEdit, HeadFirst, LastEdit, NameEdit, TextEdit, code_of
from ui.widgets.forms.field import Field
from ui.widgets.forms.money_edit import MoneyEdit, fen_of, yuan_of
from ui.widgets.forms.search import SearchBox

__all__ = [
    "ChoiceRow",
    "CodeEdit",
    "DateEdit",
    "Field",
    "HeadFirst",
    "LastEdit",
    "MoneyEdit",
    "NameEdit",
    "SearchBox",
    "TextEdit",
    "code_of",
    "date_of",
    "fen_of",
    "yuan_of",
]

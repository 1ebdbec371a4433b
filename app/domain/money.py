"""Money in integer fen: shown, read, multiplied, and written in capital characters."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NewType

from app.domain.errors import Refused

Fen = NewType("Fen", int)

LARGEST = 10**16
"""The largest amount in fen that can be read or written: 壹佰万亿元."""
LONGEST_REFERENCE = 64
"""Signs of a payment's reference: no channel gives more, and a slip is read out whole."""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = {"仟": 1000, "佰": 100, "拾": 10}
_YUAN = re.compile(r"(-?)¥?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?元?", re.ASCII)
_ROOMY = Context(prec=80)
_WORDS = re.compile(rf"(负?)(?:([{_DIGITS}拾佰仟万亿]+)元)?([{_DIGITS}角分]*)整?")
_STRAY_ZERO = re.compile(f"零(?![{_DIGITS[1:]}])")


def yuan(fen: int) -> str:
    """Return an amount in yuan with two decimals and grouped thousands: 1,234.50."""
    whole, cents = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole:,}.{cents:02d}"


def parse_yuan(text: str) -> Fen:
    """Read an amount typed in yuan (1234.5, 1,234.50, ¥80) as fen.

    Raises Refused: MONEY_FORMAT, MONEY_TOO_FINE below a fen, MONEY_NEGATIVE, MONEY_TOO_LARGE.
    """
    match = _YUAN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or match[3] == "":
        raise Refused("MONEY_FORMAT", text=text)
    sign, whole, fraction = match[1], match[2].replace(",", ""), match[3] or ""
    if len(fraction) > 2:
        raise Refused("MONEY_TOO_FINE", text=text)
    if sign:
        raise Refused("MONEY_NEGATIVE", text=text)
    if len(whole.lstrip("0")) > 15 or (fen := int(whole + fraction.ljust(2, "0"))) > LARGEST:
        raise Refused("MONEY_TOO_LARGE", text=text, largest=LARGEST)
    return Fen(fen)


def plain_reference(text: str) -> str:
    """The reference of a payment as it is recorded: half-width signs without spaces.

    Raises Refused: REFERENCE_TOO_LONG.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if len(plain) > LONGEST_REFERENCE:
        raise Refused("REFERENCE_TOO_LONG", limit=LONGEST_REFERENCE, count=len(plain))
    return plain


def line_amount(price_fen: Decimal | int, quantity: Decimal | int) -> Fen:
    """Return price times quantity in fen, half a fen rounded up away from zero.

    Each line is rounded by itself and a total is the sum of its lines. TypeError for a float.
    """
    if isinstance(price_fen, float) or isinstance(quantity, float):
        raise TypeError("money is never reckoned in floating point")
    product = _ROOMY.multiply(Decimal(price_fen), Decimal(quantity))
    if not product.is_finite() or abs(product) > LARGEST:
        raise Refused("MONEY_TOO_LARGE", price=str(price_fen), quantity=str(quantity))
    return Fen(int(product.quantize(Decimal(1), ROUND_HALF_UP, _ROOMY)))


def amount_in_words(fen: int) -> str:
    """Write an amount in capital characters, without the prefix 人民币: 壹仟肆佰零玖元伍角.

    By 支付结算办法 annex 1. Of the variants it allows, the one without 零 where the 元 or 万
    place is zero and the next place is not. Ends in 整 only after 元. A red amount begins with
    负. Raises Refused("MONEY_TOO_LARGE") beyond 10^16 fen, TypeError for anything but an int.
    """
    if type(fen) is not int:
        raise TypeError(f"fen is an int, not {type(fen).__name__}")
    if abs(fen) > LARGEST:
        raise Refused("MONEY_TOO_LARGE", fen=fen, largest=LARGEST)
    whole, cents = divmod(abs(fen), 100)
    words = f"{_integer(whole)}元" if whole or not cents else ""
    return ("负" if fen < 0 else "") + words + _small_change(cents, after_yuan=whole > 0)


def words_to_fen(text: str) -> Fen:
    """Read an amount written in capital characters, with or without the prefix 人民币.

    Reads every variant of annex 1 (元 or 圆, 整 or 正, optional 零 and 整). Raises
    Refused("AMOUNT_WORDS") for all else.
    """
    plain = text.strip().removeprefix("人民币").replace("圆", "元").replace("正", "整")
    match = _WORDS.fullmatch(plain)
    if match is None:
        raise Refused("AMOUNT_WORDS", text=text)
    fen = _read(match[2] or "") * 100 + _read_change(match[3])
    fen = -fen if match[1] else fen
    if abs(fen) > LARGEST or not _same_words(plain, amount_in_words(fen)):
        raise Refused("AMOUNT_WORDS", text=text)
    return Fen(fen)


def _integer(number: int) -> str:
    for name, size in (("亿", 10**8), ("万", 10**4)):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return _integer(high) + name + gap + (_integer(low) if low else "")
    return _section(number)


def _section(number: int) -> str:
    words = ""
    for name, size in (*_PLACES.items(), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            words += _DIGITS[digit] + name
        elif words and number and not words.endswith("零"):
            words += "零"
    return words or "零"


def _small_change(cents: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(cents, 10)
    if not cents:
        return "整"
    gap = "零" if after_yuan and not jiao else ""
    return gap + (f"{_DIGITS[jiao]}角" if jiao else "") + (f"{_DIGITS[fen]}分" if fen else "")


def _read(words: str) -> int:
    for name, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = words.rpartition(name)
        if found:
            return _read(high) * size + _read(low)
    total = digit = 0
    for character in words:
        if character in _PLACES:
            total, digit = total + digit * _PLACES[character], 0
        else:
            digit = _DIGITS.index(character)
    return total + digit


def _read_change(words: str) -> int:
    jiao = re.search("([^零])角", words)
    fen = re.search("([^零])分", words)
    return sum(size * _DIGITS.index(found[1]) for found, size in ((jiao, 10), (fen, 1)) if found)


def _same_words(read: str, canonical: str) -> bool:
    """Whether two writings differ in nothing but an optional 零 or an optional final 整."""
    if read == canonical:
        return True
    if _STRAY_ZERO.search(read) or (read.endswith("整") and canonical.endswith("分")):
        return False
    bare_read, bare = (words.replace("零", "").removesuffix("整") for words in (read, canonical))
    return bare_read == bare and (read.endswith(("整", "角", "分")))

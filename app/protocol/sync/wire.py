"""Messages as bytes: JSON in one zstd frame, bounded before it is unpacked."""

from __future__ import annotations

from typing import Any

import msgspec
import zstandard

from app.domain.errors import Refused
from app.protocol.sync.messages import Answer, Question

MOST_PACKED = 2 << 20
"""The largest message as it travels, in bytes."""
MOST_UNPACKED = 16 << 20
"""The largest message unpacked: a small body that unpacks without end is refused."""
_HOW = zstandard.ZstdCompressionParameters(
    strategy=zstandard.STRATEGY_LAZY2,
    window_log=20,
    chain_log=16,
    hash_log=17,
    search_log=1,
    min_match=6,
    target_length=16,
)
"""Of zstd: what repeats in facts are names of fields, digests and Chinese words of three bytes a
letter, so that matches below six bytes are not worth looking for. Less than half the time of its
level 9, and smaller: a fact of about 1.4 KB travels in 425 bytes.
"""
MEDIA_TYPE = "application/zstd"
TERMINAL, SIGNATURE = "Yichuang-Terminal", "Yichuang-Signature"
"""The headers that name who asks, and prove it."""

_ENCODER = msgspec.json.Encoder()
_QUESTION: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Question)
_ANSWER: msgspec.json.Decoder[Any] = msgspec.json.Decoder(Answer)


def packed(message: Question | Answer) -> bytes:
    """The bytes of a message."""
    return compressed(message)


def compressed(value: Any) -> bytes:
    """Any value as JSON in one zstd frame."""
    return zstandard.ZstdCompressor(compression_params=_HOW).compress(_ENCODER.encode(value))


def question_of(raw: bytes) -> Question:
    """The question some bytes hold; Refused MESSAGE_TOO_LARGE, MESSAGE_MALFORMED."""
    question: Question = _decoded(_QUESTION, raw)
    return question


def answer_of(raw: bytes) -> Answer:
    """The answer some bytes hold; Refused as `question_of`."""
    answer: Answer = _decoded(_ANSWER, raw)
    return answer


def _decoded(decoder: msgspec.json.Decoder[Any], raw: bytes) -> Any:
    if len(raw) > MOST_PACKED:
        raise Refused("MESSAGE_TOO_LARGE", size=len(raw), most=MOST_PACKED)
    try:
        return decoder.decode(uncompressed(raw, MOST_UNPACKED))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused("MESSAGE_MALFORMED", detail=str(error)) from error


def uncompressed(raw: bytes, most: int) -> bytes:
    """What one zstd frame holds, up to so many bytes; Refused as `question_of`."""
    try:
        with zstandard.ZstdDecompressor(max_window_size=8 << 20).stream_reader(raw) as reader:
            plain = reader.read(most + 1)
            is_whole = reader.read(1) == b""
    except zstandard.ZstdError as error:
        raise Refused("MESSAGE_MALFORMED", detail=str(error)) from error
    if len(plain) > most or not is_whole:
        raise Refused("MESSAGE_TOO_LARGE", size=len(plain), most=most)
    return plain

"""How the center describes its one path in OpenAPI: a packed question, an answer or a problem."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import (
    OpenAPIFormat,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    Parameter,
    RequestBody,
    Schema,
)

from app.protocol.sync.wire import MEDIA_TYPE, SIGNATURE, TERMINAL

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """Why nothing was done, as RFC 9457 has it; `detail` is a code of ours."""

    type: str
    title: str
    status: int
    detail: str = ""


@dataclass
class Asking(Operation):
    """`POST /v1/ask`; the body is bytes, which no annotation tells."""

    def __post_init__(self) -> None:
        """Name body and headers."""
        binary = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        self.request_body = RequestBody(
            content={MEDIA_TYPE: OpenAPIMediaType(schema=binary)},
            description="a question: JSON in one zstd frame, see app/protocol/README.md",
            required=True,
        )
        self.parameters = [
            _header(TERMINAL, "who asks; empty for a machine that asks to be let in"),
            _header(SIGNATURE, "Ed25519 over terminal and body, in hexadecimal"),
        ]


def _header(name: str, text: str) -> Parameter:
    schema = Schema(type=OpenAPIType.STRING)
    return Parameter(name=name, param_in="header", schema=schema, description=text)


def problems() -> dict[int, ResponseSpec]:
    """What may come instead of an answer."""
    told = {
        HTTPStatus.BAD_REQUEST: "no question",
        HTTPStatus.UNAUTHORIZED: "not signed by the terminal it names",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "longer than a question may be",
        HTTPStatus.TOO_MANY_REQUESTS: "too many unknown codes; come again after `Retry-After`",
        HTTPStatus.SERVICE_UNAVAILABLE: "the database does not answer",
    }
    return {
        int(status): ResponseSpec(
            ProblemDetails,
            description=text,
            media_type=PROBLEM,
            generate_examples=False,
        )
        for status, text in told.items()
    }

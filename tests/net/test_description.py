"""The center answers as its own OpenAPI says, and what is no question changes nothing."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.protocol.sync.wire import MEDIA_TYPE, compressed
from tests.support.dumps import dump
from tests.support.office import Office
from tests.support.served import served

FUZZED = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def test_every_request_the_description_allows_is_answered_as_it_says(tmp_path):
    office = Office(tmp_path)
    before = dump(office)
    with served(office.center) as address:
        schema = schemathesis.openapi.from_url(f"{address}/schema/openapi.json")
        operations = {one.ok().path: one.ok() for one in schema.get_all_operations()}
        _fuzz(operations["/health"].as_strategy())
        _fuzz(operations["/v1/ask"].as_strategy())
    assert len(operations) == 2, "a path that is not tried"
    assert dump(office) == before


@schemathesis.serializer(MEDIA_TYPE)
def _as_it_is(_context: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else compressed(repr(value))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
_QUESTION = st.fixed_dictionaries(
    {"type": st.sampled_from(["Hello", "Push", "Pull", "Enrol"]), "ticket": st.text()},
    optional=dict.fromkeys(("terminal_id", "epoch", "entries", "secret", "key"), _JSON),
)
schemathesis.openapi.media_type(
    MEDIA_TYPE, st.binary() | _JSON.map(compressed) | _QUESTION.map(compressed)
)


def _fuzz(cases: SearchStrategy[schemathesis.Case]) -> None:
    @given(case=cases)
    @FUZZED
    def every(case: schemathesis.Case) -> None:
        # What a frame holds no schema tells: bytes that are allowed may still be no question.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    every()

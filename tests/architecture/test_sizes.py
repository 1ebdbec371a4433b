"""The measure of beauty is the tail."""

from tests.architecture import sizes


def test_no_module_and_no_function_is_too_long() -> None:
    print(sizes.summary("modules", sizes.modules()))
    print(sizes.summary("functions", sizes.functions()))
    assert sizes.too_long() == []

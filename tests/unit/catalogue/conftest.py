"""The starter catalogue, read once, and ways to take a matter apart."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.catalogue import Catalogue, Matter, to_mapping
from app.domain.resources import resource_path
from app.protocol.catalogue_files import read_catalogue

Find = Callable[[str], Matter]
Taken = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_catalogue(resource_path("catalogue"))


@pytest.fixture(scope="session")
def find(catalogue: Catalogue) -> Find:
    """A starter matter by its local code."""
    by_code = {matter.local_code: matter for matter in catalogue.matters}
    return by_code.__getitem__


@pytest.fixture
def taken(find: Find) -> Taken:
    """The mapping of a starter matter, free to be spoiled."""
    return lambda code: copy.deepcopy(to_mapping(find(code)))

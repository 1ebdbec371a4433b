"""Search in a counter of a million cases: the first fifty hits, however the question is put.

The file is made once and kept under the temporary folder of the system; its rows are written in
bulk, straight into the tables, with names as frequent as they are in life.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from app.bootstrap import Counter, open_counter
from app.domain.cases.case import Case, Money
from app.domain.cases.states import FeeStatus, State
from app.domain.cases.values import MatterRef
from app.domain.identity import citizen_id_check_digit
from app.domain.people import Party
from app.home.paths import CounterHome
from app.protocol.canonical import canonical_text
from app.storage.engine.link import Link, Statement, connect
from app.storage.folding.columns import COLUMNS
from app.storage.search.terms import terms_of
from tests.support.memory import CHINA, SOFT, FakeClock, FakeIdentifiers, a_home, template

"""A center in a process of its own, as in production: `python -m tests.bench.hall URL_OR_FILE`.

Prints its port once it listens and answers until its input ends.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import uvicorn

from app.center.answering import Center
from app.center.engine.opening import open_file, open_server
from app.center.serving import application
from app.devices.clock import SystemClock, SystemIdentifiers
from tests.support.databases import KEY
from tests.support.office import CENTER_ID


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        """Say where it listens."""
        await super().startup()
        print(self.servers[0].sockets[0].getsockname()[1], flush=True)


def main() -> None:
    """Serve until the other side hangs up."""
    where = sys.argv[1]
    store = open_server(where) if where.startswith("postgresql") else open_file(Path(where), KEY)
    center = Center(CENTER_ID, store, SystemClock(), SystemIdentifiers())
    config = uvicorn.Config(
        application(center), host="127.0.0.1", port=0, log_config=None, lifespan="off"
    )
    server = _Server(config)

    def end() -> None:
        sys.stdin.read()
        server.should_exit = server.force_exit = True

    threading.Thread(target=end, daemon=True).start()
    server.run()
    store.close()


if __name__ == "__main__":
    main()

"""Who changed what through the server, and when: a line of JSON for each write, only ever appended to."""

import json
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock


class Audit:
    """The log of writes in one file.

    Args:
        path: the file; made where there is none, readable by its owner only.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def note(self, act: str, who: str, **cells: object) -> None:
        """Append that *who* did *act*, with whatever else tells of it.

        Raises:
            OSError: the file cannot be written; then the act should not be done.
        """
        when = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        line = json.dumps({"when": when, "act": act, "who": who, **cells}, ensure_ascii=True)
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not self.path.exists():
                self.path.touch(mode=0o600)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line + "\n")

"""How often something may be done: a bucket of tokens for each caller, filled again at a steady rate."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

_CALLERS = 1024


class Rate:
    """Allows *burst* acts at once and *burst* more in every *seconds*, to each caller.

    >>> rate = Rate(2, 60.0, clock=lambda: 0.0)
    >>> [rate.wait("a") for _ in range(3)], rate.wait("b")
    ([0.0, 0.0, 30.0], 0.0)
    """

    def __init__(self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._each = seconds / burst
        self._clock = clock
        self._lock = Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> float:
        """Return 0 and take a token, or return the seconds until there is one."""
        now = self._clock()
        with self._lock:
            left, then = self._buckets.pop(caller, (float(self._burst), now))
            left = min(self._burst, left + (now - then) / self._each)
            allowed = left >= 1.0
            self._buckets[caller] = (left - 1.0 if allowed else left, now)
            if len(self._buckets) > _CALLERS:
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1.0 - left) * self._each

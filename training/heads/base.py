"""What a head is: it labels windows, has a loss, and says what it gives the exported graph.

A head sees the states of words, ``[b, w, hidden]``, and nothing else of the trunk. To add one, write a module here
and name its class in ``heads/__init__.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.language.encoding import Encoding

if TYPE_CHECKING:
    from training.corpora import Article

IGNORE = -100
FAR = 10_000  # paragraph number of padding


@dataclass(frozen=True)
class Shape:
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512


@dataclass(frozen=True)
class Place:
    """Words ``begin`` to ``end`` of an article: where a window's labels come from."""

    encoding: Encoding
    begin: int
    end: int

    def __len__(self) -> int:
        return self.end - self.begin

    def overlapping(self, s: int, t: int) -> tuple[int, int]:
        """The window's words that overlap the characters s to t: ``(first, last + 1)``."""
        first = int(np.searchsorted(self.encoding.end[self.begin : self.end], s, side="right"))
        last = int(np.searchsorted(self.encoding.start[self.begin : self.end], t, side="left"))
        return first, last

    def starting(self, s: int, t: int) -> tuple[int, int]:
        """The window's words that start within the characters s to t: ``(first, last + 1)``."""
        a, b = np.searchsorted(self.encoding.start[self.begin : self.end], [s, t], side="left").tolist()
        return a, b

    def holds(self, s: int, t: int) -> bool:
        """Tell whether the characters s to t lie inside the window."""
        return bool(self.encoding.start[self.begin] <= s and t <= self.encoding.end[self.end - 1])


@dataclass
class Window:
    """One window with every head's labels; a head without labels here is silent."""

    fed: dict[str, np.ndarray]  # see encoding.inputs
    gold: dict[str, Any]
    document: str
    begin: int  # its first word in the document

    @property
    def pieces(self) -> int:
        return len(self.fed["ids"])


class Batch:
    """Windows padded to one length, and the heads' labels beside them."""

    def __init__(self, windows: list[Window], device: torch.device) -> None:
        self.windows = windows
        self.device = device

        def fed(name: str, value: int) -> Tensor:
            return pad([w.fed[name] for w in windows], value).to(device)

        self.ids = fed("ids", 0)
        self.first = fed("first", 0)
        self.features = [fed(name, 0) for name in ("case", "opens", "quoted")]
        self.paragraph = fed("paragraph", FAR)

    def gold(self, head: str) -> list[tuple[int, Any]]:
        """The rows that have labels of *head*, with these."""
        return [(b, w.gold[head]) for b, w in enumerate(self.windows) if head in w.gold]

    def tensor(self, rows: list[Any], dtype: torch.dtype = torch.long) -> Tensor:
        return torch.tensor(rows, dtype=dtype).to(self.device)


def pad(rows: list[np.ndarray], value: int, width: int = 0) -> Tensor:
    out = torch.full((len(rows), max(width, *map(len, rows), 0)), value, dtype=torch.long)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(np.asarray(row))
    return out


class Neighbours(nn.Module):
    """Lets each place in a row see two to either side, in few dimensions: ``[n, w, wide]`` to ``[n, w, out]``."""

    def __init__(self, wide: int, narrow: int, out: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(wide, narrow)
        self.near = nn.Conv1d(narrow, narrow, 3, padding=1)
        self.far = nn.Conv1d(narrow, narrow, 3, padding=2, dilation=2)
        self.out = nn.Linear(narrow, out)

    def forward(self, x: Tensor, valid: Tensor | None = None) -> Tensor:
        """*valid* ``[n, w]`` is 0 on padding, so that there is seen what lies beyond a lone window."""
        y = self.narrow(x).transpose(1, 2)
        for step in (self.near, self.far):
            if valid is not None:
                y = y * valid[:, None]
            y = y + torch.relu(step(y))
        made: Tensor = self.out(y.transpose(1, 2))
        return made


class Head(nn.Module):
    name: ClassVar[str]
    outputs: ClassVar[dict[str, dict[int, str]]] = {}
    """What it gives the exported graph: names, and the axes whose length varies. Empty: it only helps training."""

    def label(self, article: Article, place: Place) -> Any | None:
        """Labels of one window, ``None`` where the article says nothing."""
        raise NotImplementedError

    def losses(self, words: Tensor, batch: Batch, generator: torch.Generator) -> dict[str, Tensor]:
        """Losses by name, weighed by the recipe; none where no window has labels."""
        raise NotImplementedError

    def run(self, words: Tensor, fed: dict[str, Tensor]) -> tuple[Tensor, ...]:
        """What ``outputs`` names, of one window: *words* ``[1, w, hidden]``."""
        return ()

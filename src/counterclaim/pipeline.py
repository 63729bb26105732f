"""Documents in, readings out, one at a time: read → annotate → extract → compare."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from counterclaim.comparison import compare
from counterclaim.extraction.article import extract
from counterclaim.knowledge.world import world
from counterclaim.language.annotating import annotate_all
from counterclaim.language.encoder import Encoder
from counterclaim.records import Document, Reading
from counterclaim.settings import Settings


class Pipeline:
    """The whole way from an article to its record.

    >>> reading = next(Pipeline.load(Settings()).read([Document("a", "“We left,” Ada Brandt said.")]))
    >>> [claim.id for claim in reading.claims]
    ['c1']
    """

    def __init__(self, encoder: Encoder, threads: int = 0, knowledge: Path | None = None) -> None:
        self._encoder = encoder
        self._threads = threads
        self._world = world(knowledge)

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load the model and what is known of the world, also what the user has added.

        Raises:
            ModelError: the model's files are missing or damaged.
            KnowledgeError: a table of the world is.
        """
        return cls(Encoder(), settings.threads, settings.knowledge if settings.knowledge.exists() else None)

    def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
        """Read *documents* in their order; no more of them are held than have windows in work."""
        held: deque[Document] = deque()

        def texts() -> Iterator[str]:
            for document in documents:
                held.append(document)
                yield document.text

        for annotation in annotate_all(texts(), self._encoder, threads=self._threads):
            reading = extract(
                held.popleft(), annotation, self._encoder.details, with_own_voice=own_voice, world=self._world
            )
            yield compare(reading, annotation)

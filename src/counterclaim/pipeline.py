"""Documents in, readings out, one at a time: read → annotate → extract."""

from collections.abc import Iterable, Iterator
from typing import Self

from counterclaim.extraction.article import extract
from counterclaim.language.annotation import annotate
from counterclaim.language.encoder import Encoder
from counterclaim.records import Document, Reading
from counterclaim.settings import Settings


class Pipeline:
    """The whole way from an article to its record.

    >>> reading = next(Pipeline.load(Settings()).read([Document("a", "“We left,” Ada Brandt said.")]))
    >>> [claim.id for claim in reading.claims]
    ['c1']
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load the model.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        return cls(Encoder(settings.threads))

    def read(self, documents: Iterable[Document], *, own_voice: bool = False) -> Iterator[Reading]:
        """Read *documents* in their order; nothing is held but the one at hand."""
        for document in documents:
            annotation = annotate(document.text, self._encoder)
            yield extract(document, annotation, self._encoder.details, with_own_voice=own_voice)

"""Every exception that Counterclaim raises on purpose.

::

    CounterclaimError            one clear sentence: what, where, what to do next; the command line exits with 2
    ├── InputError               what was given cannot be read
    │   ├── NotText              binary, or an encoding that cannot be told
    │   ├── TooLarge             over a limit of size
    │   ├── NoArticle            nothing in it to read
    │   ├── BadLine              a broken line of JSON Lines (with its number)
    │   ├── BadTable             a file of knowledge whose form is not known
    │   ├── BadArchive           an archive, a WARC, a feed or a PDF, or a part of one, that is damaged or unsafe
    │   ├── Collision            an article's id is another's already
    │   └── FetchError           a URL that cannot or must not be fetched
    │       └── Refused          the server answers with an error
    ├── OptionError              an option's value is not what it should be
    ├── ModelError               the model files are missing or damaged
    ├── KnowledgeError           a table of the world, one that ships or the user's own, is missing or damaged
    └── LedgerError              a ledger that is missing, not ours, from a newer version, damaged, or cannot be written
"""


class CounterclaimError(Exception):
    """The root: its message is fit to be shown to a person."""


class InputError(CounterclaimError):
    """What was given cannot be read."""


class NotText(InputError):
    """Binary data, or bytes whose encoding cannot be told."""


class TooLarge(InputError):
    """The input is over a limit of size."""


class NoArticle(InputError):
    """There is no article in the input."""


class BadLine(InputError):
    """A line of JSON Lines that is broken; the message carries its number."""


class BadTable(InputError):
    """A file of knowledge that is neither a table with a column “name” nor lines of a Wikidata dump."""


class BadArchive(InputError):
    """An archive, a WARC, a feed or a PDF, or a part of one, that is damaged or unsafe."""


class Collision(InputError):
    """An article's id is that of another article already."""


class FetchError(InputError):
    """A URL that cannot or must not be fetched."""


class Refused(FetchError):
    """A server answers with an error; ``status`` is its code, ``after`` the seconds that it asks to wait."""

    def __init__(self, message: str, status: int = 0, after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.after = after


class OptionError(CounterclaimError):
    """The value of an option is not what it should be."""


class ModelError(CounterclaimError):
    """The model's files are missing or damaged."""


class KnowledgeError(CounterclaimError):
    """A table of the world, one that ships with the program or the user's own, is missing or damaged."""


class LedgerError(CounterclaimError):
    """The ledger is missing, not ours, from a newer version, damaged, or cannot be written."""

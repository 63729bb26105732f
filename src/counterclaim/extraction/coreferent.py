"""Where else in the article an entity is spoken of: the encoder's chains, laid over the speakers' own."""

from collections import Counter
from collections.abc import Mapping

from counterclaim.language.annotation import Annotation
from counterclaim.language.antecedents import PRONOUNS
from counterclaim.language.attribution import Run

NAMED = 2
"""Votes of a name that is known to be an entity's; anything else of it has one."""


def coreferent(annotation: Annotation, owner: Mapping[Run, int]) -> dict[int, list[Run]]:
    """Return further runs for each entity: pronouns, descriptions and names that the speakers' chains do not have.

    A chain of the encoder goes to the entity that holds more than half of what is known of it, names counting twice;
    one that is torn between entities goes to none. So a run belongs to one entity at most. Where all that is known of a
    chain are pronouns, only its pronouns go: “it” may have been tied to the wrong name.

    Args:
        annotation: of the article.
        owner: the entity of each run that is known to be one's.
    """

    def pronoun(run: Run) -> bool:
        return run[1] - run[0] == 1 and annotation.plain[run[0]] in PRONOUNS

    out: dict[int, list[Run]] = {}
    for chain in annotation.chains:
        votes: Counter[int] = Counter()
        runs = [annotation.mentions[i].run for i in chain]
        for i in chain:
            mention = annotation.mentions[i]
            if mention.run in owner:
                votes[owner[mention.run]] += NAMED if mention.named else 1
        if not votes:
            continue
        (winner, most), *_ = votes.most_common(1)
        if 2 * most > votes.total():
            if all(map(pronoun, filter(owner.__contains__, runs))):
                runs = list(filter(pronoun, runs))
            out.setdefault(winner, []).extend(run for run in runs if run not in owner)
    return out

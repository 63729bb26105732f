"""Which articles are copies of one text, which words they share, and from where what they say comes."""

from counterclaim.comparison.copies.alignment import COPIES, Alignment, Likeness, Run, align
from counterclaim.comparison.copies.credits import WHOLE, Credit, credits_of
from counterclaim.comparison.copies.groups import Member, components, credited, independent, original
from counterclaim.comparison.copies.origins import Step, chain
from counterclaim.comparison.copies.signatures import bands
from counterclaim.comparison.copies.texts import Text, parsed

__all__ = [
    "COPIES",
    "WHOLE",
    "Alignment",
    "Credit",
    "Likeness",
    "Member",
    "Run",
    "Step",
    "Text",
    "align",
    "bands",
    "chain",
    "components",
    "credited",
    "credits_of",
    "independent",
    "original",
    "parsed",
]

"""Claims of many articles beside one another: how two stand to each other, and the board of what is contested."""

from counterclaim.comparison.across.accounts import Account, Happening, Key, accounts
from counterclaim.comparison.across.board import APART, Setting, disputes
from counterclaim.comparison.across.judging import NEAR, judged, terms
from counterclaim.comparison.across.topics import alike

__all__ = [
    "APART",
    "NEAR",
    "Account",
    "Happening",
    "Key",
    "Setting",
    "accounts",
    "alike",
    "disputes",
    "judged",
    "terms",
]

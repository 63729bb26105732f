"""Claims beside one another: which deny, conflict with, corroborate, repeat, update or refine which."""

from counterclaim.comparison.article import compare

__all__ = ["compare"]

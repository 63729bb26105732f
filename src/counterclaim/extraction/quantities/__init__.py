"""How many: numbers with bounds, units and what they count."""

from counterclaim.extraction.quantities.expressions import find_quantities, quantities

__all__ = ["find_quantities", "quantities"]

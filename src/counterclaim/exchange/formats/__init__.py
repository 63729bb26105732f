"""Readings in the forms that other programs take, one module a form; ``registry.py`` knows them all.

Each module writes readings as they come and holds none of them back; what it must keep to the end (the graph of who
speaks of whom) grows with the names in it, not with the articles.
"""

from counterclaim.exchange.formats.registry import FORMS, Form, form_of

__all__ = ["FORMS", "Form", "form_of"]

"""The store: many articles, each with all its versions, and what was read from them, in SQLite or PostgreSQL."""

from counterclaim.ledger.acts import Act
from counterclaim.ledger.adding import Adding, Outcome, Summary
from counterclaim.ledger.board import Asked
from counterclaim.ledger.changes import Alteration, Changes, changes
from counterclaim.ledger.contents import Heard, Listed
from counterclaim.ledger.groups import Copies, Report, Standing, Story
from counterclaim.ledger.jobs import Job, Jobs
from counterclaim.ledger.opening import opened_ledger
from counterclaim.ledger.producer import Producer
from counterclaim.ledger.repository import Ledger
from counterclaim.ledger.search import Facets, Hit, Tally
from counterclaim.ledger.status import Status
from counterclaim.ledger.users import ROLES, Role, User, Users
from counterclaim.ledger.watching import Watch

__all__ = [
    "ROLES",
    "Act",
    "Adding",
    "Alteration",
    "Asked",
    "Changes",
    "Copies",
    "Facets",
    "Heard",
    "Hit",
    "Job",
    "Jobs",
    "Ledger",
    "Listed",
    "Outcome",
    "Producer",
    "Report",
    "Role",
    "Standing",
    "Status",
    "Story",
    "Summary",
    "Tally",
    "User",
    "Users",
    "Watch",
    "changes",
    "opened_ledger",
]

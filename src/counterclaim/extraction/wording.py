"""Closed lists of English that speaker resolution leans on: pronouns, titles, determiners, kinds of nouns."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MALE = _words("he him his himself")
FEMALE = _words("she her hers herself")
THING = _words("it its itself")
MANY = _words("they them their theirs themselves")
RELATIVE = _words("who which that whose whom")
FIRST_PERSON = _words("i we me us my our")
PRONOUNS = MALE | FEMALE | THING | MANY | RELATIVE | FIRST_PERSON
POSSESSIVES = _words("his her its their my our")

TITLES_MALE = _words("mr sir lord king prince sheikh monsieur herr don")
TITLES_FEMALE = _words("mrs ms miss dame lady queen princess madame frau doña daw")
MEN = _words(
    """
    man father brother son husband uncle nephew grandfather grandson widower boy boyfriend actor waiter gentleman
    policeman fireman
    """
)
WOMEN = _words(
    """
    woman mother sister daughter wife aunt niece grandmother granddaughter widow girl girlfriend actress waitress
    policewoman heiress hostess
    """
)
"""Nouns that tell a person's gender, beside those that end in “-man” and “-woman”."""
TITLES = (
    TITLES_MALE
    | TITLES_FEMALE
    | _words(
        """
        dr prof professor president senator sen rep gov governor minister chancellor judge justice colonel col general
        gen captain capt major maj lieutenant lt sergeant sgt commander admiral adm brigadier chief mayor secretary
        congressman congresswoman ambassador pope bishop archbishop cardinal imam rabbi father sister brother rev
        reverend inspector superintendent detective commissioner officer chairman chairwoman director prime foreign
        vice former ex u maulana ayatollah emir sultan
        """
    )
)
"""Words that stand before a name and are no part of it."""

INDEFINITE = _words(
    """
    a an one some several two three four five six ten another any every each many most few no other others officials
    experts critics residents witnesses researchers analysts lawyers people sources supporters opponents activists
    observers economists scientists doctors investors
    """
)
"""First words of a phrase that points back to nobody."""
GOVERNORS = _words(
    """
    of for from to with by in at on and near against about under inside behind across between among including than like
    over close representing
    """
)
"""Words after which a name is not the head of its phrase."""
FOLLOWERS = _words(", ( ) of who and which ’ ' in - – — at for from on via that whose with , ; : as ”")
"""What may follow the name that heads a phrase; a noun there makes the name a modifier (“the X campaign”)."""

PLACED = _words("in near outside around across toward towards into")
"""Words after which a lone name is a place."""
OPENERS = _words("the a an its their his her our and")
"""Words that open a phrase and say nothing in it."""

DOCUMENTS = _words(
    """
    statement statements report reports notice letter letters affidavit lawsuit suit complaint filing filings email
    emails e-mail post posts tweet tweets website page testimony bulletin advisory release communique communiqué
    message study survey surveys poll polls average averages petition brief submission caption note announcement
    ruling verdict evidence inventory document dossier memo memorandum finding findings
    """
)
"""Things that speak for whoever issued them; a register, a log or a video speaks for itself."""
POLLS = _words("poll polls survey surveys average averages study")
"""Documents of which what stands behind “of” is no author."""
SPOKES = _words("spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons")

BODIES = _words(
    """
    ministry government army police agency department committee commission company firm council court party union
    campaign office service authority board bank university hospital group association federation club church navy
    guard force forces command bureau fund institute network paper newspaper station channel magazine coalition
    alliance cabinet parliament senate house congress administration regime embassy militia movement brigade mill
    chain maker manufacturer operator airline airport port school charity foundation corporation team centre center
    tribunal prosecution defence consortium cooperative society league lender insurer retailer utility media press
    outlet outlets blog tabloid broadcaster publisher studio startup newswire
    """
)
"""Nouns for bodies; a description headed by one is no person."""

PEOPLE = _words(
    """
    man woman boy girl mother father son daughter wife husband widow brother sister uncle aunt friend neighbour neighbor
    colleague nurse abbot priest chief head boss coach student teacher president king queen mayor judge star pilot
    captain guard candidate nominee source aide agent witness victim patient tenant resident
    """
)
AGENTS = ("er", "or", "man", "woman", "person", "ist", "ian", "eer", "ant", "ress")
"""Endings of nouns for people by what they do."""
NO_PEOPLE = _words(
    """
    paper newspaper letter number order matter center power border river water winter summer weather quarter chapter
    register ledger tower computer error mirror factor sector motor terror plant restaurant grant tenor harbor door
    floor corridor charter cover answer offer member-state border-guard newsletter poster banner ferry carrier tanker
    """
)

MEDIA = _words(
    """
    reporters journalists newspaper newspapers paper radio television tv channel agency news magazine media press
    broadcaster network bbc cnn reuters ap afp msnbc fox times post journal
    """
)
"""Words that show that what is told is told to the press."""

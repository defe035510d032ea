"""What a claim is of, in the classes of the lexicon: what befell those it counts, what it counts, what it measures.

Linking asks these to bring claims together, the rules to tell them apart; both must hear the same.
"""

from __future__ import annotations

from reconcile.model import Claim, Kind, Measure
from reconcile.text import lexicon, severity, topics
from reconcile.text.remembering import remembered

#: Heads that name what befell people, and so tell predicate and people at once.
_BEFELL = frozenset("death fatality toll dead wounded injured injury body corpse casualty killing slaying".split())

#: What may befall people at one event: their counts are read beside one another, though each answers its own question.
CASUALTIES = frozenset(
    (*"killed injured shot hospitalized treated transported critical stable serious slight missing rescued".split(), "")
)

#: What may be told of people by a word before the noun that counts them.
_HARMED = frozenset(("killed", "injured", "missing"))

#: Predicates that say how a figure moved, not what it counts.
_MOVES = ("up", "down")


@remembered
def predicate(claim: Claim) -> str | None:
    """What befell, or was done with, what is counted: a state told beside it ("in critical condition"), the class of a
    head that tells it ("death"), or that of the verb."""
    cue = claim.scope.cue("subset")
    if cue is not None and (state := severity.state(cue.text)) is not None:
        return state
    head = claim.measure.head
    if is_doer(claim):
        return None
    if is_burnt(claim):
        return "destroyed"
    if head in _BEFELL and (told := lexicon.known_predicate(head)):
        return told
    if _is_laid_off(claim.measure):
        return LAID_OFF
    done = lexicon.known_predicate(claim.measure.verb) if claim.measure.verb else None
    if done in _MOVES and (befell := _toll(claim)) is not None:
        return befell
    if done in (None, "happened") and head and (befell := _how_they_are(claim)) is not None:
        return befell
    if done is None and claim.measure.verb in _COUNTING and lexicon.noun(head) == "protester":
        return "attended"  # "the ministry spoke of 65,000 demonstrators"
    return done


#: What is done with a crowd by who tells how great it was, and by what it came to.
_COUNTING = frozenset("speak count estimate number put report see draw attract bring".split())


#: Jobs cut, posts axed, workers sacked, people laid off.
LAID_OFF = "laid_off"
#: What is counted by any noun: jobs or people, homes or customers without power.
BY_ANY_NOUN = (LAID_OFF, "unpowered")


def _is_laid_off(measure: Measure) -> bool:
    """Jobs go by any verb of falling, workers by one of parting, and of people that are no more than that it must be a
    verb that says nothing else."""
    if measure.relation not in ("object", "passive", "subject", "oblique"):
        return False
    sort = lexicon.noun(lexicon.phrase(measure.head, measure.modifiers))
    if sort == "layoff":
        return True
    verbs = {"job": "jobs_go", "worker": "workers_go", "person": "people_go"}.get(sort)
    return verbs is not None and measure.relation != "subject" and measure.verb in lexicon.words(verbs)


#: Who did it, by class of noun.
_DOERS = ("fighter", "suspect")


@remembered
def is_doer(claim: Claim) -> bool:
    """True for those who did the deed: "two gunmen killed nine", "at least two people opened fire"."""
    if claim.kind is not Kind.QUANTITY or claim.measure.relation != "subject":
        return False
    if lexicon.noun(claim.measure.head) in _DOERS:
        harmed = lexicon.known_predicate(claim.measure.verb) in ("killed", "injured", "shot")
        return (harmed and claim.measure.verb != "die") or claim.measure.verb in _DEEDS
    return noun(claim) == "person" and claim.measure.verb in ("fire", "ambush")


#: What attackers and suspects do, whatever comes of it.
_DEEDS = frozenset("fire open ambush storm attack hide raid".split())


def _how_they_are(claim: Claim) -> str | None:
    """The state told before the noun: "the clinic received 14 injured passengers"."""
    between = claim.quote.casefold().split()[1:-1]
    told = (lexicon.known_predicate(word) for word in between)
    return next((state for state in told if state in _HARMED), None) if noun(claim) == "person" else None


def deed(claim: Claim) -> str | None:
    """What is done with a sum or a level: told by the verb, or by a noun that names it ("the cost of a ticket was $9",
    "a ticket costs $9")."""
    return predicate(claim) or lexicon.known_predicate(claim.measure.head)


def _toll(claim: Claim) -> str | None:
    """What a count that "rose to" its figure is a count of: "the death toll" is of the killed."""
    words = claim.measure.text.lower().split()
    if noun(claim) != "person":
        return None
    return next((told for word in words if (told := lexicon.known_predicate(word)) in CASUALTIES), None)


@remembered
def is_burnt(claim: Claim) -> bool:
    """Land that a fire has gone over: "it burned 12,000 acres", "the blaze grew to 12,400 acres"."""
    if claim.quantity is None or claim.quantity.dimension != "area":
        return False
    return claim.measure.verb in lexicon.words("burning") or lexicon.noun(claim.measure.head) == "fire"


@remembered
def noun(claim: Claim) -> str:
    """The broadest class of what is counted: "person" for children and for deaths, "document" for deals."""
    if claim.measure.head in _BEFELL:
        return "person"
    return lexicon.root(lexicon.phrase(claim.measure.head, claim.measure.modifiers))


@remembered
def topic(claim: Claim) -> str:
    """The class of what a rate, level or sum is of."""
    return topics.topic(claim.measure)

"""Which happening a measure tells of, so that days and places of one happening can be told from those of another.

A shooting, those it killed and those it hurt are one happening, told in many words; who meets, visits or votes does so
in many places and on many days. The day on which a crash is mourned, or looked into, is not the day of the crash.
"""

from __future__ import annotations

from reconcile.model import Claim, Measure
from reconcile.text import lexicon

#: What a deed is called: it is suffered, once, in a moment.
DEED = "happened"
#: Death may come days later, and elsewhere.
DIED = "died"

#: Kinds of event that are held, not suffered, again and again or on many days: each word of them is its own happening.
PLANNED = frozenset(("talks", "visit", "election", "trial", "match", "protest", "results", "epidemic"))
#: What befalls people in the moment of a deed.
_AT_ONCE = frozenset(("killed", "injured", "shot"))
_LATER = frozenset("die death dead succumb perish".split())
#: Verbs whose day is that of the telling.
SAID = frozenset(
    """say tell report announce state add note claim confirm identify name leave be have tweet post write warn urge
    quote""".split()
)
_HAPPEN = frozenset(("happen", "occur"))
#: Verbs that say no more than that the deed they have as subject or object was done.
_LIGHT = frozenset(
    "leave be take come commit carry cause claim hit rip rock tear cut go report unfold hear feel launch".split()
)


#: Verbs of one moment of a thing, by the first of them.
_MOMENTS = (
    ("begin", "start", "commence"),
    ("end", "finish", "conclude", "close"),
    ("leave", "depart", "sail", "embark"),
    ("arrive", "reach", "dock", "land"),
    ("discover", "find", "spot", "detect", "sight"),
    ("overtake", "surpass", "eclipse", "dethrone", "unseat", "supplant", "displace"),
)
_MOMENT = {verb: verbs[0] for verbs in _MOMENTS for verb in verbs}


def moment(verb: str) -> str:
    """The verb, or the one that stands for it where it is a matter of when: begun and started are one hour and day."""
    return _MOMENT.get(verb, verb)


#: What comes about once for whoever it befalls, and is told again for years: on which day, or in which year, is known.
ONCE = frozenset(("discover", "overtake", "arrested"))
#: What is lost to the one who overtakes.
_PLACES = frozenset("place spot position crown title rank lead top".split())
#: What falls from above: where it lands it strikes.
_FALLING = frozenset(
    "meteorite meteor meteoroid rocket shell missile bomb mortar projectile grenade debris wreckage boulder".split()
)
_FALLS = frozenset("land fall drop crash come strike hit plunge slam smash".split())


def happening(measure: Measure) -> str:
    """`DEED`, `DIED`, or the words of another happening; "" where none is told."""
    head, verb = measure.head.lower(), measure.verb
    if verb in _LATER or head in _LATER:
        return DIED
    kind, done = lexicon.event(head), lexicon.event(verb)
    if head in _FALLING and verb in _FALLS:
        return DEED
    if verb == "lose" and head in _PLACES:
        return moment("overtake")
    if (befell := _befell(measure)) is not None:
        return befell
    if kind in PLANNED or (done in PLANNED and kind is None):
        return f"{verb} {head}"
    if done or _at_once(verb) or _at_once(head) or (kind and _carries(measure)):
        return DEED
    if kind or verb in SAID:
        return ""
    if verb in _HAPPEN:
        return DEED
    return verb if lexicon.predicate(verb) == DEED else lexicon.known_predicate(verb) or moment(verb)


def _befell(measure: Measure) -> str | None:
    """ "The arrest took place", "he was held": what befell is told by the noun, or of whom it is told."""
    head, verb = measure.head.lower(), measure.verb
    if (verb in _HAPPEN or measure.relation == "place") and lexicon.known_predicate(head) == "arrested":
        return "arrested"
    somebody = head in _SOMEBODY or lexicon.root(lexicon.noun(head)) == "person"
    if somebody and (measure.relation, verb) in _SEIZED:
        return "arrested"
    return None


#: What is done with somebody who is arrested, by who is the subject.
_SEIZED = frozenset((("passive", "hold"), ("passive", "seize"), ("object", "seize"), ("passive", "catch")))
_SOMEBODY = frozenset(("he", "she", "they", "who"))


def _at_once(word: str) -> bool:
    return lexicon.known_predicate(word) in _AT_ONCE


def _carries(measure: Measure) -> bool:
    """Whether what is told of the deed is the deed itself: "Sunday's crash", "the crash happened", "opened fire"."""
    verb = measure.verb
    return (
        measure.relation in ("modifier", "relative")
        or not verb
        or verb in _LIGHT
        or lexicon.predicate(verb) == "happened"
    )


def once(a: Claim, b: Claim) -> str:
    """What befell one bearer once, as far as both say: the finding of a thing, an arrest, a rank that was lost. ""
    where the two tell of other happenings, or of other bearers: a thing and another, a name and another."""
    mine = happening(a.measure)
    if mine not in ONCE or mine != happening(b.measure):
        return ""
    if mine == "overtake":  # told of the one who rises, or of the one who falls
        return mine if _named(a) & _named(b) else ""
    x, y = (claim.measure.head for claim in (a, b))
    if not x or not y or x.lower() in _SOMEBODY or y.lower() in _SOMEBODY or x.lower() == y.lower():
        return mine
    one = bool(_words(a) & _words(b)) or x[:1].isupper() != y[:1].isupper()
    return mine if one or all(lexicon.root(lexicon.noun(head)) == "person" for head in (x, y)) else ""


def _words(claim: Claim) -> set[str]:
    """What the bearer is called, with the words before it: "asteroid 2014 XX" is an asteroid."""
    return {word.lower() for word in (claim.measure.head, *claim.measure.modifiers)}


def _named(claim: Claim) -> set[str]:
    return {word for name in (*claim.measure.of, *claim.scope.names) for word in name.casefold().split()}

"""Which happening a measure tells of, so that days and places of one happening can be told from those of another.

A shooting, those it killed and those it hurt are one happening, told in many words; who meets, visits or votes does so
in many places and on many days. The day on which a crash is mourned, or looked into, is not the day of the crash.
"""

from __future__ import annotations

from reconcile.model import Measure
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
)
_MOMENT = {verb: verbs[0] for verbs in _MOMENTS for verb in verbs}


def moment(verb: str) -> str:
    """The verb, or the one that stands for it where it is a matter of when: begun and started are one hour and day."""
    return _MOMENT.get(verb, verb)


def happening(measure: Measure) -> str:
    """`DEED`, `DIED`, or the words of another happening; "" where none is told."""
    head, verb = measure.head.lower(), measure.verb
    if verb in _LATER or head in _LATER:
        return DIED
    kind, done = lexicon.event(head), lexicon.event(verb)
    if kind in PLANNED or (done in PLANNED and kind is None):
        return f"{verb} {head}"
    if done or _at_once(verb) or _at_once(head) or (kind and _carries(measure)):
        return DEED
    if kind or verb in SAID:
        return ""
    if verb in _HAPPEN:
        return DEED
    return verb if lexicon.predicate(verb) == DEED else lexicon.known_predicate(verb) or verb


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

"""How alike two hours, days or places are: those of one happening."""

from __future__ import annotations

from reconcile.linking.scores import Score, days
from reconcile.linking.slots import PRONOUNS, did, one_happening
from reconcile.model import Claim, Label
from reconcile.text import lexicon, nameforms
from reconcile.text.dating import yearless
from reconcile.text.happenings import SAID, moment, once
from reconcile.text.remembering import remembered

#: What the date of an article's dateline, and of its first lines, is a date of.
_ARTICLE = "the article's event"
#: Lines that may tell the day of the article's own event.
_TOP = 12
#: Words of many happenings.
_FAINT = lexicon.words("faint")
#: Kinds of event that are held, not suffered: each has an hour of its own.
_PLANNED = ("talks", "visit", "election", "trial", "match")

#: Tell of a deed where nobody is named, and what somebody did where somebody is.
_CALLS, _FOR_HELP = (
    ("call", "ring"),
    frozenset(("", "police", "call", "911", "ambulance", "dispatcher", "help", "alarm")),
)
_BY_HAND = ("call", "ring", "open", "respond", "receive", "start", "begin")


def time(a: Claim, b: Claim) -> Score:
    """Hours of one happening: the same thing done, or what the articles are about, come about."""
    mine, theirs = _happens(a), _happens(b)
    unlike = not mine or mine != theirs or any(claim.measure.head.lower() in PRONOUNS for claim in (a, b))
    found = _hour(a, b, mine, theirs)
    if unlike and not found.value and _one_minute(a, b):
        return Score(0.6, "one minute, in articles on one event")
    return found


def _hour(a: Claim, b: Claim, mine: str, theirs: str) -> Score:
    if not mine or mine != theirs:
        return Score(0.0, "hours of other things")
    one = a.quantity is not None and b.quantity is not None and a.quantity.interval == b.quantity.interval
    if mine in _PLANNED and not one and (a.document == b.document or not {*a.measure.of} & {*b.measure.of}):
        return Score(0.0, "each meeting has its own hour")
    named = [{word for name in claim.measure.of for word in name.casefold().split()} for claim in (a, b)]
    way = (
        mine in _WAY and bool(named[0] & named[1]) and a.document != b.document
    )  # the boat, told by its name or harbour
    if mine != "happened" and a.measure.head != b.measure.head and not way:
        return Score(0.0, "hours of other things")
    if a.measure.head != b.measure.head and any(map(_by_noun, (a, b))) and not one:
        return Score(0.0, "hours of deeds by other names")
    if a.document == b.document and all(named) and not named[0] & named[1]:
        return Score(0.0, "hours of what happened elsewhere")
    return Score(0.8, f"both tell when it {mine}")


def _by_noun(claim: Claim) -> bool:
    """ "Called to a shooting around 6:30 p.m.": the hour of what stands right before it, which may be one of many."""
    return claim.measure.relation == "modifier" and not claim.measure.verb


def _one_minute(a: Claim, b: Claim) -> bool:
    """ "It started at about 10:17" and "a gunman walked up at 10:17": to the minute, in two articles, and no full or
    half hour, which many things begin at."""
    x, y = a.quantity, b.quantity
    if x is None or y is None or x.value is None or a.document == b.document or x.value != y.value:
        return False
    own = any(claim.measure.verb in _PHASES for claim in (a, b)) or _zone(a) != _zone(b)
    return bool(x.value % _HALF_HOUR) and not own and not any(claim.scope.cue("background") for claim in (a, b))


def _zone(claim: Claim) -> str:
    cue = claim.scope.cue("zone")
    return cue.text if cue is not None else ""


#: Minutes between the hours that are told for want of a surer one.
_HALF_HOUR = 30


@remembered
def _happens(claim: Claim) -> str:
    head, verb = claim.measure.head.lower(), claim.measure.verb
    kind = lexicon.event(head)
    if head in _NOTICES and lexicon.event(verb) is None:  # a sentry post is attacked
        return ""
    if verb in _PHASES:
        return f"{head} {verb}"
    if kind in _PLANNED:
        return kind
    if head in _HELD and moment(verb) == "begin":
        return f"{head} {verb}"
    done = lexicon.event(verb)
    if claim.measure.relation == "place" or (head, verb) == ("place", "take"):
        return "happened"
    if verb in _BY_HAND and (claim.measure.head[:1].isupper() or (verb in _CALLS and head not in _FOR_HELP)):
        return verb  # "Roe called her friend at two" is no call for help
    if (
        kind
        or lexicon.predicate(verb) == "happened"
        or (done and done not in _PLANNED)
        or lexicon.known_predicate(verb) in ("killed", "injured", "shot", "destroyed")
    ):
        return "happened"
    if moment(verb) in _WAY:
        return moment(verb)
    return "" if verb in SAID or lexicon.known_predicate(verb) or lexicon.predicate(verb) == lexicon.PLAIN else verb


#: What is held, and no deed: the hour at which it began is that of nothing that happened there.
_HELD = frozenset(
    "party concert show festival dance gig wedding ceremony service celebration event class school shift dinner game"
    " parade gathering reception screening broadcast".split()
)
#: Who left is known by name, and the hour at which one leaves is no other's.
_WAY = ("leave", "arrive")
#: What becomes of a thing that has begun, and what tells of it: neither is the hour at which it came about.
_PHASES = frozenset(
    "intensify spread subside end stop cease continue resume reopen expire contain extinguish douse lift clear"
    " close".split()
)
_NOTICES = frozenset("alert notice notification email e-mail text message tweet post letter bulletin update".split())


def date(a: Claim, b: Claim) -> Score:
    """Dates of one happening: a word of what happened is shared, beyond the names that the articles share anyway."""
    mine, theirs = ((moment(claim.measure.verb), claim.measure.head) for claim in (a, b))
    if mine == theirs and all(mine):
        return Score(0.8, f"both of {a.measure.head}, {a.measure.verb}")
    one = _one_day(a, b)
    if not one and (one is False or a.scope.period != b.scope.period) and (done := one_happening(a, b)):
        # the surest of pairs: grouped first, so that those who repeat either day do not part the two
        return Score(0.85, f"both tell the day on which it {done}")
    if a.document == b.document:
        return Score(0.0, "an article tells its days more than once")
    if did(a) and did(a) == did(b):
        return Score(0.6, f"both tell when somebody did so: {a.measure.verb}")
    if befell := once(a, b):
        return Score(0.55, f"both tell when it was that somebody or something was {_BEFELL[befell]}")
    shared = _happening(a) & _happening(b)
    if not shared or not one:
        return Score(0.0, "of other happenings")
    return Score(0.7, f"both of {', '.join(sorted(shared))}")


#: What comes about once, in words.
_BEFELL = {"discover": "found", "overtake": "overtaken", "arrested": "arrested"}


def _one_day(a: Claim, b: Claim) -> bool | None:
    """Whether both name one time; days without a year are held against one another as they are told."""
    known = not any(yearless.is_open(claim.when, claim.scope.period) for claim in (a, b))
    if known or (a.scope.period is not None and a.scope.period == b.scope.period):
        return days(a) == days(b)
    x, y = (yearless.day_of(claim.when, claim.scope.period) for claim in (a, b))
    gap = yearless.apart(x, y) if x is not None and y is not None else None
    return None if gap is None else gap == 0


def place(a: Claim, b: Claim) -> Score:
    done = one_happening(a, b)
    return Score(0.7, f"both tell where it {done}") if done else Score(0.0, "places of other happenings")


@remembered
def _happening(claim: Claim) -> set[str]:
    """The words that say what happened then. Of names, only those made of common words ("Victory Day") tell that."""
    if claim.label is Label.DATELINE:
        return {_ARTICLE}
    told = (claim.measure.head, claim.measure.verb, *claim.measure.modifiers)
    named = (word for name in (*claim.measure.of, *claim.scope.names) for word in name.casefold().split())
    words = {word for word in " ".join(told).casefold().replace("-", " ").split() if len(word) > 3}
    words |= {word for word in named if len(word) > 3 and nameforms.is_common(word)}
    return {*words - _FAINT, _ARTICLE} if claim.line <= _TOP and claim.scope.cue("lead") else words - _FAINT

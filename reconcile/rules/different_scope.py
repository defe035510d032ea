"""A part and its whole, a subset, or who is counted in.

"Eleven agreements" are among "15 documents, including eleven agreements"; "ten other accords" beside a declaration make
eleven with it; children are some of the people. The words that draw the circle are the evidence.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from reconcile.model import Basis, Claim, Cue, Kind, Place, Span, Verdict
from reconcile.rules.base import Pair, Reason, Rule, Stage, after, before, cite, counts, counts_on, fits_in
from reconcile.text import lexicon, places
from reconcile.text.concepts import CASUALTIES, predicate

#: Cues that make a figure a part, or leave somebody out.
_PART = ("including", "of_whom", "among", "one_of", "each", "only_at", "subset")


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.QUANTITY) or not counts(pair):
        return None
    if pair.same_value():
        return _another(pair)
    return (
        _spared(pair)
        or _new(pair)
        or _known_by_name(pair)
        or _other(pair)
        or _narrower(pair)
        or _joined(pair)
        or _cued(pair)
        or _modified(pair)
        or _at_a_place(pair)
        or _at_the_scene(pair)
    )


#: "8,400 cars and vans": the noun that is counted with the first.
_AND = re.compile(r"\s+and\s+(?P<more>[^\W\d_]{3,}s)\b(?!\s+(?:the|an?|his|her|its|their|him|her|them|it|that)\b)")


def _joined(pair: Pair) -> Reason | None:
    """ "8,400 cars and vans" are more than the cars."""
    told = [_AND.match(after(claim, text)) for claim, text in zip(pair.both, pair.text, strict=True)]
    if (told[0] is None) == (told[1] is None):
        return None
    mine, theirs = (pair.left, pair.right) if told[0] is not None else (pair.right, pair.left)
    match = told[0] or told[1]
    a, b = _figure(mine), _figure(theirs)
    if (
        match is None
        or a is None
        or b is None
        or a <= b
        or not mine.measure.head
        or not mine.quote.lower().endswith("s")
    ):
        return None
    words = f"“{mine.quote} and {match['more']}” counts both; “{theirs.quote}” only the one"
    return Reason(words, (cite(mine, "counts both"), cite(theirs, "the one")), 0.65)


def _other(pair: Pair) -> Reason | None:
    """ "Ten other …": explained where the thing named beside it makes up the difference."""
    for claim, against in (pair.both, pair.both[::-1]):
        cue = claim.scope.cue("other")
        a, b = (_figure(c) for c in (claim, against))
        if cue is None or a is None or b is None:
            continue
        if (
            b > a
            and (claim.scope.cue("definite") is not None or cue.text.lower() == "the other")
            and claim.scope.cue("total") is None
        ):
            words = f"“{claim.quote}” are those who are left when others were told of; “{against.quote}” are all"
            return Reason(words, (cite(claim, "those left", cue.span), cite(against, "the whole")), 0.6)
        if against.scope.cue("other") or (
            _beside_the_dead(claim, pair) and not (b - a == 1 and (_also(claim, pair) or _counts_all(against)))
        ):
            continue
        if counts_on(claim) and claim.document == against.document:
            words = f"“{_text(cue)}” adds to others: “{claim.quote}” is a count of its own beside “{against.quote}”"
            return Reason(words, (cite(claim, "adds to others", cue.span), cite(against, "another count")), 0.6)
        if b - a == 1 or claim.document == against.document:
            words = f"“{claim.quote}” leaves out what is named beside it; with it the count is {a + 1:f}"
            if b - a == 1:
                words += f", which is “{against.quote}”"
            return Reason(words, (cite(claim, "leaves something out", cue.span), cite(against, "the whole")), 0.75)
    return None


def _another(pair: Pair) -> Reason | None:
    """ "Two were killed, and two more have died since": as many again, and not the same."""
    adding = [claim for claim in pair.both if counts_on(claim)]
    if not pair.internal or len(adding) != 1 or any(predicate(claim) not in CASUALTIES for claim in pair.both):
        return None
    claim = adding[0]
    against = pair.right if claim is pair.left else pair.left
    cue = claim.scope.cue("other")
    words = f"“{claim.quote}” counts on from others: as many again as “{against.quote}”, and not the same"
    span = cue.span if cue is not None else claim.span
    return Reason(words, (cite(claim, "adds to others", span), cite(against, "another count")), 0.7)


def _spared(pair: Pair) -> Reason | None:
    """ "None of the other eight guests were hurt": those whom it did not befall."""
    for claim, against in (pair.both, pair.both[::-1]):
        cue = claim.scope.cue("negated")
        if cue is None or cue.text.lower() not in ("none", "neither") or against.scope.cue("negated"):
            continue
        words = f"“{claim.quote}” are those whom it did not befall"
        return Reason(words, (cite(claim, "none of them", cue.span), cite(against, "whom it befell")), 0.75)
    return None


def _counts_all(claim: Claim) -> bool:
    """ "The six victims were carried out": whoever was hit, dead or hurt."""
    return claim.measure.head in ("victim", "casualty") and predicate(claim) is None


def _also(claim: Claim, pair: Pair) -> bool:
    """ "Killed his neighbour, then three more people", "three others were also hurt": one of the same was told of
    before."""
    text = pair.text[0 if claim is pair.left else 1]
    told = " ".join((before(claim, text)[-40:], after(claim, text)[:24]))
    return _ALSO.search(told) is not None


_ALSO = re.compile(r"\b(?:also|then|went on to|before killing|as well)\b", re.I)


def _new(pair: Pair) -> Reason | None:
    """ "Five new deaths, 17 in all": those of a day, and those so far."""
    for claim, against in (pair.both, pair.both[::-1]):
        if _NEW.isdisjoint(claim.measure.modifiers) or not _NEW.isdisjoint(against.measure.modifiers):
            continue
        if fits_in(claim, against) and lexicon.noun(claim.measure.head) == lexicon.noun(against.measure.head):
            words = f"“{claim.quote}” counts those that were added, “{against.quote}” all so far"
            return Reason(words, (cite(claim, "those added"), cite(against, "all so far")), 0.7)
    return None


def _known_by_name(pair: Pair) -> Reason | None:
    """ "Two of the dead have been named": those of whom it is known who they are, among all."""
    for claim, against, text in zip(pair.both, pair.both[::-1], pair.text, strict=True):
        named = _NAMED.search(after(claim, text))
        if named is None or predicate(claim) not in CASUALTIES or not fits_in(claim, against):
            continue
        start = claim.span.end + named.start()
        words = f"“{claim.quote}” counts those who {' '.join(named[0].split())}, “{against.quote}” all"
        span = Span(start, start + len(named[0]))
        return Reason(words, (cite(claim, "who is known by name", span), cite(against, "all")), 0.65)
    return None


_NAMED = re.compile(
    r"\b(?:(?:has|have) (?:now |since |also )?been|was|were|are|is) (?:publicly |formally )?(?:identified|named)\b",
    re.I,
)

_NEW = frozenset(("new", "fresh", "daily", "further", "additional"))


def _figure(claim: Claim) -> Decimal | None:
    quantity = claim.quantity
    if quantity is None:
        return None
    return quantity.value if quantity.value is not None else quantity.interval.low


def _beside_the_dead(claim: Claim, pair: Pair) -> bool:
    """ "15 others were hurt" leaves out who was killed, and they are no hurt; "striker, 8 others hurt" leaves
    out one of them."""
    text = pair.text[0 if claim is pair.left else 1]
    joined = _JOINED.search(before(claim, text)) is not None and _DEAD.search(text) is None
    return predicate(claim) in CASUALTIES and predicate(claim) != "shot" and not joined


_JOINED = re.compile(r"[^\W\d](?:,| and| &)\s*$", re.I)
_DEAD = re.compile(r"\b(?:kill|dead|die[sd]?\b|death|fatal|slain|murder|deceased)", re.I)


def _narrower(pair: Pair) -> Reason | None:
    """A class of people or things against the broader one: children among the people."""
    a, b = (lexicon.noun(claim.measure.head) for claim in pair.both)
    if not a or not b or a == b or lexicon.root(a) != lexicon.root(b):
        return None
    narrow, broad = (pair.left, pair.right) if lexicon.broader(a) == b else (pair.right, pair.left)
    names = lexicon.noun(narrow.measure.head), lexicon.noun(broad.measure.head)
    if lexicon.broader(names[0]) == names[1]:
        if not fits_in(narrow, broad) or _is_the_toll(pair):
            return None
        words = (
            f"“{narrow.quote}” counts one sort, “{broad.quote}” all that “{broad.measure.head or names[1]}” may mean"
        )
    else:
        words = f"one counts {narrow.measure.head}, the other {broad.measure.head}"
    return Reason(words, (cite(narrow, "the narrower count"), cite(broad, "the broader count")), 0.7)


def _is_the_toll(pair: Pair) -> bool:
    """Both lead two articles on one event with its dead, and nearly one number of them: "eight workers died" there is
    as much the toll as "nine people were killed" here."""
    leads = all(c.scope.cue("lead") and predicate(c) == "killed" and not c.scope.cue(*_PART) for c in pair.both)
    sizes = sorted(q.value for q in pair.quantities() or () if q.value is not None)
    near = len(sizes) == 2 and sizes[0] >= _TOLL and sizes[1] * 2 <= sizes[0] * 3
    return pair.same_event is True and not pair.internal and leads and near


#: Of fewer, two may be of a sort, and a third not.
_TOLL = 4


def _cued(pair: Pair) -> Reason | None:
    """A part told apart by its own words, against a figure without them."""
    for index, (claim, against) in enumerate((pair.both, pair.both[::-1])):
        cue = claim.scope.cue(*_PART)
        if cue is None or against.scope.cue(*_PART) or not fits_in(claim, against):
            continue
        if _restates(claim, against, pair.beside[index]):
            continue
        own = _text(cue)
        told = "counts some of them only" if own == claim.quote else f"counts a part, as “{own}” says"
        words = f"“{claim.quote}” {told}; “{against.quote}” is not so narrowed"
        return Reason(words, (cite(claim, "a part", cue.span), cite(against, "the whole")))
    return None


def _restates(part: Claim, other: Claim, beside: Sequence[Claim]) -> bool:
    """A part of things by another name, named by the very noun of the other figure, is no part of it: "15 documents,
    including eleven agreements" and "twelve agreements" count the same agreements; "twelve ferries, including four" and
    "fourteen ferries" do not count the same four."""
    if part.scope.cue("including") is None or lexicon.noun(part.measure.head) != lexicon.noun(other.measure.head):
        return False
    wholes = (claim for claim in beside if claim.span.end <= part.span.start and claim.quantity is not None)
    return all(lexicon.noun(whole.measure.head) != lexicon.noun(part.measure.head) for whole in wholes)


def _modified(pair: Pair) -> Reason | None:
    """One side narrows the noun that both count: "defence deals" against "deals"."""
    speakers = {claim.attribution.speaker.casefold() for claim in pair.both if claim.attribution is not None}
    if len(speakers) == 2:
        return None  # each has its own figure, and its own word for them
    a, b = (set(claim.measure.modifiers) for claim in pair.both)
    if a == b or not (a < b or b < a) or pair.left.measure.head != pair.right.measure.head:
        return None
    narrow, broad = (pair.left, pair.right) if b < a else (pair.right, pair.left)
    extra = sorted((a | b) - (a & b) - _IDLE)
    if not extra or not fits_in(narrow, broad) or broad.measure.modifiers:
        return None
    words = f"“{' '.join(extra)}” narrows what “{narrow.quote}” counts"
    return Reason(words, (cite(narrow, "narrower"), cite(broad, "broader")), 0.6)


def _at_a_place(pair: Pair) -> Reason | None:
    """Far down, and of one place: "two were slightly hurt in the next town" are not all of the hurt."""
    for claim, against in (pair.both, pair.both[::-1]):
        place, other = claim.scope.place, against.scope.place
        if (
            claim.scope.cue("lead", "total")
            or place is None
            or place.basis is not Basis.STATED
            or predicate(claim) not in CASUALTIES
        ):
            continue
        if (
            fits_in(claim, against)
            and against.scope.cue("lead", "total")
            and (other is None or not _one_place(place, other))
        ):
            words = f"“{claim.quote}” are told of {place.name}, “{against.quote}” of all"
            return Reason(words, (cite(claim, "one place", place.span), cite(against, "of all")), 0.55)
    return None


#: Some die where they were hit, and some later.
_SCENE = re.compile(
    r"\b(?:pronounced dead|died|dead|killed) (?:at|on) the (?:\w+ )?(?:scene|site|spot)\b"
    r"|\bdied (?:later )?(?:at|in) (?:the |a )?hospital\b",
    re.I,
)  # fmt: skip


def _at_the_scene(pair: Pair) -> Reason | None:
    """ "Two died at the scene", of three whom one article tells dead."""
    if not pair.internal or any(predicate(claim) != "killed" for claim in pair.both):
        return None
    for claim, against, text in zip(pair.both, pair.both[::-1], pair.text, strict=True):
        found = _SCENE.search(text)
        if found is None or not fits_in(claim, against) or claim.sentence == against.sentence:
            continue
        if _SCENE.search(pair.text[1 if claim is pair.left else 0]) is None and against.scope.cue("lead", "total"):
            start = claim.sentence.start + found.start()
            words = (
                f"“{claim.quote}” are those who died where “{' '.join(found[0].split())}” says, “{against.quote}” all"
            )
            return Reason(words, (cite(claim, "where", Span(start, start + len(found[0]))), cite(against, "all")), 0.6)
    return None


def _one_place(a: Place, b: Place) -> bool:
    return a.key == b.key or places.same(a.key, b.key) is True or bool(places.inside(b.key, a.key))


#: Modifiers that narrow nothing.
_IDLE = frozenset(
    ("new", "total", "joint", "bilateral", "separate", "different", "such", "more", "several", "other", "major", "key")
)


def _text(cue: Cue) -> str:
    return " ".join(cue.text.split())


RULE = Rule(
    reason="different_scope",
    verdict=Verdict.EXPLAINED,
    stage=Stage.SCOPE,
    explain=explain,
    holds=(
        ("The crash injured 20 people.", "The crash injured 7 children."),
        ("The Orme yard made 14,800 cars and vans in May.", "The Orme yard made 7,700 cars in May."),
        ("The clinic reported five new cases on Monday. There have been 17 cases in all, the clinic said.", ""),
        (
            "A landslide in Orme on Sunday killed five people.",
            "Two people killed in a landslide in Orme on Sunday have been identified.",
        ),
        (
            "The crash in Orme on Sunday injured eight people.",
            "The six others hurt in the Orme crash on Sunday went home.",
        ),
        ("Striker, 8 others hurt in Orme crash.", "A crash in Orme on Sunday injured nine people."),
        ("A wall fell in Orme and hurt five people.", "None of the other eight people in Orme were hurt by the wall."),
    ),
    fails=(
        ("The crash injured 20 people.", "The crash injured 17 people."),
        (
            "A landslide in Orme on Sunday killed five people.",
            "Two people were killed in a landslide in Orme on Sunday.",
        ),
    ),
)

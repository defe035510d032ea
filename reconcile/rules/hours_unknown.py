"""Hours of which deed, or of whose death: a roundup tells many, and each has an hour of its own.

One told of a boy is not that of a woman. The hour at which somebody was pronounced dead is his; one told with a street
is not that of another street.
"""

import re
from collections.abc import Sequence

from reconcile.model import Claim, Kind, Verdict
from reconcile.rules import bearers
from reconcile.rules.base import Pair, Reason, Rule, Stage, cite, left_open

#: What each has an hour of his own for.
_EACH_HIS_OWN = frozenset("die pronounce arrest hospitalize transport identify charge arrive respond call".split())


#: Who is one of these is none of the others.
_SORTS = frozenset(("man", "woman", "boy", "girl"))


def explain(pair: Pair) -> Reason | None:
    if not pair.is_kind(Kind.TIME):
        return None
    since = [claim for claim in pair.both if claim.quote.lower().startswith("since ")]
    if since:
        return left_open(since, "is where a stretch of time begins", "since when?")
    listed = [claim for claim in pair.both if claim.scope.cue("listed") is not None]
    if listed:
        return left_open(listed, "is of one deed of a roundup", "of which deed?")
    turns = [_turn(text) for text in pair.text]
    if turns[0] != turns[1]:
        told = [claim for claim, turn in zip(pair.both, turns, strict=True) if turn]
        return left_open(told, "is of one of several deeds", "of which deed?")
    others = [claim for claim in pair.both if pair.internal and _another(pair, claim)]
    if others:
        return left_open(others, "is told of somebody, or of a deed, that was not told of before", "of which deed?")
    several = [claim for claim, beside in zip(pair.both, pair.beside, strict=True) if _of_several(claim, beside)]
    if several:
        return left_open(several, "is one of several hours at which that was done", "which time?")
    apart = [claim for claim, beside in zip(pair.both, pair.beside, strict=True) if _of_two(claim, beside, pair)]
    if apart:
        return left_open(apart, "is one of two hours that are told side by side", "of which deed?")
    heads = {claim.measure.head for claim in pair.both}
    if len(heads) == 2 and heads <= _SORTS:
        return left_open(pair.both, "is told of a person of another sort", "of which deed?")
    own = {claim.measure.verb for claim in pair.both} & _EACH_HIS_OWN
    shared = bearers.shared(pair)
    if (own and shared is not True) or (shared is False and _of_two_sites(pair)):
        words = "; ".join(f"“{claim.quote}” is the hour of {_what(claim)}" for claim in pair.both)
        return Reason(
            f"{words}; whether of one and the same is not told", tuple(cite(c, "of what?") for c in pair.both), 0.4
        )
    return None


def _turn(text: str) -> str:
    """ "The third incident happened at 1 a.m.": which of several; "" where the sentence does not say."""
    found = _NTH.search(text)
    return found[1].lower() if found is not None else ""


_NTH = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|last|latest) (?:\w+ )?"
    r"(?:shooting|stabbing|attack|robbery|crash|fire|incident|blast|collision|assault|homicide|killing)\b",
    re.I,
)


def _another(pair: Pair, claim: Claim) -> bool:
    """The later of two hours in one article, in a sentence that brings in a further deed or victim: "At 8 p.m., a
    27-year-old man was robbed", "also looking into a second fire"."""
    if claim.sentence == min(one.sentence for one in pair.both):
        return False
    text = pair.text[0 if claim is pair.left else 1]
    return _FURTHER.search(text) is not None


def _of_two(claim: Claim, beside: Sequence[Claim], pair: Pair) -> bool:
    """ "The robbery was at 1 a.m., and a clerk was hurt at noon": of two hours in a sentence, another article's is that
    of the deed which it tells in the same words."""
    other = pair.right if claim is pair.left else pair.left
    hours = [one for one in beside if one.kind is Kind.TIME]
    return _deed(claim) != _deed(other) and any(_deed(one) == _deed(other) for one in hours)


def _of_several(claim: Claim, beside: Sequence[Claim]) -> bool:
    """ "They had been called at 5:30 p.m. and 6:33 p.m.": two hours of one deed, by one clock."""
    hours = [one for one in beside if one.kind is Kind.TIME and one.scope.cue("zone") is None]
    return claim.scope.cue("zone") is None and any(
        _deed(one) == _deed(claim) and one.quantity != claim.quantity for one in hours if claim.measure.verb
    )


def _deed(claim: Claim) -> tuple[str, str]:
    return claim.measure.head, claim.measure.verb


_WHOM = r"(?:man|woman|boy|girl|teenager|teen)"
_DEED = r"(?:shooting|stabbing|attack|robbery|crash|fire|incident|blast|collision|assault)"
_FURTHER = re.compile(
    rf"\b(?:an?|another|a second|a third) (?:[\w-]+[- ]years?[- ]old|(?:\w+ ){{0,2}}?{_WHOM})\b"
    r"|\b(?:also|separately|meanwhile)\b[^.;]{0,60}\b(?:an?|another|a second) (?:[\w-]+ ){0,3}?\w+\b"
    rf"|\b(?:another|an earlier|a later|a separate|an unrelated|a second|a third) (?:[\w-]+ ){{0,2}}?{_DEED}\b",
    re.I,
)


#: What names of streets and houses end in.
_SITES = frozenset(
    """street avenue road place boulevard lane drive court park school hotel highway square bridge hospital center
    centre university college church mall station""".split()
)


def _of_two_sites(pair: Pair) -> bool:
    """Each sentence names a street or a house, and none that the other names."""
    mine, theirs = ({name for name in bearers.named(claim) if name.split()[-1] in _SITES} for claim in pair.both)
    return bool(mine) and bool(theirs) and not mine & theirs


def _what(claim: Claim) -> str:
    return claim.measure.text or ", ".join(sorted(bearers.named(claim))) or "something"


RULE = Rule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    stage=Stage.UNKNOWN,
    explain=explain,
    rank=5,
    holds=(
        (
            "A man was stabbed in Orme at about 6:10 p.m. on Sunday. At 8:25 p.m., a 27-year-old man was stabbed.",
            "",
        ),
        ("A boy was stabbed in Orme at 5:30 p.m. on Sunday.", "A woman was stabbed in Orme at 8:15 p.m. on Sunday."),
        (
            "The robbery in Orme happened at 9:15 p.m. on Sunday.",
            "The robbery in Orme happened at 9:20 p.m. on Sunday, and a clerk was shot at 11:30 p.m.",
        ),
    ),
    fails=(("The fire on Linden Street broke out at 2 p.m.", "The fire on Linden Street broke out at 4 p.m."),),
)

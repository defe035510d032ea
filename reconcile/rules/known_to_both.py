"""An article that tells both figures and sees no contradiction in that has no quarrel with one that tells one of them.

"The dig found 0.5 ounces in the east shaft and 0.2 in the west" and, in another paper, "0.2 ounces were found in the
west shaft": the second agrees with what the first says of the west, so the first's 0.5 is of something else there, too,
whatever the words of the two passages are. Where the first contradicts itself, the contradiction stands against both;
where it leaves open what its two figures are, the two articles do. Where it has them from two speakers, they disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Reason, cite
from reconcile.rules.judge import Judgement
from reconcile.rules.sides import PairJudged
from reconcile.text import lexicon
from reconcile.text.newswords import stem


def settled(judged: Sequence[PairJudged]) -> list[PairJudged]:
    """The pairs of a cluster, in order; conflicts where one of the two articles tells both are judged as it does."""
    agreeing: dict[str, list[Claim]] = defaultdict(list)
    within: dict[frozenset[str], Judgement] = {}
    for one in judged:
        a, b = one.left, one.right
        if a.document == b.document:
            within[frozenset((a.id, b.id))] = one.judgement
        elif one.judgement.verdict is Verdict.AGREE or _rounds(one):
            agreeing[a.id].append(b)
            agreeing[b.id].append(a)
    return [_settled(one, agreeing, within) if one.judgement.verdict is Verdict.CONFLICT else one for one in judged]


def _rounds(one: PairJudged) -> bool:
    """ "59,910.5 tonnes" and "59,910 tonnes" are one figure; "dozens" and 44, or two rates, may be two."""
    values = [claim.quantity.value if claim.quantity is not None else None for claim in (one.left, one.right)]
    if one.judgement.reason != "rounding" or values[0] is None or values[1] is None:
        return False
    greater = max(abs(values[0]), abs(values[1]))
    return greater >= _GREAT and abs(values[0] - values[1]) * _HUNDRED <= greater


_GREAT, _HUNDRED = 1000, 100


def _settled(one: PairJudged, agreeing: dict[str, list[Claim]], within: dict[frozenset[str], Judgement]) -> PairJudged:
    if one.left.document == one.right.document or one.judgement.reason == "negated":
        return one  # who denies a thing tells what he denies
    for mine, theirs in ((one.left, one.right), (one.right, one.left)):
        too = [claim for claim in agreeing.get(theirs.id, ()) if claim.document == mine.document]
        if any(_two_say(mine, claim) for claim in too):
            return one
        inner = [within.get(frozenset((mine.id, claim.id))) for claim in too]
        if too and not any(told is not None and _is_open(told) for told in inner):
            told = next((told for told in inner if told is not None and told.verdict is not Verdict.AGREE), None)
            return replace(one, judgement=_judgement(one.judgement, mine, too[0], told))
    return one


def _two_say(a: Claim, b: Claim) -> bool:
    """ "A spokesman told of a party of 12; a guest said that 25 came": the article reports the dispute."""
    mine, theirs = a.attribution, b.attribution
    if mine is None or theirs is None or mine.speaker == theirs.speaker:
        return False
    return all(one.named or _is_somebody(one.speaker) for one in (mine, theirs))


def _is_somebody(speaker: str) -> bool:
    """A guest or a witness; "the company" and "officials" may be the ones who were named."""
    return any(lexicon.root(lexicon.noun(stem(word.lower()))) == "person" for word in speaker.split()) and not any(
        word.lower().startswith(_OFFICES) for word in speaker.split()
    )


#: Who speaks for a body.
_OFFICES = ("offic", "spokes", "authorit")


def _is_open(told: Judgement) -> bool:
    """A contradiction, or a report that the article does not vouch for: "two cases are said to have been confirmed"."""
    return told.verdict is Verdict.CONFLICT or told.reason == "forecast_vs_actual"


def _judgement(judgement: Judgement, mine: Claim, too: Claim, inner: Judgement | None) -> Judgement:
    words = f"the article with “{mine.quote}” tells “{too.quote}”, too"
    if inner is None:
        words, verdict, reason = f"{words}, of something else", Verdict.EXPLAINED, "different_measure"
    else:
        words, verdict, reason = f"{words}: {inner.answer.words}", inner.verdict, inner.reason
    answer = Reason(words, (cite(mine, "one figure"), cite(too, "the other, in one article")), 0.6)
    return Judgement(verdict, reason, answer, judgement.steps)

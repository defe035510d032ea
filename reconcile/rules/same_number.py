"""One number for two different things, in passages that are otherwise nearly the same: a likely mix-up.

"The brawl left 12 people hurt, police in Rovan said" and "the brawl left 12 people charged, police in Rovan said":
somebody may have copied the wrong noun. An equal number of something else is never agreement; it is told only where
the wording is so close that chance is unlikely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from rapidfuzz import fuzz

from reconcile.model import Claim, Verdict
from reconcile.problems import Problem
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule, sampled
from reconcile.rules.parts import adds, at_odds, noun, predicate, value

#: Alike by so much, two sentences are one told twice, but for a word (rapidfuzz's ratio, 0 to 100).
_NEAR = 85
#: Of one number, so many things are compared, and of each the passages of so many articles.
_THINGS, _PASSAGES = 12, 8
#: Smaller numbers every article has.
_FEW = 2
#: What befalls people, as the lexicon names it: other verbs may be two words for one thing.
_BEFELL = frozenset("killed injured shot arrested charged sentenced missing rescued infected".split())
#: Shorter sentences are alike by chance.
_SHORTEST = 40


def explain(group: Group) -> Iterator[GroupAnswer | Problem]:
    by_value: dict[Decimal, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in group.claims:
        if adds(claim) and value(claim) > _FEW and noun(claim):
            held = by_value[value(claim)][_thing(claim, group)]
            if not held or held[-1].document != claim.document:
                held.append(claim)
    for figure, things in by_value.items():
        yield from _crowds(figure, things)
        for (one, some), (two, others) in combinations(list(things.items())[:_THINGS], 2):
            if _differ(one, two):
                for a, b in product(some[:_PASSAGES], others[:_PASSAGES]):
                    if a.document != b.document and not at_odds(a, b) and _close(a, b, group):
                        yield _answer(a, b)


def _crowds(figure: Decimal, things: Mapping[tuple[str, str], Sequence[Claim]]) -> Iterator[Problem]:
    """What is not compared, where there is something to compare at all."""
    passages = sum(map(len, things.values()))
    asked = f"Is {figure:,f} the number of one thing?"
    if len(things) > _THINGS:
        yield sampled(asked, passages, f"the first {_THINGS} of {len(things):,} things that are told with it")
    if len(things) > 1 and max(map(len, things.values())) > _PASSAGES:
        yield sampled(asked, passages, f"of each thing told with it, the first {_PASSAGES} articles")


def _thing(claim: Claim, group: Group) -> tuple[str, str]:
    done = predicate(claim, group)
    return noun(claim), done if done in _BEFELL else ""


def _differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Another noun, or another thing that befell: both known."""
    return one[0] != two[0] or (bool(one[1] and two[1]) and one[1] != two[1])


def _close(a: Claim, b: Claim, group: Group) -> bool:
    """Nearly the same sentence, and not one thing by two names: "fighter aircraft, seven jets" tells both."""
    texts = [group.texts[claim.id] for claim in (a, b)]
    if a.measure.head != b.measure.head and any(
        claim.measure.head.casefold() in text.casefold() for claim, text in ((a, texts[1]), (b, texts[0]))
    ):
        return False
    return min(map(len, texts)) >= _SHORTEST and fuzz.ratio(*texts, score_cutoff=_NEAR) >= _NEAR


def _answer(a: Claim, b: Claim) -> GroupAnswer:
    words = f"“{a.quote}” and “{b.quote}”: one number for two things in nearly the same words; which thing is meant?"
    cited = (cite(a, "one thing"), cite(b, "another thing"))
    return GroupAnswer((a,), (b,), Reason(words, cited, 0.5, ("same_number",)), f"Of what is “{a.quote}” the number?")


GROUP_RULE = GroupRule(
    reason="referent_unknown",
    verdict=Verdict.UNCLEAR,
    explain=explain,
    rank=9,
    holds=(
        (
            "After a brawl at the match in Rovan on Sunday, police in the town said that 12 charges were filed.",
            "After a brawl at the match in Rovan on Sunday, police in the town said that 12 injuries were filed.",
        ),
    ),
    fails=(
        (
            "After a brawl at the match in Rovan on Sunday, police in the town said that 12 charges were filed.",
            "Police in the town said that 12 people had been hurt in a brawl at the match in Rovan on Sunday.",
        ),
    ),
)

"""One number for two different things, in passages that are otherwise nearly the same: a likely mix-up.

"The brawl left 12 people hurt, police in Rovan said" and "the brawl left 12 people charged, police in Rovan said":
somebody may have copied the wrong noun. An equal number of something else is never agreement; it is told only where
the wording is so close that chance is unlikely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.model import Claim, Verdict
from reconcile.rules.base import Reason, cite
from reconcile.rules.group import Group, GroupAnswer, GroupRule
from reconcile.rules.parts import adds, at_odds, noun, predicate

#: Alike by so much, two sentences are one told twice, but for a word (rapidfuzz's ratio, 0 to 100).
_NEAR = 85
#: Of one number, so many things are compared: further ones are the same few again.
_MOST = 8
#: What befalls people, as the lexicon names it: other verbs may be two words for one thing.
_BEFELL = frozenset("killed injured shot arrested charged sentenced missing rescued infected".split())
#: Shorter sentences are alike by chance.
_SHORTEST = 40


def explain(group: Group) -> Iterator[GroupAnswer]:
    by_value: dict[Decimal, dict[tuple[str, str, str], Claim]] = defaultdict(dict)
    for claim in group.claims:
        if adds(claim) and claim.quantity is not None and (claim.quantity.value or 0) > 2 and noun(claim):
            by_value[claim.quantity.value or Decimal(0)].setdefault((claim.document, *_thing(claim, group)), claim)
    for found in by_value.values():
        for (one, a), (two, b) in combinations(list(found.items())[:_MOST], 2):
            if one[0] != two[0] and _differ(one[1:], two[1:]) and not at_odds(a, b) and _close(a, b, group):
                yield _answer(a, b)


def _thing(claim: Claim, group: Group) -> tuple[str, str]:
    done = predicate(claim, group)
    return noun(claim), done if done in _BEFELL else ""


def _differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Another noun, or another thing that befell: both known."""
    return one[0] != two[0] or (bool(one[1] and two[1]) and one[1] != two[1])


def _close(a: Claim, b: Claim, group: Group) -> bool:
    texts = [group.texts[claim.id] for claim in (a, b)]
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

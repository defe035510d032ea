"""Each rule's examples come out as the rule says: they are its manual, and so they must be true.

The two texts of a pair are compared as `reconcile compare` compares them, each a document of its own; where the second
text is empty, or a rule over several claims has one text only, the findings are those within that one document.
"""

from __future__ import annotations

import inspect

import pytest

from reconcile.model import Document, Finding, Source
from reconcile.pipeline import compare, reconcile
from reconcile.rules import group_rules, rules
from reconcile.rules.base import Rule
from reconcile.rules.group import GroupRule
from reconcile.text.lines import label

AnyRule = Rule | GroupRule
RULES: tuple[AnyRule, ...] = (*rules(), *group_rules())

#: Examples that are right, but that another stage does not read yet: each must fail, and be taken off once it holds.
PENDING: tuple[str, ...] = ()


def _name(rule: AnyRule) -> str:
    return rule.explain.__module__.rsplit(".", 1)[-1]


def _document(name: str, text: str) -> Document:
    return Document(name, Source(f"{name}.txt", name), text, label(text, None))


def _findings(texts: tuple[str, ...]) -> tuple[Finding, ...]:
    first, *others = (_document(name, text) for name, text in zip("ab", texts, strict=False) if text)
    return compare(first, others[0])[1] if others else reconcile([first]).findings


def _examples(holds: bool) -> list[object]:
    found: list[object] = []
    for rule in RULES:
        for number, texts in enumerate(rule.holds if holds else rule.fails):
            name = f"{_name(rule)}-{number}"
            pending = holds and name in PENDING
            marks = (pytest.mark.xfail(reason="pending", strict=True, raises=AssertionError),) if pending else ()
            found.append(pytest.param(rule, texts, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("rule", "texts"), _examples(holds=True))
def test_it_holds_where_the_rule_says_so(rule: AnyRule, texts: tuple[str, ...]) -> None:
    told = {(finding.verdict, finding.reason) for finding in _findings(texts)}
    assert (rule.verdict, rule.reason) in told


@pytest.mark.parametrize(("rule", "texts"), _examples(holds=False))
def test_it_does_not_hold_where_the_rule_says_so(rule: AnyRule, texts: tuple[str, ...]) -> None:
    told = {(finding.verdict, finding.reason) for finding in _findings(texts)}
    assert (rule.verdict, rule.reason) not in told


@pytest.mark.parametrize("rule", [pytest.param(rule, id=_name(rule)) for rule in RULES])
def test_each_rule_has_its_manual(rule: AnyRule) -> None:
    assert inspect.getdoc(inspect.getmodule(rule.explain))


@pytest.mark.parametrize("rule", [pytest.param(rule, id=_name(rule)) for rule in group_rules()])
def test_each_group_rule_shows_both_outcomes(rule: GroupRule) -> None:
    assert rule.holds
    assert rule.fails

"""A deed told again weeks later, in other words: its figures are still set against the first report's."""

from __future__ import annotations

from datetime import date

from reconcile.model import Document, Source
from reconcile.pipeline import reconcile
from reconcile.text.lines import label

FIRST = (
    "One dead, nine hurt on Harbour Row\n\nCORLIN -- Police may be close to naming the two men who opened fire on "
    "Harbour Row in Corlin on Sunday, killing {dead} and wounding {hurt} others.\n\nThe victim was Jory Flint, 25."
)
LATER = (
    "Second man held over Corlin shooting\n\nCORLIN -- A man was arrested on Friday over the shooting on Harbour Row "
    "in Corlin that left {dead} dead and {hurt} others injured.\n\nJory Flint, 25, died on the spot."
)


def told(first: str, later: str) -> set[tuple[str, str, str]]:
    """Verdict, reason and the words of each finding across the two reports."""
    articles = [
        Document(name, Source(f"{name}.txt", name, published=day), text, label(text, None))
        for name, text, day in (("a", first, date(2018, 3, 13)), ("b", later, date(2018, 4, 7)))
    ]
    report = reconcile(articles)
    quote = {claim.id: claim.quote for claim in report.claims}
    return {
        (str(f.verdict), f.reason, " | ".join(sorted(quote[one] for one in (*f.left, *f.right))))
        for f in report.findings
        if not f.internal
    }


def test_the_one_killed_is_the_one_dead_by_whatever_noun() -> None:
    found = told(FIRST.format(dead="one visitor", hurt="nine"), LATER.format(dead="one man", hurt="nine"))
    assert any(v == "agree" and "one visitor" in words and "one man" in words for v, _, words in found)


def test_a_man_is_no_woman() -> None:
    found = told(FIRST.format(dead="one woman", hurt="nine"), LATER.format(dead="one man", hurt="nine"))
    assert not any(v == "agree" and "one woman" in words for v, _, words in found)


def test_another_count_is_set_against_the_first_report() -> None:
    found = told(FIRST.format(dead="one visitor", hurt="nine"), LATER.format(dead="one man", hurt="seven"))
    assert any(v == "conflict" and "nine" in words and "seven" in words for v, _, words in found)

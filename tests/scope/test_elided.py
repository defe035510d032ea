"""A count that is only called "the number", after a toll, is another telling of that toll."""

from __future__ import annotations

import pytest

from reconcile.model import Claim, Document, Source
from reconcile.pipeline import extract
from reconcile.text.lines import label

TOLL = "The official and confirmed death toll of the flood at Dorn is 38, the mayor said."


def told(text: str) -> dict[str, Claim]:
    document = Document("a", Source("a.txt", "a"), text, label(text, None))
    return {str(claim.quantity.value): claim for claim in extract(document).claims if claim.quantity is not None}


@pytest.mark.parametrize("rest", ["Some papers say the number is 41.", "The last figure he was given was 41."])
def test_the_number_after_a_toll_counts_the_dead(rest: str) -> None:
    claims = told(f"{TOLL} {rest}")
    assert [(claims[name].measure.head, claims[name].measure.verb) for name in ("38", "41")] == [("person", "die")] * 2


def test_the_number_after_another_count_does_not() -> None:
    claims = told(f"{TOLL} Nurses treated 90 people. Some papers say the number is 41.")
    assert claims["41"].measure.verb != "die"


def test_a_toll_is_no_age() -> None:
    assert told("The death toll is 38.")["38"].quantity is not None
    assert told("The death toll is 38.")["38"].quantity.dimension == "count"  # type: ignore[union-attr]

"""Dates that hang on a date of a sentence before."""

from __future__ import annotations

from reconcile.pipeline import extract
from reconcile.readers import from_text
from reconcile.text import dates


def test_a_year_earlier_is_that_of_the_quarter_told_before() -> None:
    text = "Profit in the first quarter of 2014 was 4 million euros. It was 3 million euros a year earlier."
    whens = {claim.when.text: claim.when for claim in extract(from_text("a", text)).claims if claim.when is not None}
    period = dates.resolve(whens["a year earlier"], None)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat()) == ("2013-01-01", "2013-03-31")


def test_a_date_far_below_hangs_on_nothing() -> None:
    text = f"Profit was 4 million in the first quarter of 2014.{' It rained.' * 40} It was 3 a year earlier."
    whens = {claim.when.text: claim.when for claim in extract(from_text("a", text)).claims if claim.when is not None}
    assert dates.resolve(whens["a year earlier"], None) is None

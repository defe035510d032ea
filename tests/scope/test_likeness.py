"""How telling a shared name is, and what else two articles have in common."""

from __future__ import annotations

from newsdesk import article

from reconcile.annotate import split
from reconcile.scope import likeness, profile
from reconcile.scope.facts import facts
from reconcile.scope.likeness import Likeness


def _like(a: str, b: str) -> Likeness:
    mine, theirs = (profile.profile(one, split(one)) for one in (article("a", a), article("b", b)))
    inside = likeness.containment((mine, theirs))
    return likeness.of(facts(mine, inside), facts(theirs, inside))


def test_a_persons_name_tells_more_than_a_hospitals_and_a_country_tells_nothing() -> None:
    person = _like("Doctors treated Marta Quill.", "A court heard Marta Quill.")
    hospital = _like("Doctors at Saltau General Hospital slept.", "Nurses at Saltau General Hospital marched.")
    country = _like("Doctors in Norway slept.", "Nurses in Norway marched.")
    assert person.telling > hospital.telling > country.telling == 0


def test_the_town_of_both_says_where_and_not_what() -> None:
    found = _like("A fire broke out in Osterby.", "A thief was caught in Osterby.")
    assert found.place is True
    assert found.telling == 0


def test_another_state_is_another_place() -> None:
    assert _like("A storm hit Elton, Ohio, at noon.", "A storm hit Brant, Iowa, at noon.").place is False


def test_kinds_of_harm_may_be_one_and_a_match_is_none() -> None:
    assert _like("A bombing shook Dorn.", "An attack shook Dorn.").kinds is None
    assert _like("A bombing shook Dorn.", "The final was a fine match in Dorn.").kinds is False
    assert _like("A crash blocked Dorn.", "The collision blocked Dorn.").kinds is True


def test_a_strike_of_nurses_is_none_from_the_air() -> None:
    one = article("a", "Nurses began a strike over pay in Dorn.")
    other = article("b", "A strike by warplanes hit Dorn.")
    assert profile.profile(one, split(one)).kinds == ("protest",)
    assert profile.profile(other, split(other)).kinds == ("airstrike",)


def test_likeness_has_no_sides() -> None:
    texts = "Marta Quill saw the crash in Dorn.", "In Dorn a crash killed Jory Flint, Marta Quill said."
    assert _like(*texts) == _like(*texts[::-1])

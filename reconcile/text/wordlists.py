"""The word lists of `data/measures.toml`: verbs of change, states of people, nouns that measure nothing alone."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lists:
    """Each list as its comment in the data file says."""

    up: frozenset[str]
    down: frozenset[str]
    level: frozenset[str]
    light: frozenset[str]
    up_nouns: frozenset[str]
    down_nouns: frozenset[str]
    idle_nouns: frozenset[str]
    toll: frozenset[str]
    states: frozenset[str]
    person_verbs: frozenset[str]
    state_verbs: dict[str, str]
    given: dict[str, str]
    idle_modifiers: frozenset[str]
    labels: frozenset[str]


@cache
def lists() -> Lists:
    read = tomllib.loads(files("reconcile.text").joinpath("data/measures.toml").read_text("utf-8"))
    verbs, nouns, counted = read["verbs"], read["nouns"], read["counted"]
    return Lists(
        up=frozenset(verbs["up"]),
        down=frozenset(verbs["down"]),
        level=frozenset(verbs["level"]),
        light=frozenset(verbs["light"]),
        up_nouns=frozenset(nouns["up"]),
        down_nouns=frozenset(nouns["down"]),
        idle_nouns=frozenset(nouns["idle"]),
        toll=frozenset(nouns["toll"]),
        states=frozenset(counted["states"]),
        person_verbs=frozenset(counted["person_verbs"]),
        state_verbs=dict(counted["verbs"]),
        given=dict(read["given"]),
        idle_modifiers=frozenset(counted["idle_modifiers"]),
        labels=frozenset(counted["labels"]),
    )

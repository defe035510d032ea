"""Part of speech and lemma of a token from its tag, word and dependency, by the tables of the parser's own model.

The parser's pipes for these walk each sentence anew and take as long as a good part of the parsing. What they tell
hangs on the three strings alone, but for a few pairs of slang words ("gon na"), so it is worked out once for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Test:
    """Holds for a string that is, or is not, among the words; for every string where there is no word."""

    words: frozenset[str] = frozenset()
    negated: bool = False

    def holds(self, text: str) -> bool:
        return not self.words or (text in self.words) != self.negated


@dataclass(frozen=True, slots=True)
class Rule:
    """What a tag, a word in lower case and a dependency tell; of several that fit, the last one counts."""

    tag: Test
    lower: Test
    dep: Test
    pos: str = ""
    lemma: str = ""


#: Parts of speech that have dictionary forms.
INFLECTED = ("noun", "verb", "adj", "adv")


@dataclass(frozen=True, slots=True)
class Tables:
    """How words are inflected, by part of speech in lower case."""

    exceptions: Mapping[str, Mapping[str, Sequence[str]]]
    index: Mapping[str, frozenset[str]]
    endings: Mapping[str, Sequence[Sequence[str]]]

    def words(self) -> frozenset[str]:
        """The dictionary forms, and the forms that are inflected by no rule."""
        tables = (table for kind in INFLECTED for table in (self.index.get(kind, _NONE), self.exceptions.get(kind, {})))
        known = (word for table in tables for word in table)
        return frozenset(word for word in known if word.isalpha())


_NONE: frozenset[str] = frozenset()
#: Tags of words that stand in their dictionary form.
_PLAIN = frozenset(("NN", "VB", "VBP", "JJ"))


@dataclass(frozen=True, slots=True)
class Morphology:
    """Tells a token's part of speech and lemma."""

    rules: tuple[Rule, ...]
    tables: Tables
    by_tag: dict[str, list[Rule]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, tag: str, lower: str, dep: str) -> tuple[str, str]:
        """Part of speech and lemma, in lower case."""
        pos, lemma, lower = "", "", lower.replace("’", "'")
        rules = self.by_tag.get(tag)
        if rules is None:
            rules = self.by_tag[tag] = [rule for rule in self.rules if rule.tag.holds(tag)]
        for rule in rules:
            if rule.lower.holds(lower) and rule.dep.holds(dep):
                pos, lemma = rule.pos or pos, rule.lemma or lemma
        return pos, (lemma or self._lemma(tag, lower, pos)).lower()

    def _lemma(self, tag: str, lower: str, pos: str) -> str:
        """The dictionary form: exceptions first, then what the endings make that is a known word."""
        if tag in _PLAIN:
            return lower
        kind = "verb" if tag.startswith("VB") else pos.lower()  # a helping verb is inflected like any other
        index = self.tables.index.get(kind, _NONE)
        made = [
            lower[: len(lower) - len(old)] + new
            for old, new in self.tables.endings.get(kind, ())
            if lower.endswith(old) and len(lower) - len(old) + len(new) > 0
        ]
        forms = [form for form in reversed(made) if form in index]
        forms += [form for form in made if form not in index and not form.isalpha()]
        for irregular in self.tables.exceptions.get(kind, {}).get(lower, ()):
            if irregular not in forms:
                forms.insert(0, irregular)  # as the parser's own: the last of them comes first
        return next(iter((*forms, *made)), lower)

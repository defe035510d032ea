"""Which articles share an origin, as stories, and what must hold of any articles."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import article, grouped, together

from reconcile.lineage import crowds
from reconcile.lineage.candidates import CAP
from reconcile.model import Document, Profile
from reconcile.problems import Code
from reconcile.scope.profile import shingles

WIRE = """The river Velda rose by three metres on Tuesday and broke its banks at Harn, the regional flood office said.

Soldiers filled 12,000 sandbags overnight and moved 340 residents of the lower town into two school halls.

"We have never seen the water come this fast," said Marta Lindqvist, who runs the office in Osterby.

Trains between Harn and Osterby were stopped at noon and will not run before Thursday, the railway said in a notice.

Farmers east of the Velda expect to lose a third of the barley, which was to be cut at the end of the month.
"""

OTHER = """Harn was under water on Tuesday after a night of rain and the mayor, Jon Tverberg, asked the capital for aid.

By his count 400 people had left their homes. Two bridges were shut and the hospital ran on its own generators.

Shops along the market square lost their stock, said Eline Moe, who sells cloth there and had put her bales upstairs.
"""

SPORT = """A crowd of 31,500 saw Redmoor beat Calder Town by two goals to nil on a wet Saturday at the Quarry Ground.

Ivo Santos scored both before the break, and Calder lost their captain, Pete Hallam, to a second yellow card.

The win lifts Redmoor to fourth. They travel to Aldersea next week without their goalkeeper, who hurt a wrist.
"""

TALL = "The Bulletin’s own reporter adds that the water stood at the second step of the church. "


def test_each_report_of_its_own_is_an_origin_of_its_own() -> None:
    found = grouped([article("a", WIRE), article("b", OTHER), article("c", SPORT)])
    assert [origin.documents for origin in found] == [(origin.documents[0],) for origin in found]
    assert {origin.why for origin in found} == {"no other document shares its text"}


def test_the_same_text_in_two_papers_is_one_origin() -> None:
    (found,) = grouped([article("a", WIRE), article("b", WIRE)])
    assert found.documents == ("a", "b")
    assert found.why == "a.txt and b.txt are the same text"


def test_a_wire_story_with_a_new_headline_and_another_end_is_one_origin_shown_by_its_runs() -> None:
    copy = "Velda bursts its banks\n\n" + WIRE.rsplit("Farmers", 1)[0] + TALL
    documents = {one.id: one for one in (article("wire", WIRE), article("copy", copy), article("own", OTHER))}
    found = {origin.documents: origin for origin in grouped(list(documents.values()))}
    assert set(found) == {("copy", "wire"), ("own",)}
    pair = found["copy", "wire"]
    assert "of the words of" in pair.why
    quoted = [item.span.of(documents[item.document].text).split() for item in pair.evidence]
    assert quoted[0] == quoted[1]
    assert len(quoted[0]) > 60


def test_sentences_that_were_only_touched_up_are_text_in_common() -> None:
    touched = (
        WIRE.replace("on Tuesday and broke", "on Tuesday morning and broke")
        .replace("Soldiers filled 12,000", "Soldiers have filled 12,000")
        .replace("overnight and moved", "overnight and also moved")
        .replace("at noon and will", "at noon today and will")
        .replace("expect to lose", "now expect to lose")
        .replace("which was to be cut", "which was due to be cut")
    )
    assert together([article("a", WIRE), article("b", touched)]) == {("a", "b")}


COMMON = """The dam above Osterby was built in 1961 and has been mended twice since, after the floods of 1978 and 1999.
An inspection by the county last spring found cracks in its eastern wall, of which the Velda council was not told."""

FIRST = f"""Hundreds slept in the school halls of Harn on Tuesday night while the Velda kept on rising.

Blankets came from as far away as Osterby, and a bakery handed out bread until it ran out of flour at nine. People had
carried off what they could, a cat, a radio, the wedding silver. One man went back for his boat, was not seen again
until morning, and then rowed it up to the church door. Nobody in either hall had slept more than an hour by then, and
the children made a game of counting helicopters from the gallery, to which a teacher had brought her telescope.

{COMMON}
"""

SECOND = f"""Insurers put the damage in the Velda valley at 90 million crowns on Wednesday, and said that it would grow.

Claims from Harn and Osterby came in at twice the pace of the storms last autumn. Most are for cellars and cars. Mills
and sawmills along the lower river have yet to count what they lost, and one of them, downstream from Harn, told its
forty hands to stay at home until Monday at the least. Premiums were last raised four years ago. They may go up in the
spring by a sum that no broker would name, though one of them drew a line through the air with his pencil, and laughed.

{COMMON}
"""


@pytest.mark.parametrize(
    ("credits", "one"),
    [
        ((" (Reuters)", " (Reuters)"), True),
        ((" (Reuters)", " (AFP)"), False),
        (("", ""), False),
        ((" (Reuters)", ""), False),
        ((" (Photo: Reuters Photo)", " (Reuters)"), False),
    ],
)
def test_a_paragraph_in_common_makes_one_origin_where_both_credit_one_agency(
    credits: tuple[str, str], one: bool
) -> None:
    found = together([article("a", FIRST + credits[0]), article("b", SECOND + credits[1])])
    assert found == ({("a", "b")} if one else {("a",), ("b",)})


def test_the_credit_is_shown_in_both() -> None:
    documents = {one.id: one for one in (article("a", FIRST + "(Reuters)"), article("b", SECOND + "Source: Reuters"))}
    (found,) = grouped(list(documents.values()))
    assert "both credit Reuters" in found.why
    credits = [item.span.of(documents[item.document].text) for item in found.evidence if item.why == "credits Reuters"]
    assert credits == ["Reuters", "Reuters"]


def test_one_newsrooms_second_report_leans_on_its_first() -> None:
    assert together([article("a", FIRST, "Valley Mail"), article("b", SECOND, "Valley Mail")]) == {("a", "b")}
    assert together([article("a", FIRST, "Valley Mail"), article("b", SECOND, "Hill Post")]) == {("a",), ("b",)}


def test_two_short_reports_of_one_statement_lean_on_it() -> None:
    said = (
        '"At four this morning our pickets closed every gate of the Norrby smelter, and they will stay shut until the '
        "company takes back the sixty dismissals, opens its books to the union and signs the pay scale that it agreed "
        'to in front of a judge in March," the Metal Workers wrote.'
    )
    one = f"Norrby smelter stood still on Monday. {said} The price of zinc rose. Managers met behind closed doors."
    other = f"A strike began in the north. {said} Ministers were silent. The works employ 900 and date from the 1920s."
    (found,) = grouped([article("a", one), article("b", other)])
    assert found.documents == ("a", "b")


def test_a_form_filled_in_twice_is_not_a_copy() -> None:
    form = (
        "{who} said net profit for the quarter came to {a} million crowns against {b} million a year before, on "
        "turnover of {c} million crowns. The board proposed a dividend of {d} crowns a share, to be paid in the month "
        "after the meeting of shareholders, and said that it looked to the rest of the year with confidence. Its "
        "shares closed at {e} crowns."
    )
    one = form.format(who="Brekkestad Paper", a="41.2", b="39.9", c="511", d="2.40", e="88")
    other = form.format(who="Holm Shipping", a="7.1", b="12.6", c="96", d="0.75", e="23")
    assert together([article("a", one), article("b", other)]) == {("a",), ("b",)}


def test_appeals_to_the_public_are_no_text_in_common() -> None:
    appeal = (
        "Anyone with information about this is asked to call the county police at the number on its page, at any hour "
        "of the day. Callers may remain anonymous, and a reward is paid for information that leads to an arrest."
    )
    one = f"A barn burnt down near Skarnes on Friday. Nobody was hurt. {appeal}"
    other = f"Thieves took copper from a siding in Osterby. A guard gave chase. {appeal}"
    assert together([article("a", one), article("b", other)]) == {("a",), ("b",)}


def test_ties_chain() -> None:
    """The copy of a rewrite comes from the wire as well, even where it kept little of it."""
    paragraphs = [part for part in (WIRE + OTHER).split("\n") if part]
    documents = [article(str(at), "\n\n".join(paragraphs[at : at + 4])) for at in range(len(paragraphs) - 3)]
    assert together(documents) == {tuple(sorted(one.id for one in documents))}


def filler(seed: int, words: int) -> str:
    """Sentences of made-up words, the same for the same seed."""
    chance = random.Random(seed)
    made = ["".join(chance.choice("aeioulnrstkm") for _ in range(chance.randint(3, 9))) for _ in range(words)]
    return " ".join(made).capitalize() + "."


def test_a_story_in_more_papers_than_are_paired_stays_one_origin() -> None:
    """Where many hold one run of words, not all are paired; none of its copies may be lost."""
    papers = [article(f"p{at:03}", f"{filler(at, 30)}\n\n{WIRE}") for at in range(5 * CAP)]
    strangers = [article(f"s{at:03}", filler(1000 + at, 120)) for at in range(20)]
    found = together([*papers, *strangers])
    assert tuple(one.id for one in papers) in found
    assert len(found) == 1 + len(strangers)


def test_copies_are_found_among_many_pages_of_one_outlet() -> None:
    """A page's frame that every article has must not hide which of them are copies, nor tie the others."""
    frame = filler(9999, 40)
    pages = [article(f"p{at:03}", f"{filler(at, 150)}\n\n{frame}") for at in range(4 * CAP)]
    pairs = [
        article(f"q{at:03}", f"{filler(at, 150)}\n\n{filler(5000 + at, 25)}\n\n{frame}") for at in range(0, 4 * CAP, 9)
    ]
    found = together([*pages, *pairs])
    assert {origin for origin in found if len(origin) > 1} == {(f"p{one.id[1:]}", one.id) for one in pairs}


# ── what must always hold ────────────────────────────────────────────────────────────────────────────────────────────

PIECES = [part for text in (WIRE, OTHER, SPORT, FIRST, SECOND) for part in text.split("\n\n") if part.strip()]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=0, max_size=5).map("\n\n".join)
FOLDERS = st.lists(TEXTS, min_size=1, max_size=6).map(
    lambda texts: [article(f"d{at}", text) for at, text in enumerate(texts)]
)


@settings(max_examples=60, deadline=None)
@given(FOLDERS, st.randoms(use_true_random=False))
def test_each_document_is_in_one_origin_and_order_changes_nothing(
    folder: list[Document], chance: random.Random
) -> None:
    found = grouped(folder)
    assert sorted(name for origin in found for name in origin.documents) == sorted(one.id for one in folder)
    mixed = list(folder)
    chance.shuffle(mixed)
    assert grouped(mixed) == found


@settings(max_examples=60, deadline=None)
@given(FOLDERS, st.integers(0, 5))
def test_an_article_given_twice_changes_no_count_of_origins(folder: list[Document], at: int) -> None:
    again = article("again", folder[at % len(folder)].text)
    assert len(grouped([*folder, again])) == len(grouped(folder))


@settings(max_examples=40, deadline=None)
@given(FOLDERS)
def test_evidence_lies_in_documents_of_the_origin(folder: list[Document]) -> None:
    text = {one.id: one.text for one in folder}
    for origin in grouped(folder):
        assert bool(origin.evidence) == (len(origin.documents) > 1 and any(text[name] for name in origin.documents))
        for item in origin.evidence:
            assert item.document in origin.documents
            assert item.span.of(text[item.document]).strip()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_an_origin(a: str, b: str) -> None:
    assert len(grouped([article("a", a), article("b", b)])) in (1, 2)


def test_words_that_many_papers_share_are_not_read_for_each_pair_and_the_report_says_so() -> None:
    shared = "The regional flood office of Harn thanks all who filled sandbags through the night along the river Velda."
    few, many = ([Profile(f"d{n}", shingles=(*shingles(shared), n)) for n in range(size)] for size in (CAP, CAP + 6))
    assert crowds(few, ()) == ()
    (problem,) = crowds(many, ())
    assert problem.code is Code.CAPPED
    assert (
        f"stand in more than {CAP} documents, one in {CAP + 6}: for these each was read beside the 6" in problem.message
    )
    assert crowds([replace(many[0], document=f"copy-{n}") for n in range(CAP + 6)], ()) == ()

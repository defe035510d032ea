"""Claims that lean on one statement, the voices behind a group, and figures led back to where they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from papers import article, claims_of, grouped, quoting

from reconcile import lineage
from reconcile.lineage import derived, leans
from reconcile.model import Claim, Document, EventReference, Origin

MAIL = article("mail", "Bus drivers in Tarn walked out Monday. Ingrid Falk said 1,200 drivers had joined the strike.")
POST = article("post", "A strike stopped the buses of Tarn. Ingrid Falk told reporters that 1,200 drivers had joined.")
UNION = article("union", "Tarn had no bus on Monday. According to the union, 1,200 drivers joined the strike.")
PLAIN = article("plain", "No bus left the depots of Tarn on Monday. A total of 1,200 drivers joined the strike.")


def counted(*documents: Document, words: str = "1,200 drivers") -> tuple[tuple[Claim, ...], list[str]]:
    """The claims of a run, and the ids of those with these words, one a document."""
    claims = claims_of(*documents)
    return claims, [quoting(claims, document.id, words).id for document in documents]


def voices(ids: list[str], claims: Sequence[Claim], origins: Sequence[Origin]) -> int:
    """How many independent voices tell the claims of these ids."""
    return len({*lineage.voices([claim for claim in claims if claim.id in ids], origins).values()})


def test_two_papers_that_have_it_from_one_person_are_one_voice() -> None:
    claims, ids = counted(MAIL, POST)
    (lean,) = leans(claims)
    assert lean.claims == tuple(sorted(ids))
    assert lean.why == "2 documents have it from Ingrid Falk"
    assert voices(ids, claims, grouped([MAIL, POST])) == 1


def test_three_sources_two_origins() -> None:
    claims, ids = counted(MAIL, POST, UNION)
    assert voices(ids, claims, grouped([MAIL, POST, UNION])) == 2


def test_a_paper_that_says_it_itself_is_a_voice_of_its_own() -> None:
    claims, ids = counted(MAIL, PLAIN)
    assert leans(claims) == ()
    assert voices(ids, claims, grouped([MAIL, PLAIN])) == 2


def test_one_speaker_with_two_figures_leans_on_nothing() -> None:
    later = article("later", POST.text.replace("1,200", "1,500"))
    assert leans(claims_of(MAIL, later)) == ()


def test_the_same_number_of_something_else_is_another_statement() -> None:
    other = article("other", "A strike stopped the buses of Tarn. Ingrid Falk said that 1,200 passengers complained.")
    assert leans(claims_of(MAIL, other)) == ()


def test_an_office_is_one_within_an_event_only() -> None:
    documents = [
        article("x", "A fire swept the market hall of Tarn on Sunday. Police said 14 people were injured in the fire."),
        article("y", "Fire tore through the market hall of Tarn. Police said 14 people were injured in the blaze."),
        article("z", "A lorry hit a school bus near Aldersea. Police said 14 people were injured in the crash."),
    ]
    claims, ids = counted(*documents, words="14 people")
    events = dict(zip(ids, ("e-fire", "e-fire", "e-crash"), strict=True))
    known = [
        replace(claim, scope=replace(claim.scope, event=EventReference(events[claim.id], "")))
        for claim in claims
        if claim.id in events
    ]
    assert [lean.claims for lean in leans(known)] == [tuple(sorted(ids[:2]))]
    assert voices(ids, known, ()) == 2
    unknown = [replace(claim, scope=replace(claim.scope, event=None)) for claim in known]
    assert leans(unknown) == ()
    assert voices(ids, unknown, ()) == 3


def test_officials_here_and_there_need_not_be_the_same() -> None:
    claims, ids = counted(
        *(
            article(name, f"Bus drivers walked out in Tarn on Monday. {who} said 1,200 drivers had joined the strike.")
            for name, who in (("a", "Officials"), ("b", "Witnesses and officials"))
        )
    )
    assert voices(ids, claims, ()) == 2


def test_claims_of_one_origin_are_one_voice() -> None:
    copy = article("copy", PLAIN.text)
    claims, ids = counted(PLAIN, copy)
    assert voices(ids, claims, grouped([PLAIN, copy])) == 1
    assert voices(ids, claims, ()) == 2


@settings(max_examples=20, deadline=None)
@given(st.permutations([MAIL, POST, UNION, PLAIN]), st.integers(0, 3))
def test_order_and_a_second_copy_change_no_voices(documents: list[Document], at: int) -> None:
    claims, ids = counted(*documents)
    before = voices(ids, claims, grouped(documents))
    more = [*documents, article("again", documents[at].text)]
    claims, ids = counted(*more)
    assert voices(ids, claims, grouped(more)) == before == 3


# ── figures led back ─────────────────────────────────────────────────────────────────────────────────────────────────

SPEECH = article("speech", "Farm minister Olga Brandt said grain exports of Tarn grew by more than 20 percent in 2024.")
REPORT = article("report", "The port of Tarn is to be widened. Grain exports of Tarn grew by 20% in 2024.")


def test_a_bare_figure_is_led_back_to_the_bound_that_a_speaker_gave() -> None:
    claims = claims_of(SPEECH, REPORT)
    (found,) = derived(claims)
    assert found.claim == quoting(claims, "report", "20%").id
    assert found.statement == quoting(claims, "speech", "more than 20 percent").id
    assert found.lost == ("bound", "attribution")
    assert "“20%” comes from “more than 20 percent”, as Olga Brandt said" in found.why
    texts = {one.id: one.text for one in (SPEECH, REPORT)}
    quoted = [item.span.of(texts[item.document]) for item in found.evidence]
    assert quoted[0].startswith("20")
    assert quoted[1] == "more than"
    assert "Olga Brandt" in quoted[2]


def test_what_is_kept_is_not_lost() -> None:
    said = article("said", "The port is to be widened. Olga Brandt said grain exports of Tarn grew by 20% in 2024.")
    (found,) = derived(claims_of(SPEECH, said))
    assert found.lost == ("bound",)


def test_another_figure_year_measure_or_speaker_comes_from_elsewhere() -> None:
    for text in (
        "Grain exports from Lund grew by 20% in 2024.",
        "Grain exports of Tarn grew by 24% in 2024.",
        "Grain exports of Tarn grew by 20% in 2019.",
        "Grain exports from Tarn fell by 20% in 2024.",
        "Grain imports to Tarn grew by 20% in 2024.",
        "Grain exports of Tarn grew by more than 20% in 2024.",
        "Jonas Reith said that grain exports of Tarn grew by 20% in 2024.",
    ):
        assert derived(claims_of(SPEECH, article("report", text))) == (), text


def test_a_bound_that_nobody_is_said_to_have_given_is_no_statement() -> None:
    unsaid = article("speech", "Grain exports of Tarn grew by more than 20 percent in 2024.")
    assert derived(claims_of(unsaid, REPORT)) == ()


def test_an_article_derives_nothing_from_itself() -> None:
    both = article("both", f"{SPEECH.text}\n\n{REPORT.text}")
    assert derived(claims_of(both)) == ()


def of_one_event(claims: tuple[Claim, ...]) -> list[Claim]:
    return [replace(claim, scope=replace(claim.scope, event=EventReference("e-1", ""))) for claim in claims]


def test_a_count_comes_from_a_bound_on_the_same_people_of_the_same_event() -> None:
    said = article("said", "Floods struck Harnmouth on Sunday. Jon Moe said at least 19 people were hurt.")
    for text, comes in (
        ("Floods struck Harnmouth on Sunday. In all, 19 people were hurt.", True),
        ("Floods struck Harnmouth on Sunday. On the coast 19 other people were hurt.", False),
        ("Floods struck Harnmouth on Sunday. In its stables 19 horses were hurt.", False),
    ):
        assert bool(derived(of_one_event(claims_of(said, article("report", text))))) is comes, text


def test_of_many_statements_of_one_figure_some_are_looked_at_and_the_report_says_so() -> None:
    (said,) = [claim for claim in claims_of(SPEECH) if claim.quantity]
    (bare,) = [claim for claim in claims_of(REPORT) if claim.quantity]
    many = [replace(said, id=f"s-{n:03}", document=f"d-{n:03}") for n in range(60)]
    assert lineage.crowds((), [bare, *many[:40]]) == ()
    (problem,) = lineage.crowds((), [bare, *many])
    assert problem.where == "Where does “20%” come from?"
    assert problem.message.startswith("60 statements give it: each was held against the first 40 of its own event")
    assert derived([bare, *many])[0].statement == "s-000"

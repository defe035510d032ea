"""Pages as they are saved, line by line, with the label that each line must get beside it."""

from __future__ import annotations

import pytest
from effort import cpu_seconds
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import TELLING, Label
from reconcile.text.lines import label

PARAGRAPH = (
    "Some 12,400 people voted in the harbour district on Sunday, 900 more than four years ago, and the count went on "
    "until well after midnight, officials said."
)
ANOTHER = (
    "The ferry had 212 people on board when its engine failed off the cape, the port authority said, and all but three "
    "of them were brought ashore before dark."
)


def labelled(page: str, title: str | None = None) -> list[tuple[str, Label]]:
    """The lines that are not blank, each with its label."""
    lines = label(page, title)
    return [(page[line.start : line.end], line.label) for line in lines if page[line.start : line.end].strip()]


def of(line: str, page: str = f"Turnout rises\n\n{PARAGRAPH}\n\n{{}}\n\n{ANOTHER}\n") -> Label:
    """The label of a line that stands in the midst of a page."""
    return dict(labelled(page.format(line)))[line]


def story(page: str) -> None:
    """Holds each line of a page, written `label | line`, against the label that it gets."""
    rows = [row.split(" | ", 1) for row in page.strip().split("\n")]
    text = "\n".join(row[1] if len(row) == 2 else "" for row in rows)
    got = [line.label.value for line in label(text, None)]
    assert got == [row[0].strip() if len(row) == 2 else "furniture" for row in rows]


def test_a_saved_news_page() -> None:
    story(f"""
furniture | Menu
furniture | Font size:
headline  | Turnout rises in the harbour
dateline  | May 11, 2025, Town Hall, Port Elm
credit    | By Ann Miller and Tom Reed
caption   | Voters wait in line at the old fish market. (Photo: Ann Miller)

body      | {PARAGRAPH}

furniture | Advertisement

headline  | A long night at the count

body      | {PARAGRAPH}

credit    | Lena Wood contributed to this report.
furniture | Share
furniture | Facebook
teaser    | Related stories
teaser    | Ferry crew of nine rescued off the cape
teaser    | Price of bread up 8 percent
credit    | © 2025 Harbour Media. All rights reserved.
furniture | www.harbour.example
""")


def test_share_prices_around_an_article() -> None:
    story(f"""
headline  | Harbour Post - Turnout rises in the harbour

furniture | ABCD -2.19% 60.67 $
furniture | XY 0.38% 31.2
furniture | North Oil +1.2% 14.05
furniture | QRS 104.50 +0.7
headline  | Turnout rises in the harbour

body      | {PARAGRAPH}
""")


def test_one_caption_again_and_again_with_other_stories_between() -> None:
    page = "The mayor and the harbour master at the pier"
    story(f"""
caption | {page}
caption | {page}City press office

body    | {PARAGRAPH}

caption | {page}
teaser  | Bread Prices Rise for a Third Month
caption | {page}
teaser  | 4 Ferries Late as Fog Returns
""")


def test_a_block_of_other_stories_ends_with_the_next_sentence() -> None:
    story(f"""
headline | Turnout rises

body   | {PARAGRAPH}

teaser | Previous story
teaser | Ferry crew of nine rescued off the cape

body   | The count will be checked on Friday.
""")


def test_film_clips_in_a_row() -> None:
    story(f"""
headline | Turnout rises
teaser | 2:26 Inside the new concert hall
teaser | 0:58 Fog over the cape
body   | {PARAGRAPH}
""")


def test_wrapped_text_is_body() -> None:
    story("""
headline | COCOA ARRIVALS DOWN
body | Arrivals for the week came to 155 bags, the board
body | said on Friday, and the season's total is now more
body | than 5.9 million, against 5.8 million at the same
body | share.
body | The board expects rain.
""")


def test_markdown() -> None:
    story(f"""
furniture | ---
furniture | title: Turnout rises
furniture | ---
headline  | # Turnout rises

body      | {PARAGRAPH}

headline  | ## The night

body      | - 12 people waited
furniture | ***
""")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # furniture
        ("View settings", Label.FURNITURE),
        ("Text size:", Label.FURNITURE),
        ("News   /", Label.FURNITURE),
        ("* * *", Label.FURNITURE),
        ("________________", Label.FURNITURE),
        ("[advertisement]", Label.FURNITURE),
        ("Sign up for our morning letter", Label.FURNITURE),
        ("Download the harbour app on your phone", Label.FURNITURE),
        ("Please enable Javascript to watch this video", Label.FURNITURE),
        ("Image 4 of 17", Label.FURNITURE),
        ("12 Comments", Label.FURNITURE),
        ("https://harbour.example/2025/turnout", Label.FURNITURE),
        # credits
        ("Copyright 2025 Harbour Media", Label.CREDIT),
        ("(Reporting by Ann Miller; Editing by Tom Reed)", Label.CREDIT),
        ("BY ANN MILLER", Label.CREDIT),
        ("Photo credit: City archive", Label.CREDIT),
        ("a.miller@harbour.example", Label.CREDIT),
        ("Tom Reed/Picture Desk", Label.CREDIT),
        ("— Ann Miller (@annm) May 11, 2025", Label.CREDIT),
        ("Ann Miller: (555) 010-4075", Label.CREDIT),
        ("A.Miller--HbP", Label.CREDIT),
        # datelines
        ("Updated: Wednesday, October 26, 2022 @ 4:53 PM", Label.DATELINE),
        ("Published : 3 June 2023, 00:40 AM", Label.DATELINE),
        ("March 1, 2024 5:40 PM", Label.DATELINE),
        ("2025-05-11", Label.DATELINE),
        ("PORT ELM, Ont. -", Label.DATELINE),
        ("PORT ELM (Wire) —", Label.DATELINE),
        # teasers
        ("RELATED: Ferry crew of nine rescued off the cape", Label.TEASER),
        ("READ MORE: Bread prices up 8 percent", Label.TEASER),
        ("[Ferry crew of nine rescued off the cape]", Label.TEASER),
        (">> Watch the harbour live", Label.TEASER),
        ("Related Coverage Bread prices up 8 percent", Label.TEASER),
        # what looks like one of them, and tells
        ("BREAD ISLAND (Wire) - Twelve boats were lost in the storm, the coast guard said.", Label.BODY),
        ("By 2030 the city wants 400 electric buses.", Label.BODY),
        ("On May 11, 2025, the city counted 12,400 votes.", Label.BODY),
        ("May 11, 2025 was the wettest day in 40 years.", Label.BODY),
        ("More than 60 boats were lost.", Label.BODY),
        ("Share prices fell 8 percent.", Label.BODY),
        ("Turnout 61% in 2021, 58% in 2017", Label.HEADLINE),
        ("News of the 12 missing boats came late.", Label.BODY),
        ("“It was the worst night,” she said.", Label.BODY),
        ("- 12 boats from the north shore", Label.BODY),
        ("Anyone who saw the boats is asked to call 555-0104.", Label.BODY),
        ("8:20 a.m.", Label.BODY),
    ],
)
def test_one_line(line: str, expected: Label) -> None:
    assert of(line) is expected


def test_its_own_story_told_earlier_tells() -> None:
    assert of("READ MORE: Count in harbour district goes on, 11,900 people voted so far") in TELLING


def test_films_of_other_stories_lead_away() -> None:
    film = "Shops along the coast sold 4,000 kites in a week, and makers hope for wind. (Published Friday, May 6, 2022)"
    page = f"Turnout rises\n\n{PARAGRAPH}\n\nKites Come Back in Fashion\n\n{film}\n\n{ANOTHER}\n"
    told = dict(labelled(page))
    assert told[film] is Label.TEASER
    assert told["Kites Come Back in Fashion"] is Label.TEASER


def test_a_film_of_its_own_story_tells() -> None:
    film = "Some 12,400 voters came to the harbour district by midnight on Sunday. (Published Friday, May 6, 2022)"
    assert of(film) in TELLING


def test_the_title_is_a_headline_wherever_it_stands() -> None:
    page = f"Harbour Post\n\nTurnout rises to 61 percent.\n\n{PARAGRAPH}\n"
    assert labelled(page, "Turnout rises to 61 percent.")[1][1] is Label.HEADLINE


@pytest.mark.parametrize(
    "line", ["Share prices: ABC 1.2% 33.10", "Related: 12 boats lost", "58 killed in storm", "x" * 500]
)
def test_a_line_that_is_all_there_is_tells(line: str) -> None:
    assert label(line, None)[0].label in TELLING


def test_a_blank_text() -> None:
    assert [line.label for line in label("\n", None)] == [Label.FURNITURE] * 2
    assert len(label("", None)) == 1


PIECES = [
    "Menu",
    "Share",
    "Related:",
    PARAGRAPH,
    "12",
    "A B 1.2% 3.4",
    "By Ann",
    "---",
    "May 11, 2025",
    "- ",
    "\r",
    " ",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=12).map("\n".join),
    st.none() | st.text(max_size=9),
)
def test_lines_cover_the_text_in_order(text: str, title: str | None) -> None:
    lines = label(text, title)
    assert [text[line.start : line.end] for line in lines] == [raw.removesuffix("\r") for raw in text.split("\n")]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=12).map("\n".join))
def test_a_sentence_of_a_paragraph_is_never_lost(text: str) -> None:
    page = f"{text}\n\n{PARAGRAPH}"
    assert label(page, None)[-1].label in TELLING


@pytest.mark.parametrize(
    "piece", ["a ", "1.2% ", "A", "/", "- ", "(Photo: ", "\u00a0", "Share\n", "AB 1% 2\n", "1:22 A\n", ".\n"]
)
def test_any_text_costs_no_more_than_its_length(piece: str) -> None:
    assert cpu_seconds(lambda: label(piece * (200_000 // len(piece)), "A title")) < 8

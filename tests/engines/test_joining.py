"""What is joined of the pairs that many machines found: components, and documents that may have lists."""

from __future__ import annotations

import networkx as nx
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from reconcile.engines.spark.joining import components, listing
from reconcile.engines.spark.rows import PACKED, TEXT, WHOLE, batches, piles, rows
from reconcile.engines.spark.tasks import A_DOCUMENT
from reconcile.linking.clusters import LISTED

numbers = st.integers(0, 40)


@given(st.lists(st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])))
def test_components_are_those_of_the_graph_whatever_the_order(pairs: list[tuple[int, int]]) -> None:
    graph = nx.Graph(pairs)
    expected = {one: min(part) for part in nx.connected_components(graph) for one in part}
    assert components(pairs) == components(reversed(pairs)) == expected


def test_only_a_document_with_a_claim_that_meets_many_may_have_a_list() -> None:
    first, second = 3 * A_DOCUMENT, 4 * A_DOCUMENT
    table = [(first, first + other) for other in range(1, LISTED + 1)]
    few = [(second, second + other) for other in range(1, LISTED)]
    across = [(first + other, second + LISTED) for other in range(LISTED * 2)]
    assert listing([*table, *few, *across]) == {3}


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.binary(max_size=9)), max_size=60),
    st.integers(1, 7),
)
def test_piles_reach_over_batches(told: list[tuple[str, int, bytes]], cut: int) -> None:
    told.sort(key=lambda row: row[:2])
    columns = {"key": TEXT, "number": WHOLE, "data": PACKED}
    table = pa.Table.from_batches(list(batches(told, columns)), pa.schema(list(columns.items())))
    small = table.to_batches(max_chunksize=cut)
    assert [tuple(row.values()) for row in rows(small)] == told
    found = [[tuple(row.values()) for row in pile] for pile in piles(small, "key")]
    assert found == [pile for key in "abc" if (pile := [row for row in told if row[0] == key])]

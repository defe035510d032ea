"""Measures linking: time, memory, and the share of pairs found, beside Splink on DuckDB and sparse_dot_topn.

    python bench/linking.py [--sizes 10000,100000,1000000] [--beside 100000] [--write]

The claims are made (bench/claims.py). Each measurement is a process of its own, so that its peak is its own; times are
those of linking alone, after the claims are in memory. The share is that of the pairs found by setting every two claims
side by side that may meet, whatever their keys (on the smallest size). The others are asked for the same: pairs of
claims of one event that are alike in what they count and how it is told. They are installed for this alone
(requirements/bench.txt). Figures go to stdout as JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

import page
from claims import make

from reconcile.engines.forked import Forked
from reconcile.linking.clusters import link
from reconcile.linking.pairs import alike, are_idle, ground, is_level, things
from reconcile.model import Claim
from reconcile.scope.events import Scene

Found = int
JOBS = 2


def ours(claims: Sequence[Claim], scene: Scene) -> Found:
    """As the command does it: with a copy of the process, as the others have two threads."""
    return sum(len(one.candidates) for one in link(claims, scene, Forked(JOBS)))


def splink(claims: Sequence[Claim], scene: Scene) -> Callable[[], Found]:
    """Splink on DuckDB: the claims of one event and kind, and levels of one thing in one land, scored on noun, verb,
    modifiers, unit and value, and clustered; its weights are estimated as its manual has it."""
    import pandas
    import splink.comparison_library as compared
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    rows = pandas.DataFrame(list(_rows(claims, scene)))
    columns = [compared.ExactMatch(name) for name in ("verb", "unit", "modifiers", "value")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        probability_two_random_records_match=0.1,  # of those that are set side by side,
        blocking_rules_to_generate_predictions=[block_on("event", "kind"), block_on("level")],
        comparisons=[compared.JaroWinklerAtThresholds("head"), *columns],
    )

    def work() -> Found:
        linker = Linker(DuckDBAPI().register(rows), settings)
        linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=1)
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("event", "head"))
        linker.training.estimate_parameters_using_expectation_maximisation(block_on("event", "verb"))
        found = linker.inference.predict(threshold_match_probability=0.5)
        linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_probability=0.5)
        return len(found.as_pandas_dataframe())

    return work


def sparse(claims: Sequence[Claim], scene: Scene) -> Callable[[], Found]:
    """sparse_dot_topn: each claim's ten likest by the cosine of its words, of which its event is one."""
    import numpy
    from scipy.sparse import csr_matrix
    from sparse_dot_topn import sp_matmul_topn

    words = [sorted({f"event {row['event']}", str(row["unit"]), *_words(row)}) for row in _rows(claims, scene)]

    def work() -> Found:
        number: dict[str, int] = {}
        columns = [number.setdefault(word, len(number)) for told in words for word in told]
        starts = numpy.cumsum([0, *map(len, words)])
        held = numpy.bincount(columns)
        weights = numpy.log(len(words) / held)[columns]
        matrix = csr_matrix((weights, columns, starts), shape=(len(words), len(number)))
        norms = numpy.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
        matrix = csr_matrix((weights / numpy.repeat(norms, numpy.diff(starts)), columns, starts), matrix.shape)
        return (
            int(sp_matmul_topn(matrix, matrix.T.tocsr(), top_n=10, threshold=0.7, n_threads=JOBS).nnz - len(words)) // 2
        )

    return work


def _words(row: dict[str, object]) -> list[str]:
    return f"{row['head']} {row['modifiers']} {row['verb']}".split()


def _rows(claims: Sequence[Claim], scene: Scene) -> Iterator[dict[str, object]]:
    around = ground(claims, scene)
    for claim in claims:
        quantity, measure = claim.quantity, claim.measure
        yield {
            "id": claim.id,
            "event": claim.scope.event.id if claim.scope.event else "",
            "kind": str(claim.kind),
            "head": measure.head,
            "verb": measure.verb,
            "modifiers": " ".join(measure.modifiers),
            "unit": quantity.unit if quantity else "",
            "value": str(quantity.value) if quantity else "",
            "level": next((" ".join(one) for one in things(claim, around) if one[1] == "land"), None),
        }


def exhaustive(claims: Sequence[Claim], scene: Scene) -> set[tuple[str, str]]:
    """The pairs that are alike among all that may meet: of related articles, or levels that both name one thing."""
    around = ground(claims, scene)
    held: dict[str, list[int]] = {}
    named: dict[int, frozenset[tuple[str, ...]]] = {}
    for place, claim in enumerate(claims):
        held.setdefault(claim.document, []).append(place)
        if is_level(claim):
            named[place] = frozenset(things(claim, around))
    found = set()
    for place, claim in enumerate(claims):
        near = {other for name in (claim.document, *scene.related_to(claim.document)) for other in held.get(name, ())}
        if place in named:
            near.update(other for other, some in named.items() if some & named[place])
        for other in sorted(near):
            if other <= place or are_idle(claim, claims[other], around):
                continue
            if alike(claim, claims[other], scene) is not None:
                found.add((claim.id, claims[other].id))
    return found


def share(size: int) -> dict[str, object]:
    claims, scene = make(size)
    wanted = exhaustive(claims, scene)
    found = {(candidate.left, candidate.right) for one in link(claims, scene) for candidate in one.candidates}
    return {"pairs": len(wanted), "found": len(wanted & found), "share": round(len(wanted & found) / len(wanted), 4)}


def measure(who: str, size: int) -> dict[str, object]:
    claims, scene = make(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        work = {"reconcile": lambda: ours(claims, scene)}.get(who) or globals()[who](claims, scene)
    except ImportError as missing:
        return {"who": who, "claims": size, "missing": str(missing)}
    gc.disable()  # as the command has it
    wall, processor = time.perf_counter(), time.process_time()
    pairs = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    copies = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "who": who,
        "claims": size,
        "seconds": round(time.perf_counter() - wall, 2),
        "processor seconds": round(time.process_time() - processor + copies.ru_utime + copies.ru_stime, 2),
        "peak MB": round(peak / 1024),
        "of it the claims": round(before / 1024),
        "pairs": pairs,
    }


def apart(*args: str) -> dict[str, object]:
    """A measurement in a process of its own."""
    done = subprocess.run([sys.executable, __file__, *args], capture_output=True, text=True, check=False)
    if done.returncode:
        return {"who": args[1], "claims": args[2], "missing": done.stderr.splitlines()[-1][:200]}
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", default="10000,100000,1000000")
    asked.add_argument("--beside", default="10000,100000", help="sizes at which the others are measured, too")
    asked.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    asked.add_argument("--share", type=int, help=argparse.SUPPRESS)
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    if told.one or told.share:
        print(json.dumps(share(told.share) if told.share else measure(told.one[0], int(told.one[1]))))
        return
    sizes, beside = told.sizes.split(","), told.beside.split(",")
    rows = []
    for size in sizes:
        for who in ("reconcile", *(("splink", "sparse") if size in beside else ())):
            rows.append(apart("--one", who, size))
            print(json.dumps(rows[-1]), file=sys.stderr)
    found = apart("--share", sizes[0])
    json.dump({"runs": rows, f"on {sizes[0]} claims": found}, sys.stdout, indent=1)
    print()
    if told.write:
        columns = ("who", "claims", "seconds", "processor seconds", "peak MB", "pairs")
        table = page.table(columns, ([row.get(name, "–") for name in columns] for row in rows))
        words = f"Of the pairs found by comparing all that may meet, on {int(sizes[0]):,} claims: {found['share']}."
        told_of = (
            "`bench/linking.py`, on made claims (`bench/claims.py`). With one copy of the process, as `--jobs 2` has it"
            "; the others with two threads. Splink is asked for clusters, too."
        )
        page.write("Linking", told_of, [table, words])


if __name__ == "__main__":
    main()

"""Queries are parsed rightly by any number of threads."""

from concurrent.futures import ThreadPoolExecutor

from coomet_graph.sparql import parsed, prepared


def test_threads_do_not_disturb_each_other() -> None:
    queries = [f"SELECT ?s WHERE {{ ?s <https://example.org/p{n}> ?o FILTER(?o > {n}) }}" for n in range(60)]
    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(lambda query: prepared(query).algebra.name, queries))
        trees = list(pool.map(parsed, queries))
    assert names == ["SelectQuery"] * 60
    assert len(trees) == 60

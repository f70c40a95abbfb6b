"""The tree of classes: who targets or asks for a class means all classes below it as well."""

from collections.abc import Iterable, Iterator

from rdflib import RDFS, BNode, Graph

from coomet_graph.namespaces import RDFS as RDFS_NAMESPACE
from coomet_graph.store.dataset import Dataset
from coomet_graph.validation.scope import ClassTree

Link = tuple[str, str]
"""A class and one right above it."""


def links_of(ontology: Graph) -> Iterator[Link]:
    """The links that an ontology states; a class without a name is written as in N-Triples."""
    for child, parent in ontology.subject_objects(RDFS.subClassOf):
        yield (
            f"_:{child}" if isinstance(child, BNode) else str(child),
            f"_:{parent}" if isinstance(parent, BNode) else str(parent),
        )


def links_in(data: Dataset) -> Iterator[Link]:
    """The links that stand in the data."""
    answer = data.select(f"SELECT ?child ?parent WHERE {{ ?child <{RDFS_NAMESPACE}subClassOf> ?parent }}")
    for row in answer.dicts():
        yield str(row["child"]).strip("<>"), str(row["parent"]).strip("<>")


def tree_of(links: Iterable[Link]) -> ClassTree:
    """Each class that has another below it, with itself and all classes below, sorted."""
    children: dict[str, set[str]] = {}
    for child, parent in links:
        children.setdefault(parent, set()).add(child)
    tree: dict[str, tuple[str, ...]] = {}
    for name in children:
        below: set[str] = set()
        todo = [name]
        while todo:
            each = todo.pop()
            if each not in below:
                below.add(each)
                todo.extend(children.get(each, ()))
        tree[name] = tuple(sorted(below))
    return tree

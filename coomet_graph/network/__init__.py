"""The graph as networks and pictures: what waits for what, who serves which indicator, what is linked."""

from coomet_graph.network.canvas import PICTURE_FORMATS
from coomet_graph.network.coverage import coverage
from coomet_graph.network.coverage_picture import draw_coverage
from coomet_graph.network.dependencies import chains, critical_path, cycles, dependencies
from coomet_graph.network.dependency_picture import draw_dependencies
from coomet_graph.network.neighbourhood import Group, Neighbour, Neighbourhood, neighbourhood
from coomet_graph.network.picture import draw_neighbourhood

__all__ = [
    "PICTURE_FORMATS",
    "Group",
    "Neighbour",
    "Neighbourhood",
    "chains",
    "coverage",
    "critical_path",
    "cycles",
    "dependencies",
    "draw_coverage",
    "draw_dependencies",
    "draw_neighbourhood",
    "neighbourhood",
]

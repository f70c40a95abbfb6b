"""The graph as networks and pictures: what waits for what, who serves which indicator, what is linked."""

from coomet_graph.network.canvas import PICTURE_FORMATS
from coomet_graph.network.chain_picture import End, Link, draw_chain
from coomet_graph.network.coverage import Coverage, coverage, who_serves
from coomet_graph.network.coverage_picture import draw_coverage
from coomet_graph.network.dependencies import chains, critical_path, cycles, dependencies
from coomet_graph.network.dependency_picture import draw_dependencies
from coomet_graph.network.matrix import Matrix, trace_matrix
from coomet_graph.network.matrix_picture import draw_matrix
from coomet_graph.network.neighbourhood import Group, Neighbour, Neighbourhood, neighbourhood
from coomet_graph.network.picture import draw_neighbourhood
from coomet_graph.network.radar import Radar, make_radar
from coomet_graph.network.radar_picture import draw_radar

__all__ = [
    "PICTURE_FORMATS",
    "Coverage",
    "End",
    "Group",
    "Link",
    "Matrix",
    "Neighbour",
    "Neighbourhood",
    "Radar",
    "chains",
    "coverage",
    "critical_path",
    "cycles",
    "dependencies",
    "draw_chain",
    "draw_coverage",
    "draw_dependencies",
    "draw_matrix",
    "draw_neighbourhood",
    "draw_radar",
    "make_radar",
    "neighbourhood",
    "trace_matrix",
    "who_serves",
]

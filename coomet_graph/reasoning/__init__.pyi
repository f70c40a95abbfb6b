from .clashes import Clash as Clash, clashes as clashes, counted as counted
from .closure import infer as infer
from .entailment import Engine as Engine, Entailment as Entailment

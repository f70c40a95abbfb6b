from .clashes import Clash as Clash
from .clashes import clashes as clashes
from .clashes import counted as counted
from .closure import infer as infer
from .entailment import Engine as Engine
from .entailment import Entailment as Entailment

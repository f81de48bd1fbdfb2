"""What people read is written in one place."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import files, name, tree

ENGINE = files("bot/engine")


def test_the_engine_writes_no_sentences() -> None:
    assert [f"{name(file)}:{found}" for file in ENGINE for found in sentences(tree(file))] == []


def sentences(module: ast.Module) -> Iterator[str]:
    """Line and wording of its texts of more than three words that are neither documentation nor an error's message."""
    nodes = list(ast.walk(module))
    silent = {id(part) for node in nodes if isinstance(node, ast.Expr | ast.Raise) for part in ast.walk(node)}
    texts = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in silent]
    said = ((node.lineno, node.value) for node in texts)
    return (f"{line} {text}" for line, text in said if isinstance(text, str) and len(text.split()) > 3)


def test_a_sentence_would_be_found() -> None:
    module = ast.parse('told = f"{who} is looking into it now."')

    assert list(sentences(module)) == ["1  is looking into it now."]

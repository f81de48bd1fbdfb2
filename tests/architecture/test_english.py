"""Docstrings, the command line's help and error texts are plain English; the patterns that aren't are found here."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import PACKAGES, files, name, tree

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DOCUMENTED = (ast.Module, ast.ClassDef, *FUNCTIONS)
NO_SUMMARY = re.compile(r"(What|Who|Whose|Whom|Whether|How|Where|When|Why|Which)\b")
ODD = {
    "says nothing by itself": re.compile(r"\A(Likewise|The same)\b|\b[Ll]ikewise\."),
    '"is no": write "isn\'t a"': re.compile(
        r"(?<![Tt]here )\b(?:is|are|was|were) no (?!(?:one|longer|more|less|fewer|better|worse|larger|later)\b)\w+"
    ),
    '"stands": write "is"': re.compile(r"\b(?:stands?|stood)\b(?!-ins?\b| (?:for|in for|out)\b)"),
    '"a ... a ...": write "per" or "each"': re.compile(
        r"\b(?:an?|one) (?!(?:that|which|who|whom|as|for|in|is|of|on|by|to|if|has|under|when)\b)\w+"
        r" an? (?!(?:second|minute|hour|day|week|month|year|time)\b)\w+"
    ),
}


def test_docstrings_help_and_error_texts_are_plain_english() -> None:
    assert [f"{name(file)}:{odd}" for file in files(*PACKAGES) for odd in oddities(tree(file))] == []


def test_what_is_not_plain_would_be_found() -> None:
    module = ast.parse(
        "def held(it):\n"
        '    """Whether it stands."""\n'
        'def other(it):\n    """Likewise."""\n'
        "class Lists:\n"
        '    """How it is kept, one row a ticket: there is no other way, and it is no longer than it was."""\n'
        'raise ValueError(f"{it} is no number")\n'
        'Option(help="It is no number.")\n'
    )

    assert [odd.partition(" ")[0] for odd in oddities(module)] == ["2:", "2:", "4:", "6:", "7:", "8:"]


def oddities(module: ast.Module) -> list[str]:
    """Return a line for each text that isn't plain: where it is, what is odd about it, and how it begins."""
    found = [
        (line, why, text)
        for line, text, is_summary in texts(module)
        for why in (
            *(["a function's summary is an order"] if is_summary and NO_SUMMARY.match(text) else []),
            *(why for why, pattern in ODD.items() if pattern.search(text)),
        )
    ]
    return [f"{line}: {why}: {text[:60]}" for line, why, text in sorted(found)]


def texts(module: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Yield each text with its line, and whether it is what a function promises."""
    for node in ast.walk(module):
        if isinstance(node, DOCUMENTED) and (said := ast.get_docstring(node)):
            yield node.body[0].lineno, said, isinstance(node, FUNCTIONS)
        elif isinstance(node, ast.Raise):
            yield from literals(node)
        elif isinstance(node, ast.keyword) and node.arg in ("help", "says", "epilog"):
            yield from literals(node.value)


def literals(node: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Yield the literal texts in an expression, each f-string as one, with "…" for each value in it."""
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(one.value if isinstance(one, ast.Constant) else "…" for one in node.values), False
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value, False
    else:
        for part in ast.iter_child_nodes(node):
            yield from literals(part)

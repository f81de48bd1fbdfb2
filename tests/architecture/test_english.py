"""Docstrings, READMEs, help, error texts and log messages are plain English; patterns that aren't are found here."""

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.sources import PACKAGES, ROOT, files, name, tree
from tests.sentences.voice import FORBIDDEN

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DOCUMENTED = (ast.Module, ast.ClassDef, *FUNCTIONS)
NO_SUMMARY = re.compile(r"(What|Who|Whose|Whom|Whether|How|Where|When|Why|Which)\b")
ODD = {
    "says nothing by itself": re.compile(r"\A(Likewise|The same)\b|\b[Ll]ikewise(\.|\Z)"),
    '"is no": write "isn\'t a"': re.compile(
        r"(?<![Tt]here )\b(?:is|are|was|were) no (?!(?:one|longer|more|less|fewer|better|worse|larger|later)\b)\w+"
    ),
    '"stands": write "is"': re.compile(r"\b(?:stands?|stood)\b(?!-ins?\b| (?:for|in for|out)\b)"),
    '"a ... a ...": write "per" or "each"': re.compile(
        r"\b(?:[Aa]n?|[Oo]ne) (?!(?:that|which|who|whom|as|for|in|is|of|on|by|to|if|has|with|under|when)\b)\w+"
        r" an? (?!(?:second|minute|hour|day|week|month|year|time)\b)\w+"
    ),
    '"cannot": write "can\'t"': re.compile(r"\b[Cc]annot\b"),
}
BLOCK = re.compile(r"^```.*?^```$|^[^\n]+(?:\n(?!\n|\||#|```| *- |\d+\. )[^\n]+)*", re.DOTALL | re.MULTILINE)
READMES = [
    ROOT / "README.md",
    *(file for folder in (*PACKAGES, "tests") for file in sorted((ROOT / folder).rglob("README.md"))),
]

SPEAKING = sorted(
    {*files("adapters/cli"), *(file for file in files("adapters") if file.name in ("doctor.py", "check.py"))}
)
"""The files of the command line, and of whoever looks the desk over."""

Text = tuple[int, str, bool]
"""A text with its line, and whether it is the summary of a module, a class, a function or an attribute."""


def test_docstrings_help_errors_and_log_messages_are_plain_english() -> None:
    assert [f"{name(file)}:{odd}" for file in files(*PACKAGES) for odd in oddities(texts(tree(file)))] == []


def test_readmes_are_plain_english() -> None:
    assert [f"{name(file)}:{odd}" for file in READMES for odd in oddities(passages(file.read_text("utf-8")))] == []


def test_what_the_command_line_and_the_doctor_say_is_in_the_voice_of_the_desk() -> None:
    rules = FORBIDDEN | {rule: odd.pattern for rule, odd in ODD.items()}
    del rules["a share of the time: say how long is left"]  # a report has shares
    broken = [
        f"{name(file)}:{line}: {rule}: {text[:60]}"
        for file in SPEAKING
        for line, text, _ in literals(tree(file))
        for rule, pattern in rules.items()
        if re.search(pattern, " ".join(text.split()), re.IGNORECASE)
    ]

    assert broken == []


def test_what_is_not_plain_in_python_would_be_found() -> None:
    module = ast.parse(
        '"""What is kept."""\n'
        "def held(it):\n"
        '    """Whether it stands."""\n'
        'def other(it):\n    """Likewise."""\n'
        "class Lists:\n"
        '    """How it is kept, one row a ticket: there is no other way, and it is no longer than it was."""\n'
        "    kept: int = 1\n"
        '    """How many are kept."""\n'
        'raise ValueError(f"{it} is no number")\n'
        'Option(help="It is no number.")\n'
        'log.warning("It cannot be read.")\n'
        'Refused(problem="it cannot be read")\n'
    )

    found = [odd.partition(" ")[0] for odd in oddities(texts(module))]
    assert found == ["1:", "3:", "3:", "5:", "7:", "7:", "9:", "10:", "11:", "12:", "13:"]


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("Plain.\n\nIt starts at first,\nand then it stands.", 3),
        ("It is one row\na ticket.", 1),
        ("| what | kept |\n|---|---|\n| a ticket | likewise |", 3),
        ("- Plain.\n- It cannot be read.", 2),
        ("```toml\nname = 1\nother = 2   # it is no name\n```", 3),
    ],
)
def test_what_is_not_plain_in_a_readme_would_be_found(page: str, line: int) -> None:
    assert [odd.partition(":")[0] for odd in oddities(passages(page))] == [str(line)]


def oddities(found: Iterable[Text]) -> list[str]:
    """Return a line for each text that isn't plain: where it is, what is odd about it, and how it begins."""
    unbroken = ((line, " ".join(text.split()), is_summary) for line, text, is_summary in found)
    odd = [
        (line, why, text)
        for line, text, is_summary in unbroken
        for why in (
            *(["a summary is an order or a noun"] if is_summary and NO_SUMMARY.match(text) else []),
            *(why for why, pattern in ODD.items() if pattern.search(text)),
        )
    ]
    return [f"{line}: {why}: {text[:60]}" for line, why, text in sorted(odd)]


def texts(module: ast.Module) -> Iterator[Text]:
    """Yield each text of a module that people read and no customer."""
    for node in ast.walk(module):
        if isinstance(node, DOCUMENTED) and (said := ast.get_docstring(node)):
            yield node.body[0].lineno, said, True
        if isinstance(node, ast.Module | ast.ClassDef):
            yield from of_attributes(node)
        elif isinstance(node, ast.Raise):
            yield from literals(node)
        elif isinstance(node, ast.keyword) and node.arg in ("help", "says", "epilog", "problem"):
            yield from literals(node.value)
        elif isinstance(node, ast.Call) and is_log(node.func) and node.args:
            yield from literals(node.args[0])


def of_attributes(node: ast.Module | ast.ClassDef) -> Iterator[Text]:
    """Yield the docstrings of what is assigned in a module or a class."""
    for one, after in zip(node.body, node.body[1:], strict=False):
        if isinstance(one, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr):
            yield from ((line, text, True) for line, text, _ in literals(after.value))


def is_log(function: ast.expr) -> bool:
    """Return True for `log.warning` and its like."""
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "log"


def literals(node: ast.AST) -> Iterator[Text]:
    """Yield the literal texts in an expression, each f-string as one, with "…" for each value in it."""
    if isinstance(node, ast.JoinedStr):
        yield node.lineno, "".join(one.value if isinstance(one, ast.Constant) else "…" for one in node.values), False
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value, False
    else:
        for part in ast.iter_child_nodes(node):
            yield from literals(part)


def passages(page: str) -> Iterator[Text]:
    """Yield each paragraph, list item, cell of a table and line of code of a page, with its line."""
    for block in BLOCK.finditer(page):
        first, text = page.count("\n", 0, block.start()) + 1, block.group()
        if text.startswith("```"):
            yield from ((first + at, line, False) for at, line in enumerate(text.splitlines()))
        elif text.startswith("|"):
            yield from ((first, cell, False) for cell in text.split("|"))
        else:
            yield first, text, False

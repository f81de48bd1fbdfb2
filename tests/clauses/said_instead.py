"""The sentences that may be a refusal: those that the engine gives back to whoever acts, found in its syntax trees."""

import ast
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from types import FunctionType
from typing import Final

from tests.architecture.sources import files, tree

_BACK: Final = {"answer", "keep_form"}
"""The functions that give a message back to the actor."""


def said_instead() -> frozenset[str]:
    """Return the functions of `bot.wording`, by their names in it, whose messages go back to an actor."""
    return frozenset(_name(one) for file in files("bot/engine") for one in _given_back(file))


def _given_back(file: Path) -> Iterator[FunctionType]:
    module = tree(file)
    there = _wording(module)
    for node in ast.walk(module):
        if _gives_back(node):
            for one in ast.walk(node):
                if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in there:
                    yield from _message_of(there[one.value.id], one.attr)


def _gives_back(node: ast.AST) -> bool:
    """Return whether messages in it go back: a call that does that, or a function that returns or prepares one."""
    if isinstance(node, ast.Call):
        return _is_back(node)
    if not isinstance(node, ast.FunctionDef):
        return False
    returned = ast.unparse(node.returns) if node.returns else ""
    prepares = any(_is_back(one) and any(isinstance(it, ast.Name) for it in one.args) for one in ast.walk(node))
    return "Message" in returned or "_Refusal" in returned or prepares


def _is_back(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _BACK


def _wording(module: ast.Module) -> dict[str, str]:
    """Return the modules of `bot.wording` that a module knows, by the names that it gives them."""
    taken = (one for one in ast.walk(module) if isinstance(one, ast.ImportFrom))
    named = ((one.module or "", name) for one in taken for name in one.names)
    return {name.asname or name.name: f"{of}.{name.name}" for of, name in named if of.startswith("bot.wording")}


def _message_of(module: str, name: str) -> Iterator[FunctionType]:
    try:
        found = getattr(import_module(module), name, None)
    except ImportError:  # a function that was taken by its name, and no module
        return
    if isfunction(found) and "Message" in str(found.__annotations__.get("return")):
        yield found


def _name(one: FunctionType) -> str:
    return f"{one.__module__.removeprefix('bot.wording.')}.{one.__name__}"

"""`python -m tests.benchmarks [NAME…]`: run every benchmark here, or those named; print a table and then JSON.

A benchmark never fails a build: figures are for reading.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from msgspec.structs import asdict
from rich.console import Console
from rich.table import Table

from tests.benchmarks.rows import Row


def main(wanted: list[str]) -> None:
    """Run the benchmarks whose file names hold one of the wanted words (all, if there are none)."""
    names = sorted(file.stem for file in Path(__file__).parent.glob("bench_*.py"))
    rows: list[Row] = []
    for name in names:
        if not wanted or any(word in name for word in wanted):
            rows += import_module(f"tests.benchmarks.{name}").run()
    table = Table("work", "unit", "ours", "beside", "what", "ratio", "aim", "reached", box=None)
    for row in rows:
        beside = "" if row.beside is None else f"{row.beside:,.4g}"
        reached = "yes" if row.reached else "no"
        table.add_row(
            row.work, row.unit, f"{row.ours:,.4g}", beside, row.what, f"{row.ratio:.2f}", f"{row.aim:g}", reached
        )
    console = Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else 180)
    console.print(table)
    found = [asdict(row) | {"ratio": round(row.ratio, 3), "reached": row.reached} for row in rows]
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


main(sys.argv[1:])

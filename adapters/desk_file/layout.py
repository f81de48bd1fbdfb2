"""The layout of a desk file: where tables of customers and contacts begin and end, so that lines go between them."""

from adapters.desk_file.lines import lines_of
from policies.layers import Path


class Layout:
    """The lines of a valid TOML text, which ends with its last line's end."""

    def __init__(self, text: str) -> None:
        self._ends = "\r\n" if "\r\n" in text else "\n"
        self.text = text if not text or text.endswith("\n") else text + self._ends
        self._at = lines_of(text)

    @property
    def lines(self) -> list[str]:
        """The lines, without the line feeds that end them."""
        return self.text.split("\n")

    def line_of(self, path: Path) -> int | None:
        """Return the line, from 1, on which a table or key begins."""
        return self._at.get(path)

    def end_of(self, path: Path) -> int:
        """Return a table's last line: what is before the next table, without the remarks above that."""
        begins = self._at[path]
        others = [line for at, line in self._at.items() if line > begins and at[: len(path)] != path]
        lines = self.lines
        end = min(others, default=len(lines) + 1) - 1
        while end > begins and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
        return end

    def in_one_list(self, path: Path) -> int | None:
        """Return the line of a list that is written between brackets, below which no table can be added to it."""
        line = self._at.get(path)
        return None if line is None or self.lines[line - 1].lstrip().startswith("[[") else line

    def ended(self, tables: str) -> str:
        """Return what is added with the line ends that the file has."""
        return tables.replace("\n", self._ends)

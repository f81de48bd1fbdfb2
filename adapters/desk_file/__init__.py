"""The desk file: read wholly, judged against the plans it names, and refused with every fault at once."""

from adapters.desk_file.faults import FaultyDesk, Finding
from adapters.desk_file.reader import DeskFile, outline, parse, read, read_new

__all__ = ["DeskFile", "FaultyDesk", "Finding", "outline", "parse", "read", "read_new"]

"""The desk file: read wholly, judged against the plans it names, and refused with every fault at once."""

from adapters.desk_file.faults import FaultyDesk, Finding
from adapters.desk_file.judged import DeskFile, judged_alone
from adapters.desk_file.reader import outline, parse, read, read_new

__all__ = ["DeskFile", "FaultyDesk", "Finding", "judged_alone", "outline", "parse", "read", "read_new"]

"""The packs that plandesk ships, each read once for all tests of a process."""

from policies.library import Library

LIBRARY = Library()

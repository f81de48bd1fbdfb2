"""The meaning of text, decided once: severities as people type them, courtesies, first responses, talk to the desk.

`vocabulary` says what a language's table holds; one file per language fills it; `lexicon` puts them together with the
operator's own words. The other files each read one kind of text with it.
"""

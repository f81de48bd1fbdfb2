"""What text means, decided once: severities as people type them, courtesies, first responses, and talk to the desk.

`vocabulary` says what a language's table holds; a file a language fills it; `lexicon` puts them together with the
operator's own words. The other files each read one kind of text with it.
"""

"""An address has one spelling, in which nothing is left that a message could read anything into."""

import pytest

from adapters.slack import spans
from adapters.teams import markdown
from bot.language.link_words import LinkWish, wished
from bot.language.web_address import MAX_ADDRESS, canonical

BUG = "https://tracker.example/BUG-7"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (BUG, BUG),
        ("HTTPS://Tracker.Example:443/BUG-7/", BUG),
        ("https://tracker.example./BUG-7", BUG),
        ("https://tracker.example", "https://tracker.example"),
        ("https://tracker.example/", "https://tracker.example"),
        ("https://tracker.example:8443/x", "https://tracker.example:8443/x"),
        ("https://tracker.example/b?id=7&a=%c3%a4#note", "https://tracker.example/b?id=7&a=%C3%A4#note"),
        ("https://tracker.example/ä", "https://tracker.example/%C3%A4"),
        ("https://tracker.example/50%", "https://tracker.example/50%25"),
        ("https://trаcker.example/x", "https://xn--trcker-4nf.example/x"),
        ("https://t.example/a|b", "https://t.example/a%7Cb"),
        ("https://t.example/<!channel>", "https://t.example/%3C!channel%3E"),
        ("https://t.example/a](https://evil.example)", "https://t.example/a%5D%28https://evil.example%29"),
        ("http://tracker.example/BUG-7", None),
        ("javascript:alert(1)", None),
        ("https:///BUG-7", None),
        ("https://user:secret@tracker.example/", None),
        ("https://tracker.example@evil.example/", None),
        ("https://tracker.example:0/", None),
        ("https://tracker.example:99999/", None),
        ("https://tracker.example/a b", None),
        ("https://tracker.example/\u202egnp.exe", None),
        ("https://[::1/", None),
        ("https://evil.example|https://good.example/", None),
        (f"https://tracker.example/{'x' * MAX_ADDRESS}", None),
        (f"https://tracker.example/{'ä' * 200}", None),
        ("BUG-7", None),
        ("", None),
    ],
)
def test_an_address_is_kept_in_one_spelling_or_not_at_all(given: str, kept: str | None) -> None:
    assert canonical(given) == kept
    assert kept is None or canonical(kept) == kept
    assert kept is None or (spans.WEB.fullmatch(kept) and markdown.WEB.fullmatch(kept))


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (BUG, LinkWish(url=BUG)),
        (f"<{BUG}>", LinkWish(url=BUG)),
        (f"BUG-7 ({BUG})", LinkWish(url=BUG)),
        (f"to {BUG}, please.", LinkWish(url=BUG)),
        (f"remove {BUG}", LinkWish(url=BUG, removes=True)),
        ("Remove", LinkWish(removes=True, is_bare=True)),
        (f"{BUG} {BUG}8", LinkWish(url=BUG, several=True)),
        ("tracker.example/BUG-7", LinkWish()),
        ("", LinkWish(is_bare=True)),
    ],
)
def test_the_words_after_link_name_an_address_or_none(said: str, wish: LinkWish) -> None:
    assert wished(said) == wish

"""Names in scripts that don't part words are found wherever they are in a text."""

import pytest

from bot.language import naming, plain
from bot.language.unspaced import apart, is_unspaced, pairs


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("サンプル株式会社", "今週末はサンプル株式会社様のメンテナンスです"),
        ("グローブ・インダストリーズ", "グローブ・インダストリーズでは停止します"),
        ("华为", "这是华为的要求"),
        ("ตัวอย่าง", "ระบบของตัวอย่างจะปิด"),
        ("Globe", "Globe様のご要望で停止します"),
        ("株式会社Globe", "明日は株式会社Globeのみ停止します"),
        ("サンプル", "ｻﾝﾌﾟﾙ様のみ"),
    ],
)
def test_a_whole_name_is_found_within_what_has_no_spaces(name: str, text: str) -> None:
    assert naming.says(naming.spellings(text), naming.whole(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("株式会社サンプル", "サンプルのみ停止します"),
        ("サンプルホールディングス株式会社", "サンプルのみ停止します"),
        ("华为技术有限公司", "华为技术的系统会停"),
        ("บริษัท ตัวอย่าง จำกัด", "ระบบของตัวอย่างจะปิด"),
        ("株式会社Globe", "Only Globe is closed"),
    ],
)
def test_a_name_is_known_without_its_form(name: str, text: str) -> None:
    assert naming.says(naming.spellings(text), naming.parts(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("株式会社サンプル", "株式会社のみ停止します"),
        ("株式会社サンプル", "サンのみ停止します"),
        ("華", "中華の要求"),
        ("Globe", "Globetrotter様のみ"),
        ("サンプル", "Only the sample is closed"),
    ],
)
def test_what_is_no_name_isnt_taken_for_one(name: str, text: str) -> None:
    assert not naming.says(naming.spellings(text), naming.whole(name) | naming.parts(name))


def test_words_are_cut_where_such_a_script_begins_or_ends() -> None:
    assert apart(plain.words("Globe様 100円 Déjà")) == ("globe", "様", "100", "円", "deja")


def test_only_two_letters_or_more_are_looked_for_anywhere() -> None:
    assert [is_unspaced(one) for one in ("東", "東京", "tokyo", "東京a")] == [False, True, False, False]
    assert pairs("東京都") == ("東京", "京都")

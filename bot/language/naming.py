"""The words by which a company or a person is known in a text, however it is written."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from bot.language import plain
from bot.language.unspaced import apart, has_within, is_unspaced
from bot.language.vocabulary import listed

_FORMS: Final = listed(
    """ab, ag, as, asa, bv, co, company, corp, corporation, cv, eg, eingetragene, ev, gbr, gmbh, group, gruppe, groupe,
    holding, holdings, inc, incorporated, kft, kg, kgaa, kk, limited, llc, llp, lp, ltd, ltda, mbh, nv, ohg, oy, oyj,
    plc, pte, pty, sa, sarl, sas, se, sl, sociedad, societe, spa, spzoo, srl, ug, zoo"""
)
_COMMON: Final = listed(
    """academy, advanced, agency, air, airlines, airport, airways, all, america, american, and, asia, asian, associates,
    association, authority, auto, bank, banking, best, bio, blue, board, books, brothers, build, building,
    business, capital, care, cars, center, central, centre, chemical, city, clean, clinic, clothing, cloud, club,
    college, commerce, commercial, communications, community, computer, concept, connect, construction,
    consulting, contact, control, council, county, credit, customer, customers, data, database, delivery, design,
    desk, development, digital, direct, east, eastern, education, electric, electronics, energy, engineering,
    enterprise, enterprises, environment, equipment, europe, european, event, events, exchange, express, fashion,
    federal, film, finance, financial, first, fitness, food, foods, for, foundation, free, fresh, from, fund,
    future, gas, general, global, gold, good, government, great, green, health, healthcare, help, high, home,
    homes, hospital, hotel, hotels, house, housing, hub, idea, industrial, industries, industry, information,
    innovation, innovations, institute, insurance, international, internet, investment, investments, invest, job,
    jobs, lab, laboratories, labs, land, law, learning, legal, life, light, line, local, logic, login, logistics,
    london, management, manufacturing, marine, market, marketing, markets, media, medical, metal, metals,
    ministry, mobile, mobility, money, motor, motors, mountain, museum, music, national, nature, net, network,
    networks, new, news, north, northern, office, oil, one, online, open, order, organisation, organization, pack,
    paper, park, partner, partners, pay, payment, payments, people, performance, personal, pharma,
    pharmaceuticals, phone, plan, plus, port, portal, post, power, premier, premium, press, print, private, pro,
    product, production, products, professional, project, projects, properties, property, public, publishing,
    pure, quality, rail, railway, real, red, regional, release, renewable, report, research, resources, response,
    restaurant, retail, river, royal, safe, safety, sales, school, schools, science, sciences, sea, search,
    secure, security, server, service, services, shipping, shop, shopping, silver, site, smart, social, society,
    software, solar, solution, solutions, south, southern, space, sport, sports, standard, star, state, states,
    steel, storage, store, stores, street, studio, studios, sun, supply, support, sure, system, systems, team,
    tech, technical, technologies, technology, telecom, test, textile, the, theatre, this, time, today, tools,
    top, total, town, toys, trade, trading, training, transfer, transport, travel, trust, two, union, united,
    university, urban, valley, ventures, video, water, wave, way, web, west, western, white, wind, wine, wireless,
    with, wood, work, works, world, worldwide, young, your,
    allgemeine, bau, bayern, berlin, das, der, deutsche, deutschland, die, dienst, dienste, energie, fuer, für,
    handel, haus, industrie, kasse, klinik, krankenhaus, maschinen, medien, nord, ost, stadt, stadtwerke, sued,
    süd, technik, und, verband, verein, verlag, versicherung, versicherungen, von, werk, werke, west, zentrale,
    zentrum, agence, banque, compagnie, conseil, de, del, des, du, el, energia, et, france, la, las, le, les, los,
    maison, para, servicios, sociedad, sur, union, y"""
)
"""Words that many names have in common, and other texts too: trades, places, everyday words."""

_ARTICLES: Final = listed("the, der, die, das, el, la, las, le, les, los")
_SHORTEST: Final = 3
"""The letters that a part of a name has at least which is known by itself."""


_FORMS_WITHIN: Final = tuple(
    plain.phrase(one)
    for one in (
        *("株式会社", "有限会社", "合同会社", "ホールディングス", "グループ"),
        *("股份有限公司", "有限责任公司", "有限公司", "公司", "集团", "集團"),
        *("บริษัท", "จำกัด", "มหาชน"),
    )
)
"""The forms of companies where no space is before or after them, the longer ones first."""


def _without_form(word: str) -> str:
    if not is_unspaced(word):
        return word
    for form in _FORMS_WITHIN:
        word = word.removeprefix(form).removesuffix(form)
    return word


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the plain words of a text, and those without the signs that nobody sees: “Gl\u00adobe” is `globe`, too."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return tuple(apart(plain.words(one)) for one in dict.fromkeys((text, seen)))


def says(said: Iterable[tuple[str, ...]], phrases: frozenset[str]) -> bool:
    """Return whether a text, by its spellings, has any of these phrases; where words aren't parted, anywhere."""
    return any(plain.says(one, phrases) or has_within(one, phrases) for one in said)


def whole(name: str) -> frozenset[str]:
    """Return the phrases that are a whole name: its words apart, and run together."""
    words = spellings(name)[-1]
    return frozenset({" ".join(words), "".join(words)}) - {""}


def parts(name: str) -> frozenset[str]:
    """Return the phrases that are less than a company's name, and that it is known by all the same.

    They are each word that few others have, and the name without its form: “Globe” and “Globe Industries” of “Globe
    Industries Ltd”, “サンプル” of “株式会社サンプル”.
    """
    words = spellings(name)[-1]
    short = tuple(filter(None, map(_without_form, (word for word in words if word not in _FORMS))))
    short = short[1:] if short[:1] and short[0] in _ARTICLES else short
    long = (word for word in short if is_unspaced(word) or len(word) >= _SHORTEST)
    own = {word for word in long if word not in _COMMON and not word.isdigit()}
    return frozenset({" ".join(short), "".join(short), *own} if len(short) > 1 else own)

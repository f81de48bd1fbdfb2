"""German."""

from typing import Final

from bot.language.vocabulary import Vocabulary, listed

WORDS: Final = Vocabulary(
    levels=listed("stufe, schweregrad, priorität, prioritaet, dringlichkeit, nummer, nr"),
    numbers={
        "eins": "1",
        "zwei": "2",
        "zwo": "2",
        "drei": "3",
        "vier": "4",
        "funf": "5",
        "fuenf": "5",
    },
    urgency={
        "kritisch": "critical",
        "dringend": "urgent",
        "eilig": "urgent",
        "hoch": "high",
        "normal": "normal",
        "niedrig": "low",
        "ausfall": "outage",
        "frage": "question",
        "schwerwiegend": "major",
    },
    polite=listed("bitte, danke, hallo, ja, okay, gerne"),
    carriers=listed("""
        es, ist, das, ein, eine, ich, wir, würde, wuerde, sagen, nehme, nehmen, mit, sag, mal, wäre, waere, für
    """),
    hedges=listed("""
        ziemlich, sehr, recht, eher, wohl, vielleicht, wahrscheinlich, vermutlich, glaube, denke, ungefähr, oder
        etwas, wirklich, schon, echt, etwa
    """),
    greetings=listed("""
        hallo, moin, servus, guten, gruss, gruß, grüße, grüß, gott, tschüss, tschuess, ciao, tag, abend, wochenende
        schönen, schoenen, feierabend
    """),
    assents=listed("okay, super, prima, toll, klasse, perfekt, alles, klar, verstanden, ja"),
    thanks=listed("danke, dank, dankeschön, dankeschoen, merci"),
    fillers=listed("""
        schön, schoen, vielen, herzlichen, sehr, zusammen, liebe, gut, morgen, euch, ihnen, dir, noch, auch, und
        besten, gern
    """),
    thanked_for=listed("""
        für, fuer, die, das, den, der, schnelle, rasche, hilfe, unterstützung, unterstuetzung, antwort, rückmeldung
        rueckmeldung, jetzt, nun, es, geht, wieder, klappt, funktioniert, läuft, laeuft, hat, geklappt, eure, ihre
        deine, lösung, loesung, schnell, nachricht, ist, behoben, gelöst, geloest, alles, meldung
    """),
    small_talk=listed("alles klar, alles gut, kein problem, gern geschehen, passt, bis morgen"),
    solved=listed("""
        gelöst, geloest, behoben, erledigt, repariert, geht wieder, geht jetzt, funktioniert, klappt, läuft wieder
        laeuft wieder, geht nun
    """),
    trouble=listed("""
        aber, jedoch, ausser, außer, nur, immer, nicht, kein, keine, keiner, niemand, nichts, nie, ohne, fehler
        kaputt, langsam, falsch, fehlt, problem, probleme, weiterhin, leider, teilweise, manchmal, leer, hängt, haengt
        absturz, andere, anderes, bis
    """),
    later=listed("""
        melde mich, melden uns, prüfe, pruefe, prüfen, pruefen, teste, testen, schaue, gebe bescheid, geben bescheid
    """),
    closing=listed("""
        gelöst, geloest, behoben, erledigt, hat sich erledigt, fehlalarm, falscher alarm, kann geschlossen werden
        kann zu, könnt ihr schließen, könnt ihr schliessen, schließen, schliessen, vergiss es, vergesst es, egal
        mein fehler, war mein fehler, geht wieder, es geht wieder, funktioniert wieder, es funktioniert wieder
        nicht mehr nötig, nicht mehr noetig, problem gelöst, ist gelöst, ist behoben, ist erledigt
    """),
    update=listed("""
        gibt es neuigkeiten, neuigkeiten, gibt es was neues, gibt s was neues, was neues, wie ist der stand
        wie ist der status, stand, wie sieht es aus, wie sieht s aus, irgendwelche neuigkeiten, jemand da
        ist jemand da, hallo jemand da, gibt es ein update, gibt es updates, wie lange dauert es noch
    """),
    outage=listed("""
        ausfall, ausgefallen, down, offline, nicht erreichbar, nichts geht, geht nichts mehr, niemand kann
        keiner kann, geht nicht mehr, nicht verfügbar, lädt nicht, reagiert nicht, tot, störung
    """),
    calls=listed("""
        kannst du, könntest du, koenntest du, magst du, übernimmst du, uebernimmst du, schau, schaust du, bitte
        hilfst du, für dich, hast du
    """),
    call_words=listed("""
        kannst, könntest, koenntest, du, magst, das, dir, es, mal, bitte, übernehmen, uebernehmen, übernimmst
        uebernimmst, anschauen, ansehen, schauen, schau, schaust, draufschauen, drauf, hier, helfen, hilfst, eine
        idee, zeit, kurz, rein, danke, für, dich, den, fall, die, anfrage, ticket, prüfen, pruefen, hast, ne, da
        drüber, gerade, um, kümmern, kuemmern, darum
    """),
    orders=listed("""
        bitte, kannst du, könntest du, koenntest du, können sie, koennen sie, könnten sie, koennten sie, hallo
        kannst du bitte, könntest du bitte, guten morgen, guten tag
    """),
    hours=listed("""
        habt ihr offen, habt ihr geöffnet, haben sie geöffnet, seid ihr da, wann macht ihr auf, wann macht ihr zu
        öffnungszeiten, oeffnungszeiten, supportzeiten, servicezeiten, seid ihr erreichbar
    """),
    hearing=listed("""
        wann höre ich, wann hoere ich, wann hören wir, wann meldet ihr euch, wann meldet sich, wann bekomme ich
        wann bekommen wir, bis wann, wie lange dauert, wann kommt eine antwort
    """),
    misjudged=listed("""
        falsche stufe, falsche priorität, falsche prioritaet, falschen knopf, stufe ändern, stufe
        aendern, priorität ändern, prioritaet aendern, höhere stufe, hoehere stufe, höhere
        priorität, hoehere prioritaet, eskalieren
    """),
    unchanged=listed("immer noch, noch immer, nach wie vor, weiterhin, unverändert, unveraendert"),
)

"""French."""

from typing import Final

from bot.language.vocabulary import Vocabulary, listed

WORDS: Final = Vocabulary(
    levels=listed("niveau, gravité, sévérité, priorité, numéro"),
    numbers={"deux": "2", "trois": "3", "quatre": "4", "cinq": "5"},
    urgency={
        "critique": "critical",
        "urgent": "urgent",
        "urgente": "urgent",
        "eleve": "high",
        "elevee": "high",
        "haute": "high",
        "normale": "normal",
        "faible": "low",
        "panne": "outage",
        "majeur": "major",
    },
    polite=listed("merci, svp, stp, bonjour, salut, oui, d accord"),
    carriers=listed("c, est, ce, le, la, je, dirais, nous, on, met, mets, prends, choisis, pour"),
    hedges=listed("""
        assez, plutôt, très, vraiment, peut, être, probablement, sans, doute, environ, ou, crois, pense, plus, moins
    """),
    greetings=listed("bonjour, salut, bonsoir, coucou, bonne, journée, soirée, au, revoir, week, end"),
    assents=listed("parfait, super, génial, nickel, impeccable, compris, noté, oui, d, accord, bon"),
    thanks=listed("merci, mercis"),
    fillers=listed("beaucoup, bien, à, tous, toutes, vous, toi, mille, l, équipe, et, encore, très, demain"),
    thanked_for=listed("""
        pour, votre, ton, ta, vos, l, la, le, aide, réponse, rapide, rapidité, réactivité, ça, ca, cela, marche
        fonctionne, maintenant, c, est, bon, réglé, résolu, de, nouveau, tout, intervention, message, correction, ce
        support
    """),
    small_talk=listed("ça marche, pas de souci, pas de problème, de rien, tout va bien, d accord, à demain"),
    solved=listed("résolu, réglé, corrigé, marche, fonctionne, c est bon, tout est bon, de nouveau opérationnel"),
    trouble=listed("""
        mais, sauf, seulement, toujours, encore, pas, plus, aucun, aucune, personne, rien, jamais, sans, erreur
        erreurs, panne, cassé, lent, lente, faux, manque, manquant, problème, problèmes, échoue, bloqué, parfois
        malheureusement, partiellement, vide, autre, uniquement, cependant, que
    """),
    later=listed("je vérifie, on vérifie, je teste, on teste, vous tiens au courant, je vous dis, je regarde"),
    closing=listed("""
        résolu, réglé, c est résolu, c est réglé, fausse alerte, laissez tomber, laisse tomber, vous pouvez fermer
        vous pouvez clore, tu peux fermer, fermez, à fermer, mon erreur, oubliez, oublie, plus besoin, problème résolu
        ça marche maintenant, ça marche de nouveau
    """),
    update=listed("""
        des nouvelles, une mise à jour, du nouveau, où en est on, où en êtes vous, quel est le statut, statut
        quel statut, avez vous des nouvelles, il y a quelqu un, quelqu un, allô, y a t il du nouveau, une nouvelle
    """),
    outage=listed("""
        panne, en panne, hors service, inaccessible, indisponible, personne ne peut, plus rien ne marche, est tombé
        est tombée, ne répond plus, ne répond pas, rien ne fonctionne, hors ligne
    """),
    calls=listed("""
        peux tu, tu peux, pourrais tu, pouvez vous, regarde, prends, pour toi, svp, stp, tu prends, as tu, une idée
    """),
    call_words=listed("""
        peux, tu, pourrais, pouvez, vous, prendre, prends, regarder, regarde, jeter, un, oeil, œil, ça, ca, ce, cela
        t, en, occuper, aider, m, nous, une, idée, stp, svp, merci, le, la, ticket, cas, ici, là, voir, toi, pour, as
        y, demande, te, plait
    """),
    orders=listed("""
        svp, stp, s il vous plaît, s il te plaît, peux tu, pouvez vous, pourrais tu, pourriez vous, bonjour, salut
    """),
    hours=listed("""
        êtes vous ouverts, vous êtes ouverts, êtes vous disponibles, quels sont vos horaires, vos horaires, horaires
        quand ouvrez vous, quand fermez vous
    """),
    hearing=listed("""
        quand aurai je, quand aurons nous, quand est ce que j aurai, quand allez vous répondre, combien de temps
        quand répondez vous, pour quand
    """),
    misjudged=listed("""
        mauvais niveau, mauvaise priorité, mauvaise gravité, mauvais bouton, changer le niveau
        changer la priorité, escalader
    """),
    unchanged=listed("toujours, encore, rien n a changé, rien n a change"),
)

"""Spanish."""

from typing import Final

from bot.language.vocabulary import Vocabulary, listed

WORDS: Final = Vocabulary(
    levels=listed("nivel, gravedad, severidad, prioridad, número"),
    numbers={"uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5"},
    urgency={
        "critico": "critical",
        "critica": "critical",
        "urgente": "urgent",
        "alto": "high",
        "alta": "high",
        "bajo": "low",
        "baja": "low",
        "caido": "down",
        "pregunta": "question",
        "grave": "major",
    },
    polite=listed("por favor, gracias, hola, sí, vale, buenas"),
    carriers=listed("es, un, el, la, yo, diría, diria, pon, elijo, para, lo"),
    hedges=listed("""
        bastante, muy, quizá, quizás, tal, vez, creo, pienso, probablemente, más, menos, o, algo, realmente
    """),
    greetings=listed("hola, buenos, buenas, días, tardes, noches, adiós, buen, fin, semana, saludos"),
    assents=listed("perfecto, genial, vale, entendido, estupendo, sí"),
    thanks=listed("gracias"),
    fillers=listed("muchas, mil, muy, bien, a, todos, todas, ustedes, vosotros, de, nuevo, y, mañana, hasta, equipo"),
    thanked_for=listed("""
        por, la, el, su, tu, vuestra, ayuda, respuesta, rápida, rápido, ya, funciona, ahora, está, resuelto
        solucionado, arreglado, todo, otra, vez, rapidez, soporte, mensaje, solución, lo
    """),
    small_talk=listed("de nada, todo bien, sin problema, hasta mañana, no hay de qué"),
    solved=listed("resuelto, solucionado, arreglado, funciona, todo bien, ya está"),
    trouble=listed("""
        pero, salvo, excepto, solo, sólo, solamente, todavía, aún, sigue, no, ningún, ninguno, nadie, nada, nunca, sin
        error, errores, roto, lento, mal, falta, problema, problemas, falla, fallo, bloqueado, a veces, parcialmente
        vacío, otro, sin embargo, caído
    """),
    later=listed("lo reviso, lo probamos, lo pruebo, os aviso, les aviso, te aviso, voy a probar, voy a revisar"),
    closing=listed("""
        resuelto, solucionado, arreglado, está resuelto, falsa alarma, pueden cerrar, puede cerrar, podéis cerrar
        puedes cerrar, cerrar, ciérralo, olvídalo, olvidadlo, olvídenlo, déjalo, ya no hace falta, mi error
        fue mi error, problema resuelto, ya funciona, ya está resuelto
    """),
    update=listed("""
        alguna novedad, novedades, hay novedades, alguna actualización, hay alguna novedad, cómo va, cómo va esto
        estado, cuál es el estado, alguien, hay alguien, hola hay alguien
    """),
    outage=listed("""
        caído, caída, se cayó, está caído, no funciona nada, nada funciona, inaccesible, nadie puede, no disponible
        no responde, no carga, fuera de servicio
    """),
    calls=listed("puedes, podrías, puede, mira, toma, para ti, por favor, tú, tienes, alguna idea"),
    call_words=listed("""
        puedes, podrías, puede, mirar, mira, tomar, toma, tomarlo, ver, verlo, revisar, revisarlo, ayudar, esto, este
        esta, lo, por, favor, gracias, alguna, idea, tú, encargarte, de, ello, el, la, ticket, caso, aquí, tienes, ti
        para, un, momento, echar, vistazo
    """),
    orders=listed("por favor, puedes, podrías, puede, podría, hola, buenos días, buenas tardes"),
    hours=listed("""
        están abiertos, estáis abiertos, cuál es su horario, vuestro horario, horario, cuándo abren, cuándo cierran
        están disponibles
    """),
    hearing=listed("""
        cuándo recibiré, cuándo tendré, cuándo tendremos, cuándo me responden, cuándo responden, cuánto tiempo
        cuánto tarda, para cuándo
    """),
    misjudged=listed("""
        nivel equivocado, prioridad equivocada, botón equivocado, cambiar el nivel, cambiar la
        prioridad, escalar
    """),
    unchanged=listed("todavía, todavia, sigue, siguen, aún, aun, seguimos"),
)

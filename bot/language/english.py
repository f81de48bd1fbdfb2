"""English."""

from typing import Final

from bot.language.vocabulary import Vocabulary, listed

WORDS: Final = Vocabulary(
    levels=listed("level, lvl, lev, severity, sev, priority, prio, p, l, s, option, number"),
    numbers={
        "one": "1",
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "ii": "2",
        "iii": "3",
        "iv": "4",
    },
    polite=listed("please, pls, plz, thanks, thank you, thx, ty, hi, hello, hey, ok, okay, yes, sorry, then, kindly"),
    carriers=listed("""
        it, s, is, its, a, an, the, i, d, ll, would, will, say, call, choose, pick, take, go, with, for, make, set, to
        as, my, our, answer, that, this, let, me, we, us, be, should, at, in, m, am, of, one, for now, now
    """),
    hedges=listed("""
        pretty, quite, rather, very, really, super, so, fairly, somewhat, kind, sort, maybe, perhaps, probably
        possibly, guess, think, believe, about, or, like, more, likely, extremely, somehow, bit, lot, around, could
        might, too, most, between, and, less, definitely, absolutely, actually, just, guys, team, everyone
    """),
    greetings=listed("""
        hi, hello, hey, hallo, hiya, morning, afternoon, evening, night, day, bye, goodbye, cheers, welcome, weekend
    """),
    assents=listed("ok, okay, k, great, perfect, awesome, cool, nice, super, yes, yep, yeah, got, noted, understood"),
    thanks=listed("thanks, thank, thx, ty, cheers"),
    fillers=listed("""
        good, all, everyone, everybody, team, folks, there, guys, you, u, very, so, many, a, lot, the, it, will, have
        happy, too, see, later, and, to, much, just, fine, sure, again, tomorrow, monday, tuesday, wednesday, thursday
        friday, saturday, sunday
    """),
    thanked_for=listed("""
        for, your, quick, help, support, answer, reply, response, works, now, fast, fix, swift, prompt, helping
        fixing, working, is, that, this, did, trick, us, we, i, really, appreciate, appreciated, me, message, reaching
        out, contacting, reporting, report, letting, know, patience, waiting, getting, touch, in, great, job, work
        well, done, everything, being, fantastic, wonderful, excellent, brilliant, amazing, best, regards, kind, with
    """),
    small_talk=listed("""
        all good, sure, no worries, no problem, you re welcome, sounds good, will do, see you tomorrow
    """),
    solved=listed("""
        solved, fixed, resolved, sorted, works, working, all good, did the trick, back to normal, back up
        problem is gone, issue is gone, up again, up and running, is fine, looks good, looking good, good now
        fine now
    """),
    trouble=listed("""
        but, however, except, only, still, not, no, cannot, cant, t, don, doesn, isn, didn, dont, doesnt, isnt, didnt
        wont, nor, nobody, nothing, never, without, fails, fail, failed, failing, failure, error, errors, broken
        broke, breaks, down, slow, slower, stuck, crash, crashes, crashed, wrong, missing, same, problem, problems
        issue, issues, another, more, else, partly, partially, sometimes, intermittent, intermittently, almost
        unfortunately, yet, unless, unable, timeout, timeouts, empty, lost, worse, until, help
    """),
    later=listed("""
        will check, will test, will try, let you know, will confirm, will verify, will look, ll check, ll test, ll try
        ll confirm, ll verify, ll look, ll let, checking, testing, will ask, ll ask
    """),
    closing=listed("""
        please close, close, close it, close this, close that, close the ticket, close this ticket, can be closed
        you can close it, you can close this, you can close the ticket, this can be closed, it can be closed
        can you close this, can you close it, can you close the ticket, false alarm, my bad, my mistake
        it was my mistake, was my mistake, never mind, nevermind, nvm, ignore this, ignore that, ignore it, ignore
        forget it, forget about it, forget this, solved, fixed, resolved, sorted, it is solved, it s solved
        its solved, is solved, this is solved, problem solved, problem is solved, issue solved, issue is solved
        issue resolved, it is fixed, it s fixed, this is fixed, it is resolved, it s resolved, this is resolved
        solved it ourselves, we solved it, we fixed it, we fixed it ourselves, no longer needed, not needed anymore
        no longer an issue, it was a false alarm, it s a false alarm, that was a false alarm, this was a false alarm
        works now, it works now, it works again, works again, all good now, it works, it is working now
        it s working now
    """),
    update=listed("""
        any update, any updates, update, updates, status, status update, any news, news, any progress, progress
        what is the status, what s the status, whats the status, how is it going, how s it going, how does it look
        any eta, eta, is there an eta, is there an update, is there any update, do you have an update
        can i get an update, do you have any update, any update on this, any news on this, any update here, an update
        still there, can we get an update, could we get an update, could i get an update, what is happening
        what s happening, anyone there, anybody there, is anyone there, is anybody there, hello anyone there
        hello anybody there, hello anyone, hello anybody, anyone looking at this, is anyone looking at this
        is anybody looking at this, is someone looking at this, where are we, where are we with this
        where do we stand, how long will it take, bump, following up, just following up
    """),
    outage=listed("""
        down, outage, site down, offline, unreachable, unavailable, not reachable, not available, not responding
        nobody can, no one can, noone can, everything is broken, nothing works, nothing loads, 502, 503, 504
        error 500, http 500, 500 error, 500 errors, internal server error, bad gateway, gateway timeout, unresponsive
        not loading, isn t loading, doesn t load, won t load, not working for anyone, none of us can
    """),
    calls=listed("""
        can you, could you, would you, will you, are you, do you, have you, you, your, yours, take, look, check, help
        see, handle, please, pls, fyi, cc, ping, over to you, any, thoughts, mind, who, have a look, for you
        this is yours, one for you
    """),
    call_words=listed("""
        can, could, would, will, you, your, yours, are, do, have, take, look, looking, this, that, it, one, a, at
        check, into, help, here, over, handle, jump, in, on, own, pick, up, turn, fyi, cc, ping, any, idea, ideas
        thoughts, know, about, who, is, available, free, assist, see, and, or, me, us, with, to, for, the, customer
        ticket, request, issue, case, asap, urgent, now, when, get, chance, please, pls, thanks, thank, thx, moment
        minute, second, mind, taking, checking, quick, quickly, of, care, hi, hey, hello, need, we, i, think, s, there
    """),
    orders=listed("""
        please, pls, plz, kindly, can you, could you, would you, will you, can you please, could you please
        would you please, will you please, i want to, i would like to, i d like to, hi, hey, hello, ok, okay, hi there
        hey there, good morning, good afternoon, good evening, thanks, so, and, can we, could we, can i, may i, let s
        now, just, then
    """),
    hours=listed("""
        are you open, are you still open, is support open, open now, are you there now, when do you open
        when do you close, when are you open, what are your hours, opening hours, support hours, business hours
        office hours, until when are you open, how long are you open, are you closed, is anyone working now
        what time do you close, what time do you open, are you online, your hours, are you available
        is support available
    """),
    hearing=listed("""
        when will i hear, when will we hear, when do i hear, when do we hear, when can i expect, when can we expect
        when will somebody, when will someone, when will you answer, when will you reply, when do i get
        when do we get, when will i get, when will we get, how long until, how long will it take
        how long does it take, when is it due, by when, when am i going to hear, when are you getting back
        when will you get back
    """),
    misjudged=listed("""
        wrong level, wrong severity, wrong priority, wrong urgency, wrong button, change level, change the level
        change my level, change severity, change the severity, change the priority, raise the level
        raise the severity, raise the priority, lower the level, lower the severity, lower the priority
        another level, different level, higher level, higher severity, higher priority, lower level, lower severity
        lower priority, increase the severity, increase the priority, pressed the wrong, clicked the wrong
        chose the wrong, picked the wrong
    """),
    unchanged=listed("still, same here, no change, nothing has changed, nothing changed"),
)

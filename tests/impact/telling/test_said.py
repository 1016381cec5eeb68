"""A study in words: every part is told, a part that says nothing says why."""

from dataclasses import replace

from bluehelm.impact.study.answers import Curve, Displaced, Group, Lead, Left, Placebo, Pretended, Unseen
from bluehelm.impact.telling import said
from bluehelm.impact.tracks import SHARED, Tracked
from tests.impact import estimated
from tests.impact.estimated import row
from tests.impact.studied import APART, CURVE, DISPLACED, EMPTY, FULL, GROUPS, LEADS, NAMES, PLACEBOS, STUDY


def test_the_widest_window_is_told_first_whatever_the_figures() -> None:
    told = list(said.changed(FULL.windows, "en", NAMES))
    assert told[0].startswith("Within 14 days and 20 km")
    assert told[-2] == "Of 5 windows asked for, 2 stand out from chance over all of them together."
    assert told[-1] == "In 1 of them there is too little data."
    assert len(list(said.changed(FULL.windows[:1], "en", NAMES))) == 1


def test_the_half_life_is_told_with_its_interval_or_why_there_is_none() -> None:
    assert next(said.long(CURVE, "en", NAMES)) == (
        "Half of the change within 10 km is gone after 6.2 days (3.9 to 10.4)."
    )
    assert "6,2 jours (3,9 à 10,4)" in next(said.long(CURVE, "fr", NAMES))
    assert "after about 6.2 days" in next(said.long(replace(CURVE, low=None), "en", NAMES))
    none = Curve(10.0, CURVE.rows, note="not enough data: nothing varies")
    assert next(said.long(none, "fr", NAMES)).endswith("données insuffisantes : rien ne varie.")
    assert "no half-life can be given" in next(said.long(replace(none, note=None), "en", NAMES))


def test_the_time_that_responses_last_comes_before_the_lags() -> None:
    lasting = replace(CURVE, rows=CURVE.rows[1:], present=replace(CURVE.rows[0], days=14.0), first=-0.6)
    told = list(said.long(lasting, "en", NAMES))
    assert told[1] == (
        "By the line fitted to the lags, 60 of a hundred expected events were missing at once;"
        " no interval is given for that."
    )
    assert told[2].startswith("While it lasts, within 10 km: 0.20 fewer")
    assert told[3].startswith("0 to 3 days, within 10 km: 0.30 fewer")


def test_displacement_is_neither_claimed_nor_denied_where_the_data_leave_it_open() -> None:
    outside, later = said.elsewhere(DISPLACED, "en", NAMES)
    assert outside.startswith("Beyond it, to 40 km, within 14 days: the data do not tell")
    assert outside.endswith("That something moved further out is neither shown nor ruled out.")
    assert later.startswith("Later, to 28 days after, within 20 km: 0.30 more")
    assert later.endswith("Some of what was missed at first may have come later.")
    none = Displaced(None, None, note="not enough data: nothing varies")
    assert list(said.elsewhere(none, "en", NAMES)) == [
        "This cannot be told: not enough data: nothing varies."
    ]


def test_how_much_of_what_was_missed_came_elsewhere() -> None:
    shared = replace(DISPLACED, share=0.25, share_low=-0.1, share_high=0.6, total=estimated.OPEN)
    told = list(said.elsewhere(shared, "en", NAMES))
    assert told[-2] == (
        "Of a hundred events that were missing inside, 25 came further out or later (−10 to 60)."
    )
    assert told[-1].startswith("Below 0: fewer came there too.")
    assert told[-3].startswith("Inside, further out and later together: the data do not tell")
    within = list(said.elsewhere(replace(shared, share_low=0.1), "en", NAMES))
    assert within[-1].endswith("(10 to 60).")


def test_a_rise_just_after_responses_is_told_with_all_that_it_can_mean() -> None:
    risen = replace(LEADS, soon=Lead(0.0, 0.9, 0.4, 0.2, 0.8))
    assert "more events came than expected (0.20 to 0.80 more per response)" in said.leads(risen, "en")
    assert "(0,20 à 0,80 de plus par réponse)" in said.leads(replace(risen, p=None), "fr")
    open_ = replace(LEADS, soon=Lead(0.0, 0.9, 0.4, -0.2, 1.2))
    assert said.leads(open_, "en") == said.leads(LEADS, "en")


def test_what_came_after_they_left_is_told_by_lag_and_ring() -> None:
    assert STUDY.left is not None
    told = list(said.left(STUDY.left, "en", NAMES))
    assert told[0] == "31 responses have an end after their start."
    assert told[1].startswith("While they were there, within 10 km: 0.20 fewer")
    assert told[2].startswith("0 to 3 days after they had left, within 20 km: 2.50 more")


def test_responses_without_an_end_are_not_counted_as_none_that_have_one() -> None:
    none = Left((), (), 0, "no response has an end")
    assert list(said.left(none, "en", NAMES)) == ["This cannot be told: no response has an end."]
    one = list(said.left(replace(none, lasting=1), "fr", NAMES))
    assert one[0] == "1 réponse a une fin après son début."


def test_each_group_has_its_sentence_and_what_others_reported_is_a_test() -> None:
    told = list(said.who(GROUPS, "en", NAMES))
    assert told[0].startswith("target=civilians. Within 14 days and 20 km: 0.41 fewer")
    assert "form=flight. This cannot be told: not enough data: nothing varies." in told
    assert not any("police" in line for line in told)
    kinds = [Group("treatment", "form", "flight", GROUPS[0].windows)]
    assert "events per “flight” than expected" in next(said.who(kinds, "en", NAMES))
    assert next(said.who((), "en", NAMES)).startswith("Not asked")
    believed = "\n".join(said.believed(STUDY, "en", NAMES))
    assert "Only what others reported (source=police). Within 14 days and 20 km: 0.21 fewer" in believed


def test_days_before_that_differ_are_a_warning() -> None:
    assert "That is what must be seen." in said.leads(LEADS, "en")
    assert "Do not act on this estimate." in said.leads(APART, "en")
    assert said.leads(replace(LEADS, p=None), "en").endswith("could not be tested: no figure could be made.")


def test_pretended_responses_stand_beside_the_true_ones() -> None:
    told = list(said.pretended(PLACEBOS[0], FULL.windows, "en"))
    assert told == [
        "Responses with false dates, 200 times over, within 14 days and 20 km: observed for one expected was"
        " 0.85 to 1.20 in 95 of 100 of them, where the true responses have 0.55. Something was found in 4.5"
        " of 100 (about 5 are to be expected). The true responses counted among them, 1 of 100 lie as far"
        " from no change as these do."
    ]
    short = list(said.pretended(replace(PLACEBOS[1], found_any=0.08), FULL.windows, "fr"))
    assert short[1].startswith("Réponses en de faux lieux : dans 8 cas sur 100, au moins une fenêtre")
    assert short[2] == "Réponses en de faux lieux : 150 fois sur 200 ont été faites."


def test_few_pretences_are_told_by_their_middle() -> None:
    few = Placebo("dates", 8, 8, (Pretended(14, 20, 1.02, None, None, 0.125, 0.111),))
    told = next(said.pretended(few, FULL.windows, "en"))
    assert "was 1.02 in the middle, where the true responses have 0.55" in told
    assert "(about 5 are to be expected; 8 times are few)" in told


def test_a_pretence_without_figures_says_nothing_of_them() -> None:
    none = Placebo("dates", 5, 0, (Pretended(14, 20, None, None, None, None, None),))
    assert list(said.pretended(none, FULL.windows, "en")) == [
        "Responses with false dates: 0 of 5 times were done."
    ]


def test_an_unseen_reason_is_told_by_its_strength() -> None:
    told = said.reason(Unseen(14.0, 20.0, 3.04, 2.08), "en")
    assert "responses 3.04 times as likely" in told
    assert "to leave it open, 2.08 times" in told
    assert "no unseen reason is needed" in said.reason(Unseen(7.0, 20.0, 1.2, 1.0), "en")
    assert said.reason(Unseen(7.0, 20.0, None, None), "en") == (
        "Within 7 days and 20 km: too little data to say."
    )


def test_the_smallest_change_that_would_have_been_shown() -> None:
    assert said.smallest(said.widest(FULL.windows), "fr", NAMES) == (
        "En 14 jours et à moins de 20 km : une baisse de 0,30 événement « attack » par « patrol » aurait été"
        " décelée quatre fois sur cinq (33 pour 100 attendus) ; une plus petite serait le plus souvent passée"
        " inaperçue."
    )
    assert "a fall of 0.30 events per response" in said.smallest(said.widest(FULL.windows), "en")
    assert "too little data" in said.smallest(row(7, 10, None), "en")


def test_what_was_not_asked_is_said_to_be_so() -> None:
    for told in (
        said.long(None, "en", NAMES),
        said.elsewhere(None, "en", NAMES),
        said.left(None, "en", NAMES),
    ):
        assert list(told) == ["Not asked in this study."]
    assert list(said.believed(EMPTY, "en", NAMES)) == []


def test_a_half_life_with_one_bound_tells_that_bound() -> None:
    soon = replace(CURVE, low=None)
    assert "days, after" in next(said.long(soon, "en", NAMES))
    assert "at the latest" in next(said.long(soon, "en", NAMES))
    assert "how sure that is cannot be told" in next(said.long(replace(CURVE, high=None), "en", NAMES))


def test_figures_per_track_say_how_they_come_from_those_per_stay() -> None:
    stays = replace(NAMES, stay=True)
    found = Tracked(40, 100, (2.0, None), (estimated.FEWER, replace(estimated.NOTHING, note=SHARED)))
    intro, one, none = said.tracked(found, "en", stays)
    assert intro.startswith("100 stays of 40 tracks: 2.50 to a track. All other figures are per stay.")
    assert "fewer “attack” events per “patrol” than expected" in one
    assert one.endswith(" That is the figure per stay, times 2.00.")
    assert "no event lies round any stay" in none
    assert "times" not in none
    assert list(said.tracked(None, "en", stays)) == []
    french = list(said.tracked(found, "fr", stays))
    assert french[1].endswith("C’est le chiffre par séjour, multiplié par 2,00.")
    assert "aucun événement ne se trouve autour d’un séjour" in french[2]


def test_where_responses_move_a_sentence_is_about_a_stay() -> None:
    told = next(said.changed((estimated.FEWER,), "en", replace(NAMES, stay=True)))
    assert "per stay of a “patrol”" in told
    group = Group("treatment", "form", "boat", (estimated.FEWER,))
    assert "per stay of a “boat”" in next(said.who([group], "en", replace(NAMES, stay=True)))
    assert "par séjour de « patrol »" in next(
        said.changed((estimated.FEWER,), "fr", replace(NAMES, stay=True))
    )

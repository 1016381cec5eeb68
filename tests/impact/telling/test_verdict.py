"""The answer in a few lines: what speaks against it is never left out of them."""

from dataclasses import replace

from bluehelm.impact.study.answers import Lead, Placebo, Pretended
from bluehelm.impact.telling.verdict import belief, verdict
from tests.impact.estimated import MORE, OPEN
from tests.impact.studied import APART, EMPTY, FULL, GROUPS, LEADS, NAMES, PLACEBOS, STUDY, group


def test_each_question_has_its_line() -> None:
    told = list(verdict(STUDY, "en", NAMES))
    assert told == [
        "Within 14 days and 20 km: 0.41 fewer “attack” events per “patrol” than expected (0.17 to 0.66"
        " fewer), 39 to 73 for every hundred expected.",
        "Half of the change within 10 km is gone after 6.2 days (3.9 to 10.4).",
        "That something moved further out is neither shown nor ruled out.",
        "Some of what was missed at first may have come later.",
        "Of 3 groups looked at alone, these stand out: target=civilians, target=mission <b>.",
        "None of the tests made speaks against it: the days before responses, responses with false dates,"
        " responses at false places, what others reported. That is no proof.",
    ]


def test_a_rise_just_after_responses_is_in_the_answer_itself() -> None:
    risen = replace(STUDY, leads=replace(LEADS, soon=Lead(0.0, 0.9, 0.4, 0.2, 0.8)))
    assert list(verdict(risen, "en", NAMES))[-1].startswith("Beware: in the first three days after responses")
    assert list(verdict(risen, "fr", NAMES))[-1].startswith("Attention : dans les trois premiers jours")
    open_ = replace(STUDY, leads=replace(LEADS, soon=Lead(0.0, 0.9, 0.4, -0.2, 1.2)))
    assert list(verdict(open_, "en", NAMES)) == list(verdict(STUDY, "en", NAMES))


def test_a_study_without_tests_says_so() -> None:
    assert belief(EMPTY, "en") == "No test of this estimate was asked for, or none gave an answer."


def test_each_failed_test_is_named() -> None:
    assert belief(replace(STUDY, leads=APART), "en").startswith(
        "Against it speaks: the days before responses."
    )
    often = (Placebo("dates", 200, 200, (Pretended(14, 20, 1.0, 0.8, 1.2, 0.2, 0.01),)),)
    assert "responses with false dates" in belief(replace(STUDY, placebos=often), "en")
    near = (Placebo("places", 200, 200, (Pretended(14, 20, 1.0, 0.8, 1.2, 0.05, 0.4),)),)
    assert belief(replace(STUDY, placebos=near), "fr").startswith(
        "Parle contre elle : les réponses en de faux"
    )
    others = (*GROUPS[:3], group("independent", "source", "police", MORE))
    assert "what others reported" in belief(replace(STUDY, groups=others), "en").partition(".")[0]


def test_few_pretences_do_not_judge_how_far_out_the_true_one_lies() -> None:
    few = (Placebo("dates", 12, 12, (Pretended(14, 20, 1.02, None, None, 0.0, 0.111),)),)
    assert "responses with false dates" in belief(replace(STUDY, placebos=few), "en")
    assert belief(replace(STUDY, placebos=few), "en").startswith("None of the tests made")


def test_very_few_pretences_speak_against_it_only_where_much_is_found_in_them() -> None:
    def told(found: float) -> str:
        window = Pretended(14, 20, 1.02, None, None, found, 0.25)
        return belief(replace(STUDY, placebos=(Placebo("dates", 3, 3, (window,)),)), "en")

    assert "false dates" not in told(0.0)
    assert "false dates" not in told(1 / 3)
    assert told(2 / 3).startswith("Against it speaks: responses with false dates.")


def test_a_null_result_is_not_doubted_for_lying_among_the_false_ones() -> None:
    null = replace(FULL, windows=(replace(OPEN, days=14.0, km=20.0),))
    within = (replace(PLACEBOS[0], windows=(Pretended(14, 20, 1.0, 0.8, 1.2, 0.05, 0.6),)),)
    told = belief(replace(STUDY, wake=null, placebos=within, groups=()), "en")
    assert told.startswith("None of the tests made speaks against it")

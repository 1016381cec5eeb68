"""The page docs/explanation/tasks-measured.md round the tables of both halves."""

PREFACE = """<!-- written by python -m benchmarks.mandates.tasks --markdown -->

# How well tasks are told, measured

What `bluehelm mandate read` says of tasks is held against PEMA, a coding of mandates by people (Di Salvatore, Lundgren,
Oksamytna and Smidt, Journal of Conflict Resolution 66(4-5), 2022): for each resolution the paragraphs that give the
mission one of 41 kinds of task, in one of 4 modalities. No cell of that coding is in this project; the benchmark reads
it from `../shared` or the folder named by `BLUEHELM_SHARED`:

    python -m benchmarks.mandates.tasks                  # the scoring half
    python -m benchmarks.mandates.tasks --half tuning
    python -m benchmarks.mandates.tasks --markdown       # this page
    python -m benchmarks.mandates.weigh --cross          # the tuning half, each country weighed by the others

**Two halves.** The countries in order of the alphabet: every second one is the half on which the rules were written,
the others the half that is scored. No mission is in both. Of the scoring half nobody looked at a row, a cell or an
error: only at the totals below, {rounds} times. After each time the rules were made more general, from the tuning half
and from what is generally known of peacekeeping; the second, third and sixth time the totals by task told where to look, so
the scoring half is not wholly unseen. Before the seventh a reader judged tasks in texts of both halves, without the coding,
and the faults named were mended by general rules. F1 at the level of the paragraph, with the baseline behind it:
{log}.

**What is compared.** A fact is a kind of task in a paragraph of a resolution, or in the exact item; with its modality
or without. A bullet without a number counts for the item it stands in, as the coders have it. The interval of 95 per
cent comes from drawing missions, with all their resolutions, 2,000 times; the sample is of {missions}, so it is wide.

**The baseline** is a search for one or two obvious keywords a label in every paragraph that names the mission or its
head (`benchmarks/mandates/baseline.py`). It works on paragraphs and items that our own reader has told apart.

**The human yardstick.** Two releases of PEMA agree at F1 0.89. We are far from it, and part of the way cannot be gone:
the coders found tasks in reports that a resolution only refers to (the third table leaves those out), coded the same
sentence in one year and not in the next, and left about half of the resolutions empty, mostly renewals. Whatever is
found in an empty one is a false alarm in the first table; the second is without them. Our rules give a confidence
with each kind; it is the share that was right on the tuning half, and too high by some for missions of other kinds.

**Cells.** A cell names paragraphs in many ways; `benchmarks/mandates/cells.py` says how each is read ("16d(i)", "17 c",
"20 e, f", "9 referring to 3", "I. 4"). A spreadsheet turned "10 a" into "10:00 AM" and "3-5" into a day in March. The
last table of each half counts what was named; a number that the text does not have is mostly one of a report.
"""
LOG = (
    "0.52 (0.44), 0.55 (0.45) after mission names and cells were read better, 0.57 (0.45) after shares in what "
    "others do were told in more wordings, 0.60 (0.45) after acronyms were read by what they stand for, "
    "0.60 (0.45) the fifth time, 0.62 (0.45) after weak signs of a task were dropped and words of older and newer "
    "mandates added, and as below after wrong actors, ended tasks and names of missions were told apart"
)
ROUNDS = "seven"


def preface(missions: int) -> str:
    return PREFACE.format(rounds=ROUNDS, log=LOG, missions=f"{missions} missions in the scoring half")

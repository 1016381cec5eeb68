"""The words with which the Council opens a paragraph, as far as they tell where one begins."""

from __future__ import annotations

import re

PARTICIPLE = re.compile(
    r"\W{0,4}(?:(?:[A-Z][a-z]+ly|Further|Also|Once|Again|Still|Yet|While|Having|Being|Fully)\*{0,3},? )?"
    r"(?:again |further |also |once |more |deeply |gravely |strongly |particularly |keenly |fully "
    r"|seriously )*\*{0,3}"
    r"(?:[A-Za-z]{3,}ing|[A-Za-z]+(?:[^aeious\W]ed|ied|ised|ized|ssed|ked|red|ged)|[Mm]indful|[Aa]ware|[Cc]onscious"
    r"|[Dd]esirous|[Aa]nxious|[Cc]ognizant|[Gg]uided|[Rr]esolved|[Tt]aken|[Cc]onvinced|[Cc]oncerned)\b"
)
NAME = re.compile(
    r"\W{0,4}(?:United|Beijing|Peking|King|Mohamm?ed|Muhammed|Ahmed|Armed|Red|Advanced?|Integrated|Combined|During"
    r"|Sterling|Wellbeing|Being|Mine|Training|Monitoring|Spring|Housing|Building|Associated|Allied|Joint|Steering"
    r"|Working|Sanctions|Peacebuilding|Peacekeeping|Policing|Banking|Meeting|Trafficking|Mainstreaming|Coordinating"
    r"|Implementing|Contributing|Occupied|Unified|Displaced|Disarmed|Verification)\b"
)
FINITE = re.compile(
    r"\W{0,4}(?:(?:Also|Further|Once again|Hereby|In particular,?|[A-Z][a-z]+ly,?) )?"
    r"(?:again |also |further |strongly )*"
    r"(?:Decides|Requests|Calls|Urges|Demands|Authorizes|Authorises|Reaffirms|Approves|Endorses|Welcomes|Expresses|Extends"
    r"|Renews|Recommends|Declares|Condemns|Invites|Encourages|Stresses|Emphasizes|Notes|Takes|Reiterates|Recalls"
    r"|Underlines|Underscores|Commends|Recognizes|Affirms|Supports|Appeals|Deplores|Determines|Acknowledges|Reminds"
    r"|Looks|Pays|Insists|Directs|Confirms|Considers|Agrees|Regrets|Appreciates|Warns|Congratulates|Accepts|Adopts)\b"
    r"|\W{0,4}(?:Also|Further|Once again|Hereby|[A-Z][a-z]+ly) (?:again |also |further |strongly )*"
    r"(?:[a-z]{3,}(?<!ou)s)\b"
)

UNKNOWN = re.compile(
    r"\W{0,4}(?!States|Nations|Forces|Members|Parties|Groups|Authorities|Services|Armed|Relations|Efforts|Rights|Affairs)"
    r"[A-Z][a-z]{2,}(?<![uis])s (?:the|its|that|to|upon|on|all|in|with|once|again|also|further|for|this|any)"
    r"\b"
)


def is_participle(text: str) -> bool:
    """Whether a text opens as a preambular paragraph does: "Recalling also", "Deeply concerned"."""
    return PARTICIPLE.match(text) is not None and text.lstrip('*"“[ ')[:1].isupper()


def is_name(text: str) -> bool:
    """Whether a text opens with a word that looks like a participle but is part of a name."""
    return NAME.match(text) is not None


def is_finite(text: str) -> bool:
    """Whether a text opens as an operative paragraph does: "Decides", "Strongly condemns"."""
    return FINITE.match(text) is not None


def may_be_finite(text: str) -> bool:
    """Whether a text may open with a verb of the Council that is on no list: "Forwards the"."""
    return UNKNOWN.match(text) is not None

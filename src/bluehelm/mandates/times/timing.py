"""How the Council words a time: the patterns by which a text tells when something is to be done."""

import re

from bluehelm.mandates.times.days import DAY, MONTH, NUMBERED, PERIOD, WHEN, YEAR
from bluehelm.record.period import MONTHS

MONTH_NAMES = tuple(MONTHS)
ADOPTION = (
    r"(?:(?:the )?(?:date of )?(?:the |its )?adoption(?: (?:of )?(?:this|the(?: present)?|that|present) "
    r"(?:resolution|mandate|decision))?|(?:the )?date of (?:this|the present) resolution|now|today)\b"
)
OTHERS = r"(?:Panel|Group|Committee|Monitoring|Special|Commission|Team)"
MANDATE_END = (
    r"(?:(?:the|its) (?:end|expiry|expiration|completion|conclusion|termination) of "
    r"(?:(?:the|its|this|their|(?-i:[A-Z])[\w-]*(?:['’]s?)?|mission['’]s|current|present|new|initial|extended|further|"
    r"mandated?) )*"
    rf"(?:mandate|period)(?: period)?(?: of (?:the )?(?!{OTHERS})(?-i:[A-Z])[\w-]*)?(?! of (?:the )?{OTHERS})"
    r"|(?:its|the) (?:mandate['’]s )?(?:expiry|expiration)(?! of)"
    r"|(?:the|its) (?:current |present )?mandate(?: period)? (?:expires|ends))"
)
LIST = rf"(?:{WHEN})(?:(?:\s*,)?(?: (?:and|or))?(?: again)?(?: (?:by|in|on))? (?:{DAY}|{MONTH} {YEAR}))*"
SOMETHING = r"[^,.;:()\x00]{1,80}?(?=[,.;:()\x00]| (?:and|to|on|or|with|which|the Council)\s|\s*$)"
BASIS = rf"(?P<basis>(?P<adoption>{ADOPTION})|(?P<day>{WHEN})|{SOMETHING})"
SINCE = (
    r" (?:after|from|following|as of|as from|upon|"
    r"(?P<starting>starting|beginning|commencing)(?: (?:on|from|in))?) "
)
COUNTED = rf"(?: of (?=the\s|its\s|adoption|this\s|receipt|\d)|{SINCE}){BASIS}"
REPORT = r"(?:report|update|briefing|letter|assessment|review|information|note|evaluation)"
QUALITY = (
    r"(?:(?:further|additional|new|final|initial|interim|limited|second|single|maximum|next|another|"
    r"extra|transitional) )*"
)
CLOSING = (
    r"(?:until|till|through|up (?:to|until)|ending|to end|expiring|to expire|"
    r"terminating|concluding)(?: midnight)?(?: on| at| of)?(?:,? (?:no|not) later than)?"
)

PERIOD_TOO = (
    PERIOD.replace("?P<count>", "?P<count2>").replace("?P<kind>", "").replace("?P<unit>", "?P<unit2>")
)

RHYTHMS: dict[str, str | None] = {
    "daily": "1D", "weekly": "1W", "fortnightly": "2W", "biweekly": None, "bi-weekly": None, "monthly": "1M",
    "bimonthly": "2M", "bi-monthly": "2M", "three-monthly": "3M", "quarterly": "3M", "four-monthly": "4M",
    "six-monthly": "6M", "half-yearly": "6M", "semi-annual": "6M", "semiannual": "6M", "biannual": "6M",
    "bi-annual": "6M", "annual": "1Y", "yearly": "1Y", "semi-annually": "6M", "semiannually": "6M",
    "biannually": "6M", "bi-annually": "6M", "annually": "1Y", "biennial": "2Y", "biennially": "2Y",
}  # fmt: skip
TIMES_A_YEAR = {"once": "1Y", "twice": "6M", "two times": "6M", "three times": "4M", "four times": "3M"}
RHYTHM = "|".join(sorted(RHYTHMS, key=len, reverse=True))
THEN = r"(?P<then>\b(?:then|thereafter|subsequently|afterwards)\s*,? )?"
LIMITED = rf"(?:(?:\s*,)? (?:until|through|up to) (?:(?P<limit>{WHEN})|(?P<limit_end>{MANDATE_END})))?"
THEREAFTER = r"(?P<thereafter> thereafter| from that date)?"
TAIL = rf"{THEREAFTER}(?:(?:\s*,)?{SINCE}{BASIS})?{LIMITED}(?P<later> thereafter)?"
NOT_BEFORE_A_NOUN = (
    r"(?=\s*[,.;:)]|\s*$| (?:to|on|and|or|the|with|in|of|about|through|for|by|its|his|as|from|after|"
    rf"thereafter|starting|beginning|until|basis|intervals?|{REPORT}s?)\b)"
)


def _pattern(text: str) -> re.Pattern[str]:
    """The pattern, in which a blank stands for any white space."""
    return re.compile(text.replace(" ", r"\s+"), re.IGNORECASE)


NEXT_REPORT = _pattern(
    rf"\b(?:first|next) (?P<rhythm>{RHYTHM}) (?:\w+ )?{REPORT}s?\b"
    rf"(?: (?:following|after|since) (?P<adoption>{ADOPTION}))?"
)
AHEAD = _pattern(
    rf"(?:\b(?:no|not) (?:later|less|fewer) than |\bat least )?\b{PERIOD} "
    rf"(?:before|prior to|ahead of|in advance of) (?:(?P<end>{MANDATE_END})|(?P<day>{DAY}))"
)
PERIOD_ENDING = _pattern(
    rf"\bfor (?:an? |another )?{QUALITY}period,? {CLOSING} (?:(?P<day>{WHEN})|(?P<end>{MANDATE_END}))"
)
THAT_IS = r"\(?(?:(?:that is(?: to say)?|i\.e\.|namely)(?:\s*,)? )?"
FOR_PERIOD = _pattern(
    rf"\bfor (?:(?:an?|another|the next|the) )?{QUALITY}(?:(?:last )?period of )?(?:up to )?{PERIOD}"
    rf"(?: period)?(?: only)?(?:(?:\s*,)? {THAT_IS}{CLOSING} (?:(?P<until>{WHEN})|(?P<end>{MANDATE_END}))"
    rf"|{SINCE}{BASIS})?"
)
WITHIN = _pattern(
    r"\b(?P<word>within|(?:no|not) later than|in no more than|"
    r"(?:over|during|in) the (?:next|coming|following)|in) "
    rf"(?:(?:an? )?(?:maximum )?(?:period of|no more than|the (?:next|first)|a further|up to) )*{PERIOD}"
    rf"(?P<time> time\b)?(?: period)?(?:{COUNTED})?(?P<thereafter> thereafter)?"
)
AFTER = _pattern(
    rf"(?:\bafter )?\b{PERIOD} (?:after|from|following) (?P<basis>(?P<adoption>{ADOPTION})|(?P<day>{WHEN}))"
)
EVERY = _pattern(
    rf"{THEN}\b(?:every|each) (?:other (?P<other>week|month)|{PERIOD}"
    r"|(?P<one>day|week|month|quarter|year)\b(?!['’-]))"
    rf"{TAIL}"
)
INTERVALS = _pattern(rf"{THEN}\b(?:in|at) (?:intervals of {PERIOD}|{PERIOD_TOO}(?:ly)? intervals){TAIL}")
RHYTHMIC = _pattern(
    rf"{THEN}\b(?:on an? )?(?P<rhythm>{RHYTHM})\b(?: (?:basis|intervals?))?{NOT_BEFORE_A_NOUN}"
    rf"(?: (?:\w+ )?{REPORT}s?\b)?{TAIL}"
)
YEARLY = _pattern(
    rf"{THEN}\b(?P<times>{'|'.join(TIMES_A_YEAR)}) (?:(?:a|per|every|each) year|yearly|annually)\b{TAIL}"
)
REGULARLY = _pattern(
    r"\b(?:(?:closely and )?regularly|periodically|on a (?:regular|periodic) basis|at regular intervals)\b"
    rf"|\b(?:regular|periodic) (?:\w+ )?(?:{REPORT}s?|reporting)\b"
)
UNTIL = _pattern(rf"\b{CLOSING} (?:and including )?(?:(?P<when>{LIST})|(?P<end>{MANDATE_END}))")
BY = _pattern(
    r"\b(?:by|on or before|before|prior to|in advance of|ahead of|(?:no|not) later than|not after"
    r"|(?:targets?|deadlines?|time[ -]limits?)(?: dates?)? of) (?:(?:about|around) )?"
    rf"(?:(?P<when>{LIST})|(?P<end>{MANDATE_END}))"
)
FROM = _pattern(
    r"\b(?:from|as from|as of|with effect from|effective|after|"
    r"(?:starting|beginning|commencing)(?: (?:on|from|in))?) "
    rf"(?P<when>{WHEN})"
)
TO = _pattern(rf"\bto (?:and including )?(?P<when>{NUMBERED}{MONTH},? {YEAR})")
ON = _pattern(rf"\b(?:on|at|for|in) (?:(?P<when>{LIST})|(?P<end>{MANDATE_END}))")
REPORT_OF_MONTH = _pattern(rf"(?<!\d\s)\b(?P<when>{MONTH} {YEAR}) (?:\w+ )?{REPORT}s?\b")
EXTENDS = _pattern(r"\b(?:extend|renew|prolong|continu|maintain)\w*")
PROLONGED = re.compile(
    r"\b(?i:mandates?|stationing|presence|deployment|operations?|missions?|authorizations?|force)\b"
    r"|\b[A-Z]{2,}[A-Z0-9-]+\b"
)
GIVES = _pattern(r"\b(?:establish|set up|creat|authoriz|approv|deploy|constitut|commenc)\w*|\bshall be\b")
FIELDED = re.compile(
    r"\b(?i:mission|operation|force|mandate|observers?|monitors|support group)\b|\b[A-Z]{2,}[A-Z0-9-]+\b"
)
NO_MANDATE = _pattern(
    rf"\bmandates? of (?:the )?(?:\d[\d/]* )?{OTHERS}\b|\b(?:Panel|Group) of Experts\b"
    r"|\bMonitoring (?:Team|Group)\b"
    r"|\bextend\w* (?:(?:the|its|all|any|full|necessary|\w+al) )*(?:support|assistance|cooperation|help)\b"
    r"|\b(?:(?<!with\sthe\s)inten(?:t|tion)s?|readiness|ready|consider(?:s|ing)?|possib\w+|"
    r"whether|recall(?:s|ing)|requests the)\b.{0,80}"
    r"\b(?:extend|renew|prolong|establish)|\b(?:embargo|sanctions|measures (?:imposed|set|in))\b"
)
UNLESS = re.compile(r",?\s+unless\b[^;]*")
EXPIRY = re.compile(r"\b(?:expir\w+|terminat\w+)\s+\Z", re.IGNORECASE)
START = re.compile(r"\b(?:start|beginning|commencement)\s+of\s+(?:[\w'’-]+\s+){1,6}\Z", re.IGNORECASE)
FIRST_IS = re.compile(  # between a rhythm and the day on which it begins
    r"\s*[,;(]?\s*(?:and\s+)?(?:with\s+)?(?:the|his|her|its|their|a)\s+first\b[^.;]{0,80}|\s*,\s*",
    re.IGNORECASE,
)
OF_THAT = re.compile(  # between "regularly" and the rhythm that says how often
    r"\s*(?:informed|updated|briefed|apprised)?(?:\s+(?:on|of|about)\b[^,;.]{0,80})?[\s,]*"
    r"(?:(?:and|through|by|with|including)\s+)?(?:at\s+least|(?:no|not)\s+less\s+than)?\s*",
    re.IGNORECASE,
)
EXPIRES = re.compile(r"(?:expir|terminat|to\s+expire)", re.IGNORECASE)
REPORTED = re.compile(  # "report in 90 days", but no "progress made in three months"
    r"\b(?:report(?:s|ing)?|submit|present|provide|brief|revert|inform|update|review)\b[^;.:]*\Z",
    re.IGNORECASE,
)

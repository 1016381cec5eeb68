"""How resolutions word a task: whose it is, where it begins, and what is none."""

import re

# verbs of the Council that give a task, that wish for it, that recall it; their adverbs set aside
GIVES = frozenset(
    (
        *("decides", "authorizes", "authorises", "requests", "mandates", "approves", "asks", "instructs"),
        *("directs", "endorses", "entrusts", "establishes", "extends", "expands", "enlarges", "renews"),
        *("confirms", "adopts", "empowers", "charges", "assigns", "tasks", "agrees", "concurs", "accepts"),
        "recommends",
    )
)
WISHES = frozenset(("encourages", "urges", "calls", "invites", "appeals"))
STRESSES = frozenset(
    (
        *("stresses", "emphasizes", "emphasises", "underlines", "underscores"),
        *("reiterates", "reaffirms", "recalls", "affirms"),
    )
)
DEMANDS = frozenset(("demands", "expects", "insists"))
# "reiterates its request": the verb that is said again
AGAIN = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:reiterates|renews|repeats|recalls)\s+its\s+(?:\w+\s+)?"
    r"(request|call|appeal|encouragement|decision)\b",
    re.I,
)
AGAIN_AS = {
    "request": "requests",
    "call": "calls upon",
    "appeal": "appeals to",
    "encouragement": "encourages",
    "decision": "decides",
}

# where the words of an act about its subject end
MODAL = re.compile(r"\b(?:shall|should|will|must|may|can|is\s+mandated|are\s+mandated)\b")
INFINITIVE = re.compile(r"\bto\s+(?!the\b|be\b|an?\b|that\b)[a-z]+|:")
THAT = re.compile(r"\W*(?:\w+\s+){1,4}?that\b", re.I)
# "requests that it provide": whom the act before speaks of
THAT_IT = re.compile(r"\W*(?:\w+\s+){1,3}?that\s+(?:it|they)\b", re.I)
THAT_HE = re.compile(r"\W*(?:\w+\s+){1,4}?that\s+s?he\s+(?:shall|should)\b", re.I)
WHOSE = re.compile(
    r"\bwhose\s+(?:tasks|mandate|functions)\b"
    r"|\bwith\s+(?:the|an?)\s+(?:following|(?:\w+\s+)?mandate\s+(?:to\s+[a-z]+|(?:for|of)\s+the\s+following))\b"
    r"|\bmandated\s+to\b"
)
MOST_SUBJECT = 500  # characters
# what the Council does itself before it says who shall act: "decides to extend the mandate of UNMIX to .."
OWN_ACT = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:decides|agrees)\s+(?:\w+\s+)??to\s+\w+"
    r"|\W*(?:\w+\s+)?decides,?\s+in\s+order\s+to\s+\w+",
    re.I,
)
# what it does itself and gives nobody a task
OWN_AFFAIR = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:decides|agrees)\s+(?:\w+\s+)?to\s+"
    r"(?:review|consider|terminate|discontinue|end|withdraw|reduce|remain|examine|revert|keep|suspend|lift)\b"
    r"|\W*(?:\w+\s+){0,2}?decides\s+that\b[^,;:]{0,120}\bshall\s+(?:no\s+longer|not)\b"
    r"|\W*(?:\w+\s+){0,2}?decides\s+that\b[^,;]{0,80}\b(?:has|have)\s+an\s+authori[sz]ed\b",
    re.I,
)

# words that lead into a list of tasks, and those that say it is somebody else's
FOLLOWING = re.compile(
    r"\b(?:following|include|priority|additional|other)\b[^:]{0,60}"
    r"\b(?:tasks|functions|responsibilities|elements)\b"
    r"|\b(?:mandate|tasks|functions)\b[^:]{0,80}\b(?:include|includes|following|follows|are|be)\b"
)
NOT_OURS = re.compile(
    r"\b(?:Government|parties|States|Committee|Panel|Group\s+of\s+Experts|Tribunal|authorities)\b"
)

# about the mission itself, or the rules it has to keep
NO_TASK = re.compile(
    r"(?:to|shall|will)\s+(?:(?:continue\s+to|initially|also|fully)\s+)*"
    r"(?:comprise|consist|be\s+(?:headed|composed|extended|terminated|renewed|subject)"
    r"|maintain\s+its\s+(?:total|current|authori[sz]ed|strength|troop)"
    r"|remain\s+(?:at|unchanged|composed|headed|the\s+same)|have\s+an\s+authorized"
    r"|abide|comply|respect\s+fully"
    r"|(?:carry\s+out|implement)\s+(?:its|their)\s+mandates?\s+in\s+(?:close\s+)?(?:liaison|co-?operation|coordination))\b"
)
# what is asked of the Secretary-General and is no task in the country
PAPER = re.compile(
    r"(?:to|:)\s+(?:(?:also|further|continue\s+to|continue|immediately|promptly|regularly"
    r"|ensure\s+that\s+the\s+(?:Security\s+)?Council\s+is(?:\s+kept)?)\s+)*"
    r"(?:report|keep|inform|submit|include|update|updated|informed|present|brief|appoint|conclude|consult"
    r"|provide\s+(?:it\b|[\w\s,-]{0,40}?(?:Council|report|update|briefing|assessment)s?\b)"
    r"|pay\s+\w+\s+attention|make\s+recommendations|recommend|review|advise\s+the\s+Council|notify"
    r"|transmit|designate|consider|examine|explore|plan|prepare|seek|bring\s+to\s+the\s+attention"
    r"|ensure\s+(?:full\s+)?compliance|take\s+(?:the|all)\s+necessary\s+(?:measures|steps|action)|reflect|align|continuously\s+adjust"
    r"|enhance\s+(?:co-?operation|coordination|exchange)"
    r"|develop\b[^,;.]{0,60}\b(?:plan|roadmap|benchmarks|options|indicators))\b",
    re.I,
)

# "requests the Secretary-General to ensure that UNMIX continues to .."
ENSURED = re.compile(
    r"\bSecretary-General\b[^,;:]{0,20}\sto\s+ensure\s+that\s+"
    r"(?P<who>[^,;.:]{3,60}?)(?=\s[a-z]+s\s|:|,|\sto\s|\s(?:shall|will)\s)"
)
# "and requests it to": the mission that the act before speaks of
REQUESTS_IT = re.compile(
    r"(\W*(?:\w+\s+){0,2}?(?:requests|encourages|urges|authori[sz]es|calls\s+(?:up)?on|asks))\s+it\b", re.I
)
# whom the Secretary-General is asked to send, and for what: "to deploy observers to monitor the truce",
# "to appoint a Special Representative who shall lead the talks"
SENT = re.compile(
    r"\bto\s+(?:\w+ly\s+)?(?:appoint|(?:re)?deploy|dispatch|send)\s+"
    r"(?P<whom>[^;:]{0,160}?)(?:,?\s+who\s+(?:shall|will|should)\b|\s+to\s+(?!the\b|an?\b|that\b|[A-Z])(?=[a-z]))"
)

# ", Public information": behind an item, the heading of the next
NEXT_HEADING = re.compile(r"(?<=[\s\S]{60}),\s+(?!To\b)[A-Z][^,;.:]{3,90}(?:, [a-z][^,;.:]*){0,4}\s*\Z")

# an act that gives no task unless its words tell a kind: an end of the mandate, force for all of it
BARE = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:decides\s+to\s+(?:extend|renew|prolong|continue|maintain)\b|(?:extends|renews|approves)\b"
    r"|authori[sz]es\b[^;]{0,120}\ball\s+(?:the\s+)?necessary\s+(?:means|measures|action)\b"
    r"[^;]{0,60}?\bto\s+(?:carry\s+out|fulfil|implement|discharge)\s+(?:its|their|the)\s+mandate\b)",
    re.I,
)
# who may be asked for help without the mission's having a part in it
HELPERS = re.compile(
    r"\b(?:States|partners|donors|community|bodies|organi[sz]ations|entities|countries|EU|European\s+Union)\b"
)

# the mission's part in what others shall do: "with the support of UNMIX"
SHARE = re.compile(
    r"\b(?:with|through|under)\s+(?:(?:the|its|full|appropriate|continued|continuing|technical|advice|and"
    r"|logistical|active)\s+)*(?:support|assistance|help|advice|participation|supervision|monitoring"
    r"|auspices|facilitation)\b[^;.]{0,120}"
    r"|\b(?:in|with)\s+(?:(?:close|full|the)\s+)*(?:cooperation|coordination|co-operation|consultation"
    r"|conjunction|collaboration|partnership)\s+with\b[^;.]{0,120}"
    r"|\b(?:jointly|together)\s+with\b[^;.]{0,80}"
    r"|\bco-?(?:operat|ordinat)(?:e|ion)\b[^,;.]{0,40}\bwith\b(?:(?!,?\s(?:and\s)?(?:to\s)?(?:ensure|respect|guarantee|honour|refrain"
    r"|abide|carry\s+out|supply)\b|,?\sin\s+particular\s+by\b)[^;.]){0,160}"
    r"|\b(?:monitored|supervised|verified|assisted|supported)\s+by\b[^;.]{0,80}"
    r"|\b(?:hand|turn)(?:ing)?\s+over\s+to\b[^,;.]{0,40}"
    r"|\bunder\s+[A-Z][\w\s]{2,20}\s(?:supervision|monitoring|verification)\b"
)
COOPERATE = re.compile(r"co-?operat|co-?ordinat", re.I)
ROUND = 200  # characters before and behind such words that tell what the part is in
# "the importance of UNMIX's continued support"
STRESSED_AS = re.compile(
    r"\b(?:importance|role|responsibility|need|necessity|functions)\s+(?:of|for)\b[^,;:.]{0,90}"
)

"""Words of performers: posts in both languages, what joins them to bodies, and what separates a list."""

import re

# Endings of Russian posts in every case; `many` tells the plural.
_SOFT = r"(?:ь|я|ю|ем|е|(?P<many>и|ей|ям|ями|ях))"
_HARD = r"(?:а|у|ом|е|(?P<many>ы|ов|ам|ами|ах))?"
ROLES = tuple(
    (re.compile(pattern + r"\b", re.I), name)
    for pattern, name in (
        (r"(?:vice|deputy)[- ]chair(?:s|man|men|persons?|woman)?", "vice-chair"),
        (rf"зам(?:\.|естител{_SOFT})\s+председател(?:я|ей)", "vice-chair"),
        (r"chair(?:s|man|men|persons?|woman|women)?", "chair"),
        (rf"председател{_SOFT}", "chair"),
        (r"secretar(?:iats?|y|ies)", "secretariat"),
        (rf"секретар{_SOFT}", "secretariat"),
        (rf"секретариат{_HARD}", "secretariat"),
        (r"members?", "member"),
        (rf"член{_HARD}", "member"),
        (r"(?:responsible\s+)?representatives?", "representative"),
        (rf"(?:ответственн\w+\s+)?представител{_SOFT}", "representative"),
        (r"coordinators?", "coordinator"),
        (rf"координатор{_HARD}", "coordinator"),
    )
)
# The secretariat of COOMET, or that of a committee named before: nothing in the words tells.
BARE_SECRETARIAT = re.compile(rf"(?:secretariat|секретариат{_HARD})(?!\w)", re.I)
PLURAL = re.compile(r"(?:s|men|women|ies)$", re.I)
CYRILLIC = re.compile(r"[\u0400-\u04FF]")
PRESIDENT = re.compile(
    r"(?:COOMET[- ]\s*)?(?P<vice>Vice[- ]?)?President(?!\w|['’]|ial)"
    # "President of COOMET", but no bodies of COOMET: "of COOMET Committee".
    r"(?:\s+of\s+(?:the\s+)?COOMET\b(?!(?-i:\s+[A-Z])))?"
    r"(?:,?\s+responsible\s+for\s+(?P<portfolio>.+?)(?=\s*(?:$|[,;]\s*"
    r"(?:COOMET|President|Vice|JCMS|TC|SC|Chair|Quality|Committee|Member|Secretariat))))?",
    re.I,
)
RUSSIAN_PRESIDENT = re.compile(
    rf"(?P<vice>вице[- ]?)?президент{_HARD}(?!\w)(?:\s+(?:КООМЕТ|COOMET)\b)?"
    r"(?:,?\s+(?:ответственн|отвечающ|курирующ)\w+\s+за\s+(?P<portfolio>.+?)(?=\s*(?:$|[,;]\s*"
    r"(?:КООМЕТ|Президент|Вице|JCMS|ОКЭ|ТК|ПК|Председател|Форум|Совет|Комитет|Член|Секретар))))?",
    re.I,
)
ADMINISTRATOR = re.compile(
    r"(?:COOMET\s+)?(?P<of>web[- ]?site|(?:web[- ]?)?portal|server)\s+administrators?\b"
    rf"|администратор{_HARD}\s+(?P<what>(?:веб-?)?сайта|(?:веб-?)?портала|сервера)(?:\s+(?:КООМЕТ|COOMET))?\b",
    re.I,
)
ADMINISTERED = {
    "сайта": "website", "вебсайта": "website", "портала": "portal", "вебпортала": "web-portal",
    "сервера": "server",
}  # fmt: skip
COMMITTEE = re.compile(r"(?:COOMET\s+)?Committee(?=\s+members?\b)", re.I)
OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?", re.I)
# After a Russian post, the case says "of".
GENITIVE = re.compile(r"\s+")
GAP = re.compile(r"[\s-]+")
# As in "Chairs: TC 1.1, TC 1.3".
COLON = re.compile(r"\s?:\s?")
ANOTHER_ROLE = re.compile(r"\s+(?:and|и)\s+", re.I)
SEPARATOR = re.compile(r"\s*(?P<mark>[,;/]\s*(?:and\s+|и\s+)?|(?:and|&|и|а\s+также)\s+)?(?:the\s+)?", re.I)
FROM = re.compile(r"\s+(?:from|of|от|из)\s+(?:the\s+)?", re.I)
NO_CHAIRS = frozenset({"coomet", "secretariat"})
# How partners are announced, in notes and in lists of performers.
JOINTLY = (
    r"(?:(?:jointly|together|in\s+(?:co-?operation|collaboration))\s+with"
    r"|with\s+(?:the\s+)?participation\s+of"
    r"|(?:совместно|вместе|в\s+сотрудничестве)\s+со?|при\s+участии|с\s+участием)\s+"
)
# "All members of TC 4"; what is meant must be several.
EVERY = re.compile(r"(?:all\s+(?:the\s+)?|вс(?:е|ех|ем|еми)\s+)(?=\w)", re.I)
_ENTERPRISE = (
    r"(?:(?:federal|republican|national|state|unitary|budgetary)\s+){1,5}(?:enterprise|institution)"
    r"|(?:(?:федеральн|республиканск|национальн|государственн|унитарн|бюджетн|казенн|научн)\w{2,3}\s+){1,5}"
    r"(?:предприяти|учреждени)\w{1,2}"
)
# Legal forms of institutes, by their usual abbreviations.
LEGAL_FORMS = (
    "ФГУП", "ФГБУ", "ФБУ", "ГУП", "РУП", "УП", "РГП", "РГКП", "ГП", "ГУ", "АО", "ОАО", "ЗАО", "ПАО",
    "ООО", "ТОО", "FSUE", "FSBI", "RSE", "RUE", "SUE", "SE", "JSC", "LLC",
)  # fmt: skip
LEGAL_FORM = re.compile(
    rf"(?:(?:(?-i:{'|'.join(LEGAL_FORMS)})|{_ENTERPRISE})(?!\w)"
    r"(?:\s+на\s+(?:ПХВ|праве\s+хозяйственного\s+ведения))?\s*)?(?P<quote>[«\"“„])?\s*",
    re.I,
)
NAMED_AFTER = re.compile(
    r"\s+(?:им(?:\.|ени)\s*(?:[А-Я]\.\s?){1,2}[А-Я][а-я]+|named\s+after\s+(?:[A-Z]\.\s?){1,2}[A-Z][a-z]+)"
)
QUOTED = re.compile(r"\s*[«\"“„]\s*(?P<title>[^\"“”«»„]{1,150})[»\"”“]")
QUOTE_END = re.compile(r"\s*[»\"”“]")
OF_COOMET = re.compile(r"\s+(?:of\s+(?:the\s+)?)?(?P<coomet>COOMET|КООМЕТ|KOOMET)(?!\w)", re.I)
# What stands between a country and its institutes: "Belarus (BelGIM)", "Belarus – BelGIM".
HOME_OF = re.compile(r"\s*(?P<bracket>\()\s*|\s*[:–—]\s*|\s+-\s+")
BRACKET, BRACKET_END = re.compile(r"\s*\(\s*"), re.compile(r"\s*\)")
IN = re.compile(r"\s+(?:in|в)\s+(?:the\s+)?", re.I)
COUNTRY_SEPARATOR = re.compile(r"\s*(?:,\s*and|,|and|и)\s*", re.I)
AT = re.compile(r"\s+(?:at|на|в)\s+(?:the\s+)?", re.I)

"""What a thing can be to another in a picture, from the point of view of the thing in the middle.

Each relation is a pattern in which THING stands for the thing in the middle and ?other for its neighbour. The
order here is the order in a picture; a relation that does not hold for a kind of thing finds nothing.
"""

from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.namespaces import COOMET, DCTERMS, ORG, SCHEMA

PREFIXES = (
    f"PREFIX coomet: <{COOMET}>\nPREFIX dcterms: <{DCTERMS}>\nPREFIX org: <{ORG}>\nPREFIX schema: <{SCHEMA}>"
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What the neighbour is to the thing; `before` if the thing belongs to it or comes after it."""

    title: Text
    pattern: str
    before: bool = False


RELATIONS: dict[str, Relation] = {
    "part-of": Relation(
        Text("Part of", "Входит в"),
        """{ THING coomet:parentEntry ?other } UNION { THING org:subOrganizationOf ?other }
        UNION { THING coomet:partOfResource ?other } UNION { THING dcterms:isVersionOf ?other }
        UNION { THING schema:superEvent ?other } UNION { THING org:postIn ?other }
        UNION { THING dcterms:isPartOf ?other }""",
        before=True,
    ),
    "section": Relation(Text("In the section", "В разделе"), "THING coomet:inSection ?other", before=True),
    "listing": Relation(
        Text("Stated in", "Указано в"),
        """{ ?other coomet:hasCitation THING } UNION { ?other coomet:hasStatusObservation THING }
        UNION { ?other coomet:hasParticipation THING } UNION { ?other coomet:hasTarget THING }""",
        before=True,
    ),
    "basis": Relation(Text("Rests on", "Основание"), "THING coomet:hasBasis ?other", before=True),
    "contributes": Relation(
        Text("Contributes to", "Вносит вклад в"), "THING coomet:contributesTo ?other", before=True
    ),
    "measured": Relation(Text("Measured by", "Измеряется"), "THING coomet:measuredBy ?other", before=True),
    "measures": Relation(Text("Measures", "Измеряет"), "?other coomet:measuredBy THING", before=True),
    "needs": Relation(Text("Needs first", "Зависит от"), "THING coomet:dependsOn ?other", before=True),
    "of-body": Relation(
        Text("Of the body", "Относится к органу"),
        "{ THING coomet:programmeBody ?other } UNION { THING coomet:meetingBody ?other }",
        before=True,
    ),
    "approved": Relation(Text("Approved at", "Утверждена на"), "THING coomet:approvedAt ?other", before=True),
    "proposed": Relation(
        Text("Proposed by", "Предложен"), "THING coomet:proposedByCountry ?other", before=True
    ),
    "coordinated": Relation(
        Text("Coordinated by", "Координатор"), "THING coomet:coordinatedBy ?other", before=True
    ),
    "performers": Relation(
        Text("Performed by", "Исполнители"),
        """{ THING coomet:performedBy ?other }
        UNION { THING coomet:hasPerformerParticipation/coomet:participantGroup ?other }""",
    ),
    "partners": Relation(
        Text("Jointly with", "Совместно с"),
        """{ THING coomet:jointlyWith ?other }
        UNION { THING coomet:hasJointParticipation/coomet:participantGroup ?other }""",
    ),
    "countries": Relation(
        Text("Countries", "Страны"),
        """{ THING coomet:hasParticipation/coomet:forCountry ?other }
        UNION { THING coomet:participatingCountry ?other } UNION { THING schema:location ?other }""",
    ),
    "needed-by": Relation(Text("Needed by", "От него зависят"), "?other coomet:dependsOn THING"),
    "based": Relation(Text("Actions that rest on it", "На нём основаны"), "?other coomet:hasBasis THING"),
    "served": Relation(
        Text("Actions that contribute to it", "Вклад в него вносят"), "?other coomet:contributesTo THING"
    ),
    "under-project": Relation(
        Text("Under the project", "В рамках проекта"), "THING coomet:underProject ?other"
    ),
    "project-entries": Relation(Text("Works under it", "Работы по нему"), "?other coomet:underProject THING"),
    "performing": Relation(
        Text("Bodies at work on it", "Органы, ведущие работы"),
        """{ ?action coomet:hasBasis THING } UNION { ?action coomet:contributesTo THING }
        UNION { ?action coomet:underProject THING }
        ?action coomet:performedBy ?other""",
    ),
    "documents": Relation(
        Text("Concerns documents", "Касается документов"), "THING coomet:concernsDocument ?other"
    ),
    "concerns": Relation(Text("Concerns", "Касается"), "THING coomet:concerns ?other"),
    "calls": Relation(
        Text("Calls for the programme", "Предусматривает программу"), "THING coomet:callsForProgramme ?other"
    ),
    "meetings": Relation(
        Text("Names the meeting", "Упоминает заседание"), "THING coomet:refersToMeeting ?other"
    ),
    "parts": Relation(
        Text("Parts", "Части"),
        """{ ?other coomet:parentEntry THING } UNION { ?other org:subOrganizationOf THING }
        UNION { ?other coomet:partOfResource THING } UNION { ?other dcterms:isVersionOf THING }
        UNION { ?other schema:superEvent THING } UNION { ?other coomet:inSection THING }
        UNION { ?other dcterms:isPartOf THING }""",
    ),
    "performs": Relation(Text("Performs", "Выполняет"), "?other coomet:performedBy THING"),
    "joins": Relation(Text("Takes part in", "Соисполнитель в"), "?other coomet:jointlyWith THING"),
    "aims": Relation(
        Text("Indicators it works for", "Индикаторы его работ"),
        "?action coomet:performedBy THING ; coomet:contributesTo ?other",
    ),
    "projects": Relation(
        Text("Projects it works under", "Проекты его работ"),
        "?action coomet:performedBy THING ; coomet:underProject ?other",
    ),
    "posts": Relation(Text("Posts", "Должности"), "?other org:postIn THING"),
    "programmes": Relation(Text("Its programmes", "Его программы"), "?other coomet:programmeBody THING"),
    "held": Relation(Text("Its meetings", "Его заседания"), "?other coomet:meetingBody THING"),
    "listed": Relation(Text("Sections", "Разделы"), "?other a coomet:Section ; coomet:inProgramme THING"),
    "entries": Relation(
        Text("Entries", "Пункты"),
        """?other coomet:inProgramme THING ; a ?class .
        VALUES ?class { coomet:Action coomet:DevelopmentProgrammeItem }""",
    ),
    "cited": Relation(
        Text("Cited by", "На неё ссылаются"), "?other coomet:hasCitation/coomet:citesProgramme THING"
    ),
    "called": Relation(Text("Called for by", "Предусмотрена в"), "?other coomet:callsForProgramme THING"),
    "approves": Relation(Text("Approved", "Утверждено"), "?other coomet:approvedAt THING"),
    "takes-part": Relation(
        Text("Takes part in", "Участвует в"),
        """{ ?other coomet:hasParticipation ?part . ?part coomet:participantPost THING }
        UNION { ?other coomet:hasParticipation ?part . ?part coomet:participantGroup THING }
        UNION { ?other coomet:hasParticipation ?part . ?part coomet:forCountry THING }
        UNION { ?other coomet:participatingCountry THING }""",
    ),
    "coordinates": Relation(
        Text("Coordinates or proposes", "Координирует или предлагает"),
        "{ ?other coomet:coordinatedBy THING } UNION { ?other coomet:proposedByCountry THING }",
    ),
    "named": Relation(
        Text("Named in", "Упоминается в"),
        """{ ?other coomet:concerns THING } UNION { ?other coomet:concernsDocument THING }
        UNION { ?other coomet:refersToMeeting THING } UNION { ?other coomet:status THING }""",
    ),
    "located": Relation(Text("Located here", "Находятся здесь"), "?other schema:location THING"),
}

# Action 1.1, today a part of action 2.1 and of its project, given with the old number 2.1.
# Для мероприятия 1.1, ставшего частью мероприятия 2.1 и его проекта, указан прежний номер 2.1.
BASE <https://w3id.org/coomet/id/>
PREFIX coomet: <https://w3id.org/coomet/ontology#>

INSERT DATA { GRAPH <https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033> {
  <action/wp-tc-4-2031-2033/1.1> coomet:formerNotation "2.1" ; coomet:parentEntry <action/wp-tc-4-2031-2033/2.1> ; coomet:underProject <project/900>
} }

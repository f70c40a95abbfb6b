"""Numbers of things, with the form of the noun that goes with each, in both languages."""

from coomet_graph.errors import Text

# One and many; in Russian one, two to four, and many.
_NOUNS = {
    "candidate": Text("candidate|candidates", "связь|связи|связей"),
    "cell": Text("cell|cells", "ячейка|ячейки|ячеек"),
    "decision": Text("decision|decisions", "решение|решения|решений"),
    "entry": Text("entry|entries", "пункт|пункта|пунктов"),
    "finding": Text("finding|findings", "замечание|замечания|замечаний"),
    "graph": Text("graph|graphs", "граф|графа|графов"),
    "heading": Text("heading|headings", "заголовок|заголовка|заголовков"),
    "info": Text("info|infos", "сведение|сведения|сведений"),
    "line": Text("line|lines", "строка|строки|строк"),
    "place": Text("place|places", "место|места|мест"),
    "row": Text("row|rows", "строка|строки|строк"),
    "rule": Text("rule|rules", "правило|правила|правил"),
    "statement": Text("statement|statements", "утверждение|утверждения|утверждений"),
    "step": Text("step|steps", "шаг|шага|шагов"),
    "violation": Text("violation|violations", "нарушение|нарушения|нарушений"),
    "warning": Text("warning|warnings", "предупреждение|предупреждения|предупреждений"),
}


def counted(count: int, language: str, noun: str = "finding") -> str:
    """A number of things and the form of their name that goes with it: "1 rule", "22 правила"."""
    one, few, *many = _NOUNS[noun].in_language(language).split("|")
    if not many:
        return f"{count} {one if count == 1 else few}"
    tens, ones = count % 100, count % 10
    if 10 < tens < 20 or ones == 0 or ones > 4:
        return f"{count} {many[0]}"
    return f"{count} {one if ones == 1 else few}"

"""Messages of results: as the shape words them, filled with what was found; else what the component means."""

import re
from collections.abc import Mapping

from coomet_graph.errors import Text
from coomet_graph.namespaces import SH
from coomet_graph.store.dataset import Term

_GAP = re.compile(r"\{[?$](\w+)\}")

_MEANINGS = {
    "And": ("The value does not meet all conditions.", "Значение отвечает не всем условиям."),
    "Class": ("The value is not of the class asked for.", "Значение не относится к требуемому классу."),
    "Closed": ("This property is not allowed here.", "Это свойство здесь не допускается."),
    "Datatype": ("The value is not of the datatype asked for.", "Значение не того типа данных."),
    "Disjoint": ("The two properties share this value.", "Это значение есть у обоих свойств."),
    "Equals": ("The two properties do not have the same values.", "Значения двух свойств не совпадают."),
    "HasValue": ("The value asked for is missing.", "Требуемого значения нет."),
    "In": ("The value is not in the list.", "Значения нет в перечне."),
    "LanguageIn": (
        "The text is in none of the languages allowed.",
        "Текст не на одном из допустимых языков.",
    ),
    "LessThan": ("The value is not less than the other one.", "Значение не меньше другого."),
    "LessThanOrEquals": ("The value is greater than the other one.", "Значение больше другого."),
    "MaxCount": ("There are too many values.", "Значений слишком много."),
    "MaxExclusive": ("The value is too great.", "Значение слишком велико."),
    "MaxInclusive": ("The value is too great.", "Значение слишком велико."),
    "MaxLength": ("The text is too long.", "Текст слишком длинный."),
    "MinCount": ("There are too few values.", "Значений слишком мало."),
    "MinExclusive": ("The value is too small.", "Значение слишком мало."),
    "MinInclusive": ("The value is too small.", "Значение слишком мало."),
    "MinLength": ("The text is too short.", "Текст слишком короткий."),
    "Node": ("The value does not conform to the shape.", "Значение не соответствует форме."),
    "NodeKind": ("The value is of the wrong kind.", "Значение не того вида."),
    "Not": (
        "The value meets a condition that it must not.",
        "Значение отвечает условию, которого не должно быть.",
    ),
    "Or": ("The value meets none of the conditions.", "Значение не отвечает ни одному из условий."),
    "Pattern": ("The text is not of the form asked for.", "Текст не отвечает требуемому образцу."),
    "QualifiedMaxCount": (
        "Too many values conform to the shape.",
        "Форме соответствует слишком много значений.",
    ),
    "QualifiedMinCount": (
        "Too few values conform to the shape.",
        "Форме соответствует слишком мало значений.",
    ),
    "UniqueLang": ("There are several texts in one language.", "На одном языке несколько текстов."),
    "Xone": ("The value does not meet exactly one condition.", "Значение отвечает не ровно одному условию."),
}
_ELSE = ("The constraint is not met.", "Ограничение не соблюдено.")


def filled(message: str, bound: Mapping[str, Term]) -> str:
    """The message with `{?name}` and `{$name}` replaced by what the result binds; in one pass."""
    return _GAP.sub(lambda gap: bound[gap[1]].value if gap[1] in bound else gap[0], message)


def worded(messages: tuple[tuple[str, str], ...], known: Text, component: str) -> Text:
    """The message in both languages: the result's own, else the rule's, else what the component means."""
    own = dict(messages)
    name = component.removeprefix(SH).removesuffix("ConstraintComponent")
    meaning = _MEANINGS.get(name, _ELSE)
    plain = own.get("")
    return Text(
        own.get("en") or known.en or plain or meaning[0],
        own.get("ru") or known.ru or plain or meaning[1],
    )

"""The words that invented programmes are made of."""

import random
from collections.abc import Sequence

VERBS = (
    "Preparation of", "Organisation and holding of", "Development of", "Revision of", "Analysis of",
    "Coordination of", "Support of", "Monitoring of", "Updating of", "Publication of", "Translation of",
    "Discussion of", "Carrying out of", "Evaluation of", "Maintenance of", "Improvement of",
    "Collection of", "Study of", "Renewal of", "Dissemination of",
)  # fmt: skip
KINDS = (
    "guides for", "seminars on", "a survey on", "a register of", "model procedures for",
    "a digital archive of", "recommendations on", "training modules on", "a methodology for",
    "proposals on", "a list of", "criteria for", "reports on", "workshops about",
    "an exchange of experience with", "a catalogue of", "reviews of", "lectures on",
    "the comparison of", "a glossary of", "examples of", "traceability charts for",
    "uncertainty budgets of", "pages about",
)  # fmt: skip
FORMS = (
    "portable", "digital", "industrial", "medical", "laboratory", "reference", "marine", "automatic",
    "cryogenic", "optical", "agricultural", "railway", "underwater", "domestic", "high-speed",
    "low-power",
)  # fmt: skip
THINGS = (
    "thermometers", "gas meters", "pressure balances", "hardness blocks", "flow standards",
    "humidity sensors", "scales and weights", "gauge blocks", "photometers", "dosimeters",
    "clocks and oscillators", "microphones", "voltage dividers", "torque wrenches", "viscometers",
    "gas mixtures", "accelerometers", "spectrometers", "water samples", "speed cameras",
    "moisture probes", "current transformers",
)  # fmt: skip
ENDS = (
    "", "", "within the region", "for small laboratories", "for the needs of industry",
    "in the light of new demands", "for young specialists", "by means of remote sessions",
    "in everyday practice", "with examples from several fields", "for authorities and manufacturers",
    "in accordance with the general approach",
)  # fmt: skip
FIELDS = (
    "mass and force", "length and angle", "temperature", "electricity", "flow and volume", "acoustics",
    "chemistry", "time and frequency", "training", "legal control", "quality management", "radiation",
)  # fmt: skip
SURNAMES = (
    "Alphason", "Betason", "Gammason", "Deltason", "Epsilonov", "Zetason", "Etason", "Thetason",
    "Iotason", "Kappason", "Lambdason", "Muson", "Nuson", "Xison", "Omicronov", "Pison",
)  # fmt: skip
LETTERS = (
    "Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda",
    "Mu", "Nu", "Xi", "Omicron", "Pi", "Rho", "Sigma", "Tau", "Upsilon", "Phi", "Chi", "Psi", "Omega",
)  # fmt: skip
UNITS = (
    "seminars", "guides", "laboratories", "reports", "participants", "training modules", "new pages",
    "comparisons",
)  # fmt: skip
MONTHS = ("March", "April", "May", "June", "September", "October", "November")


class Titles:
    """Titles for one programme, no two of them about the same thing."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._subjects = [f"{form} {thing}" for form in FORMS for thing in THINGS]
        chance.shuffle(self._subjects)

    def subject(self) -> str:
        """Something that was not the subject yet."""
        return self._subjects.pop()

    def title(self) -> str:
        """A title of an item or action."""
        words = (
            self._chance.choice(VERBS),
            self._chance.choice(KINDS),
            self.subject(),
            self._chance.choice(ENDS),
        )
        return " ".join(filter(None, words))


def some(chance: random.Random, many: Sequence[str], least: int, most: int) -> list[str]:
    """A few of many, in their order."""
    chosen = set(chance.sample(range(len(many)), chance.randint(least, most)))
    return [each for index, each in enumerate(many) if index in chosen]

# SPDX-License-Identifier: GPL-3.0-or-later
"""What plots say, in Arabic, French and English.

Idea: words by their key, numbers by `awrash.report.numeral`, and Arabic shaped before matplotlib,
which joins no letters and knows no direction, draws it.
Source: the words of the report; arabic_reshaper and python-bidi (Unicode Standard Annex 9).
Invariant: text without Arabic letters leaves as it came.
"""

from __future__ import annotations

import re
import textwrap
import warnings
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .errors import DataError, shown
from .report import numeral

__all__ = ["Language", "speaking"]

LANGUAGES = ("en", "fr", "ar")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))

# Each key: English, French, Arabic.
_WORDS: Dict[str, Tuple[str, str, str]] = {
    "places": ("Places", "Postes", "المناصب"),
    "person-months": ("Person-months", "Mois-personnes", "شهر/شخص"),
    "money": ("Money", "Montant", "المبلغ"),
    "utilitarian": ("Utility", "Utilité", "المنفعة"),
    "per thousand": ("{0} per 1,000 in need", "{0} pour 1\u202f000 de besoin",
                     "{0} لكل 1\u202f000 من الحاجة"),
    "rate": ("{0}, per 1,000 in need", "{0}, pour 1\u202f000 de besoin",
             "{0}، لكل 1\u202f000 من الحاجة"),
    "need": ("Need: {0}", "Besoin\u00a0: {0}", "الحاجة: {0}"),
    "all": ("all together: {0}", "ensemble\u00a0: {0}", "الجميع معا: {0}"),
    "range": ("from the fewest to the most", "du minimum au maximum", "من الأدنى إلى الأقصى"),
    "binds": ("a bound of the province binds", "une contrainte de la province est atteinte",
              "تم بلوغ قيد يخص الإقليم"),
    "share of need": ("Share of need, %", "Part du besoin, %", "نسبة الحاجة، %"),
    "share of recipients": ("Share of those who receive, %", "Part de ceux qui reçoivent, %",
                            "نسبة من يحصلون، %"),
    "share of places": ("Share of what is received, %", "Part de ce qui est reçu, %",
                        "نسبة ما تم الحصول عليه، %"),
    "equal": ("equal rates", "taux égaux", "معدلات متساوية"),
    "gini of": ("{0} (Gini {1})", "{0} (Gini {1})", "{0} (جيني {1})"),
    "alone": ("{0} alone", "{0} seuls", "{0} وحدها"),
    "before": ("before", "avant", "قبل"),
    "after": ("after", "après", "بعد"),
    "plan": ("this plan", "cette proposition", "هذا المقترح"),
    "provinces": ("Provinces, the lowest first", "Provinces, de la plus basse à la plus haute",
                  "الأقاليم من الأدنى إلى الأعلى"),
    "needs": ("Need of the provinces, the lowest rate first",
              "Besoin des provinces, du taux le plus bas au plus haut",
              "حاجة الأقاليم من أدنى معدل إلى أعلاه"),
    "no tile": ("Without a tile: {0}", "Sans tuile\u00a0: {0}", "بدون بلاطة: {0}"),
    "no outline": ("Without an outline: {0}", "Sans contour\u00a0: {0}", "بدون حدود: {0}"),
    "efficiency": ("Efficiency: {0}", "Efficacité\u00a0: {0}", "النجاعة: {0}"),
    "gini": ("Gini index (0: equal)", "Indice de Gini (0\u00a0: égalité)",
             "مؤشر جيني (0: مساواة)"),
    "lowest-rate": ("Lowest rate, per 1,000 in need", "Taux le plus bas, pour 1\u202f000 de besoin",
                    "أدنى معدل لكل 1\u202f000 من الحاجة"),
    "least-squares": ("Sum of squares", "Somme des carrés", "مجموع المربعات"),
    "welfare": ("Welfare ({0})", "Bien-être ({0})", "الرفاه ({0})"),
    "price": ("Price of equity, %", "Prix de l’équité, %", "ثمن الإنصاف، %"),
    "optimal": ("proved", "prouvé", "مثبت"),
    "not proved": ("not proved best", "non prouvé", "غير مثبت"),
    "percentile": ("Persons by their chance, %", "Personnes selon leur chance, %",
                   "الأشخاص حسب حظهم، %"),
    "chance": ("Chance of being drawn, %", "Chance d’être tiré au sort, %",
               "حظ الاختيار بالقرعة، %"),
    "same chance": ("the same chance for all: {0} %", "la même chance pour tous\u00a0: {0}\u00a0%",
                    "الحظ نفسه للجميع: {0} %"),
    "lottery": ("lottery", "tirage", "القرعة"),
    "index": ("Share of the variance, %", "Part de la variance, %", "نسبة التباين، %"),
    "first": ("by itself (first order)", "seul (premier ordre)", "منفردا (الرتبة الأولى)"),
    "total": ("with all others (total)", "avec tous les autres (total)",
              "مع كل الآخرين (الإجمالي)"),
    "gain": ("Gain against {0}", "Gain par rapport à {0}", "الربح مقارنة مع {0}"),
    "baseline": ("the baseline", "la référence", "المرجع"),
    "wins": ("gains", "gagne", "يربح"),
    "loses": ("loses", "perd", "يخسر"),
    "won": ("{0} gain, {1} lose", "{0} gagnent, {1} perdent", "{0} تربح و{1} تخسر"),
    "interval": ("between {0} % and {1} % of runs", "entre {0}\u00a0% et {1}\u00a0% des tirages",
                 "بين {0} % و{1} % من المحاكاة"),
    "assumed": ("rests on an assumed figure, which nobody published",
                "repose sur un chiffre supposé, que personne n’a publié",
                "مبني على رقم مفترض لم يرد في أي مصدر"),
    "nothing": ("nothing to show", "rien à montrer", "لا شيء للعرض"),
}


def _shaper() -> Optional[Callable[[str], str]]:
    """What turns Arabic into the signs to be drawn from left to right; None without its modules."""
    try:
        from arabic_reshaper import reshape
        from bidi.algorithm import get_display
    except ImportError:
        return None
    return lambda text: get_display(reshape(text), base_dir="R")


@dataclass(frozen=True)
class Language:
    """A language that plots speak.

    Attributes
    ----------
    code : {"en", "fr", "ar"}
    shape : callable or None
        What makes Arabic ready to be drawn, None where its modules are missing.
    """

    code: str
    shape: Optional[Callable[[str], str]]

    def said(self, key: str, *values: Any) -> str:
        """Words by their key, unshaped, so that they can be a part of others."""
        return _WORDS[key][LANGUAGES.index(self.code)].format(*values)

    def text(self, text: str, width: int = 0) -> str:
        """Any text as it is drawn, on lines of about so many letters."""
        lines = textwrap.wrap(text, width, break_long_words=False) if width else text.split("\n")
        if self.shape is not None and _ARABIC.search(text):
            lines = [self.shape(line) for line in lines]
        return "\n".join(lines)

    def word(self, key: str, *values: Any) -> str:
        """Words by their key as they are drawn."""
        return self.text(self.said(key, *values))

    def number(self, value: float, decimals: int = 0, change: bool = False) -> str:
        """A number as the language writes it, without marks of direction, which are not drawn."""
        return numeral(value, decimals, change, self.code).translate(_ISOLATES)

    def listed(self, names: Sequence[str], most: int = 6) -> str:
        """Names after one another, unshaped; no more than so many."""
        more = ["…"] if len(names) > most else []
        return ("، " if self.code == "ar" else ", ").join([*names[:most], *more])

    def option(self, programme: Any, group: str, key: str) -> Optional[str]:
        """A text of programme.ini that may be there in several languages."""
        return programme.option(group, f"{key}[{self.code}]") or programme.option(group, key)

    def provinces(self, programme: Any, codes: Sequence[str]) -> List[str]:
        """The provinces' names as they are drawn."""
        return [self.text(programme.label(code, self.code)) for code in codes]


def speaking(language: str, quiet: bool = False) -> Language:
    """A language by its code; French instead of Arabic where nothing can shape it, with a warning.

    Parameters
    ----------
    language : {"en", "fr", "ar"}
    quiet : bool
        Whether the plot itself is left to warn.

    Returns
    -------
    Language

    Raises
    ------
    DataError
        Another language.
    """
    if language not in LANGUAGES:
        raise DataError(f"language is {shown(language)}, expected \"ar\", \"fr\" or \"en\"", "name")
    shape = _shaper()
    if language == "ar" and shape is None:
        if not quiet:
            warnings.warn("Arabic is drawn by arabic_reshaper and python-bidi, which are not both "
                          "installed; the plot is in French", stacklevel=3)
        language = "fr"
    return Language(language, shape)

"""What looks like a number and is none: it is blanked out, so that every offset stays."""

from __future__ import annotations

import re

LABELS = (
    "act|annex|appendix|article|band|box|category|chapter|class|clause|code|covid|directive"
    "|division|episode|exhibit|figure|flight|form|gate|grade|group|highway|item|junction|key stage"
    "|level|line|module|no|note|(?<![a-z]{2}[a-rt-z]s )number|option"
    "|page|para|paragraph|part|phase|pillar|platform"
    "|principle|priority|question|ref|reference|regulation|room|route|rule|schedule|section|series"
    "|sheet|stage|step|table|terminal|tier|tranche|type|version|vol|volume|wave|windows"
    "|world war|zone"
)
FIGURE = r"(?!\s?(?:%|per\s?cent|thousand|million|billion|,\d|\.\d))"
"""A label's number is followed by none of these."""
LIST_OF_LABELS = r"(?:\s?(?:,|and|or|to|&|/|–|-)\s?\(?\d+(?:\.\d+)*[A-Z]?\)?)*"

NO_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb"
    "|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|In|On|By|At|Aged?|Over|Under|About|Around|Since|After"
    "|Before|From|Between|Only|Until|Just|Nearly|Almost|Above|Below|To|And|Or|The|Of|Is|Was|Up"
)
"""Capitalised words that do not make a name with the number after them, as Rio 2 does."""

BEFORE_ONE = (
    "no|this|that|the|each|every|any|which|another|last|right|new|good|loved|some|wrong|old"
)
AFTER_ONE = (
    "of|or more of|or both|or other|another|by one|off|to one|day|thing|such|that|who|which|can"
    "|could|should|would|may|must|side|hand|way|is|was|has|more|for|with|at|in|on|before|after|if"
    "|when|to|from|by|and|as|it|you|they|we|because|where|here|there|first|yet"
)
"""Before, or after, these words "one" counts nothing."""

ADDRESSES = (
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|<[@#!][^>]*>|(?s:```.*?```)|`[^`]*`",
    r"\]\([^)\s]*\)",
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:uk|com|org|net|gov|eu|io)\b(?:/\S*)?",
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
)
YEARS_OF_ACCOUNT = (
    r"\b(?:19|20)\d\d\s?[-–/]\s?\d\d\b(?!\d|[-/]\d)",
    r"\b(?:19|20)\d\d (?:to|and) (?:19|20)\d\d (?:tax|academic|financial|school)\b",
    (
        r"(?i:\b(?:tax|academic|financial|fiscal|school) years? (?:of |for )?(?:19|20)\d\d"
        r"(?:\s?(?:to|[-–/])\s?(?:(?:19|20)\d\d|\d\d))?)"
    ),
    r"\b(?:FY|fy)\s?'?\d\d(?:\d\d)?(?:[/-]\d\d)?",
)
NUMBERED_IN_WORDS = (
    r"\b(?:Act|Part|War|Type|Stage|Class|Chapter|Grade) (?:One|Two|Three|Four|Five)\b"
)
LAWS_AND_LABELS = (
    r"\b(?:Act|Regulations?|Order|Rules?|Bill|Directive|Convention|Measure)s?,? \d{4}\b",
    r"\b(?:ISO|EN|BS|IEC|IEEE|RFC|CE|UN|DIN)[ -/]?\d[\d:./-]*",
    (
        rf"(?i:\b(?:{LABELS})s?[ .#-]{{1,2}}\d+(?:\.\d+)*[A-Za-z]?\b\)?{FIGURE}"
        rf"{LIST_OF_LABELS}{FIGURE})"
    ),
    NUMBERED_IN_WORDS,
    r"\b(?:Day|Week|Year|day|week) \d+\b(?=\s?(?:[,.;:)|]|$|of\b|pupil|student))",
    r"#\d+",
    r"[§¶]+\s?\d[\d.]*",
)
TELEPHONES_AND_TIMES = (
    r"(?:\+\d{1,3}[ -]?)?\(?\b0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,4}\b|\b0\d{9,10}\b",
    r"\+\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,5}",
    r"\b18001\b|(?i:\b(?:call|dial|ring|phone|NHS)(?: on)? (?:111|999|101|112|119)\b)",
    r"\b\d{2}[ -]\d{2}[ -]\d{2}\b",
    (
        r"(?i:\b(?:account|roll|company|charity|registration|reference|fax|sort|serial)"
        r" (?:number|no\.?|code)\b\W{0,4}\d[\d -]*)"
    ),
    r"\b\d{6,}\b(?=\s?\()",
    r"\bv?\d+(?:\.\d+){2,}\b(?!,\d)",
    r"(?i:\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|noon|midnight|o[’']clock)\b)",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b",
    r"\b24/7\b|\b50/50\b|\b9/11\b|\b\d+x\d+\b",
)
NAMES = (
    r"\b\d+-\d+ (?:[A-Z][a-z]+ )+[A-Z][a-z]+\b",
    r"\b(?!(?:mid|early|late|pre|post|over|under)-)(?!GBP|USD|EUR)[A-Za-z]+-?\d[\w/-]*",
    r"\b(?!GBP|USD|EUR)[A-Z]{2,} \d+[A-Z]?(?=[.,;:)\n]|$)",
    r"\b\d+[ACDEFHJLNOPQRSUVXYZ][A-Z\d]*\b",
    rf"\b(?!(?:{NO_NAMES})\b)[A-Z][a-z]+ \d{{1,2}}(?= ?[,.;:)](?!\d)|$)",
)
LISTS_AND_NOTES = (
    r"(?m:^[ \t]*(?:[-*#>]+[ \t]*)*\(?\d{1,2}\\?[.)](?=\s))",
    r"(?m:^[ \t]*#+ .*?\d{1,2}\\?\.(?=\s))",
    r"\[\d+\]|(?<=[a-z.,;:)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+",
    r"(?<=[a-z]{2}[.,;])\d{1,2}(?=\s|$)",
)
IDIOMS = (
    rf"(?i:\b(?:{BEFORE_ONE})[ -]ones?\b|\bone(?:[ -](?:{AFTER_ONE})\b|[’']s\b|self\b))",
    r"(?i:\bone\b(?=\s?(?:[,.;:!?)|]|$)))",
    r"(?i:\bzero[ -](?:hours?|rated?|carbon|emissions?|sum)\b|\bnet[ -]zero\b)",
    r"(?i:\b(?:one|two|three)-(?:way|off|tier|fold|party|to-one)\b)",
)
NOT_NUMBERS = tuple(
    map(
        re.compile,
        ADDRESSES
        + YEARS_OF_ACCOUNT
        + LAWS_AND_LABELS
        + TELEPHONES_AND_TIMES
        + NAMES
        + LISTS_AND_NOTES
        + IDIOMS,
    )
)
IN_WORDS = tuple(map(re.compile, (*ADDRESSES, NUMBERED_IN_WORDS, *IDIOMS)))
"""Those that match where there is no digit too."""
DIGIT = re.compile(r"[\d¹²³⁴⁵⁶⁷⁸⁹⁰]")


def masked(text: str) -> str:
    """Return ``text`` with what is no number blanked out; its length stays."""
    for pattern in NOT_NUMBERS if DIGIT.search(text) else IN_WORDS:
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())

"""People and bodies: who can do, own or be something."""

from __future__ import annotations

from bot.answering.patterns import BODIES, one_of

THINGS = one_of(
    r"""
    number|order|matter|letter|paper|computer|scanner|server|printer|router|sensor|monitor|filter
    container|trailer|counter|register|calendar|dollar|seminar|cover|offer|answer|power
    water|winter|summer|quarter|chapter|corner|border|river|tower|factor|error|colour|labour|floor
    door|motor|tractor|reactor|detector|similar|particular|popular|regular|year|latter|former|other
    after|under|over|further|proper|cancer|ulcer|disorder
    """
)
"""What ends like somebody who does something, and is no person."""
PEOPLE = one_of(
    rf"""
    {BODIES}
    people|persons?|individuals?|adults?|public|humans?|citizens?|nationals?|residents?
    (?:any|every|some|no)(?:one|body)|no one|those|others
    you|we|us|they|them|he|she|him|her
    m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|bab(?:y|ies)|famil(?:y|ies)|households?
    parents?|mothers?|fathers?|husbands?|wi(?:fe|ves)|spouses?|partners?|relatives?|friends?
    guardians?|carers?|neighbours?|ancestors?|kings?|queens?|emperors?|presidents?
    patients?|doctors?|physicians?|nurses?|midwi(?:fe|ves)|surgeons?|GPs?|pharmacists?
    staff|teams?|members?|employ(?:ee|er)s?|workers?|manage(?:r|ment)s?|owners?|directors?
    civil servants?|officials?|officers?|inspectors?|police|army|ministers?|ministr(?:y|ies)
    government|parliament|departments?|authorit(?:y|ies)|offices?|services?|bodies
    courts?|tribunals?|judges?|magistrates?|lawyers?|solicitors?|notar(?:y|ies)
    committees?|boards?|associations?|institut(?:es?|ions?)|schools?|colleges?|clinics?
    groups?|networks?|consorti(?:um|a)|alliances?|clubs?|churches?|unions?|industry|sector
    centres?|hubs?|laborator(?:y|ies)|labs?|banks?|funds?|insurers?|investors?
    specialists?|professionals?|experts?|advis[eo]rs?|accountants?|agents?|brokers?
    researchers?|scientists?|academics?|engineers?|inventors?|founders?|authors?|writers?
    singers?|actors?|actress(?:es)?|players?|artists?|composers?|producers?|leaders?
    applicants?|claimants?|sponsors?|executors?|trustees?|administrators?|representatives?
    exporters?|importers?|traders?|merchants?|dealers?|retailers?|sellers?|buyers?|providers?
    carriers?|couriers?|contractors?|operators?|users?|customers?|clients?|consumers?|drivers?
    holders?|borrowers?|lenders?|debtors?|creditors?|recipients?|beneficiar(?:y|ies)|survivors?
    dependants?|dependents?|heirs?|donors?
    (?:the|an?|by|any|each|every|your|its|their) (?!{THINGS}s?\b)[a-z]{{2,}}(?:er|or|ar)s?
    [a-z]{{3,}}(?:ist|ian|eer)s?
    tenants?|landlords?|students?|pupils?|teachers?|graduates?|veterans?|visitors?|guests?
    """
)
"""Words for people, one or many, and for bodies of them."""

"""Light words: they ask, tell or join rather than name; that a passage lacks them proves nothing.

English words of the closed classes that are no stop words, verbs and adverbs of everyday speech,
and words for the guidance itself. Nouns that name a thing are none of them.
"""

from __future__ import annotations

LIGHT_WORDS = frozenset(
    """
number numbers total totals value size worth amount volume volumes quantity count figure figures
level list sort kind kinds type types way thing bit lot part parts area areas field fields
example case question answer detail information info guidance page document text section fact point
year yr years yrs day time date period moment place room country someone somebody anyone anybody
everyone
everybody something anything everything nothing none whole rest other another else both together
subject topic purpose aim goal stuff loads bunch

many much several various few lots enough plenty certain particular specific general overall main
big large largest small great long short high low good better best bad new old plain real actual
proper super cool recent recently
current currently latest last next early late soon now today ago yet still already ever never always
often usually normally typically generally mainly mostly exactly precisely roughly approximately
around nearly almost about actually really basically simply quickly fast slowly possibly probably
maybe perhaps likely able possible available annual annually annum p.a p.a.
yearly monthly weekly daily


across along among behind beyond between despite during except inside near off onto outside past per
since though through throughout toward towards until unless via whether within without versus
however instead rather quite also even only too

ask tell say said says mention mentioned state stated show shown shows describe described explain
explained mean means meant meaning know known think thought believe find found look looking see seen
asks asked asking tells told telling thinks thinking reckon reckons reckoned presume presumed assume
assumed guess guessed wonders true correct abt
check checking confirm hear heard read remind wonder wondering understand clarify list name
do done doing make makes made making take takes taken took taking get gets got getting give gives
given gave giving go goes going went gone come comes came coming put puts bring brought keep kept
let lets use used uses using need needs needed want wants wanted wanting like likes try trying tried
start started starts begin began begun stop end ended happen happens happened occur occurs exist
exists existing become became seem seems appear involve involved include includes including
included contain contains carry carries carried perform performs performed conduct conducted
work works working run runs running set sets setting call called hold holds held have having
belong deal dealt handle handled cover covers covered concern concerned relate related regard
regarding suppose supposed expect meant hit reach stand stands turn turned move moved point pointed
prepare preparing prepared talk talking speak speaking meet meeting met send sent share sharing
help helps helping

pls plz please u r n w
thanks thank ta cheers hi hiya hello hey dear folks guys mate team sorry ok okay
where whereabouts yes yeah yep no nope right sure fine quick quickly just
hows whats wheres whos thats im ive id dont doesnt didnt cant couldnt wont isnt arent wasnt
""".split()
)

"""Who is hit: which noun phrases can be victims, and what kind of person they name."""

from __future__ import annotations

from pipeline.casualties.sentence.phrases import ORDINALS, Phrase
from pipeline.casualties.sentence.words import SINGLE_PRONOUNS, Word

COMBATANTS = frozenset(
    "fighter fighters soldier soldiers troop troops trooper troopers militant militants insurgent insurgents "
    "rebel rebels gunman gunmen commander commanders commando commandos guerrilla guerrillas policeman "
    "policemen policewoman policewomen police officer officers guard guards bodyguard bodyguards jihadist "
    "jihadists jihadi jihadis mujahid mujahideen mujahidin recruit recruits cadet cadets conscript conscripts "
    "reservist reservists paramilitary paramilitaries militiaman militiamen serviceman servicemen "
    "servicewoman marine marines airman airmen sailor sailors seaman seamen ranger rangers sniper snipers "
    "bomber bombers attacker attackers assailant assailants terrorist terrorists extremist extremists taliban "
    "taleban talib talibs talibans general generals colonel captain lieutenant sergeant corporal brigadier "
    "major warlord warlords occupier occupiers invader invaders enemy enemies peacekeeper peacekeepers pilot "
    "pilots infantryman infantrymen combatant combatants legionnaire sentry sentries gunner gunners mercenary "
    "mercenaries personnel ringleader operative operatives facilitator facilitators chief leader leaders "
    "deserter deserters separatist separatists islamist islamists raider raiders vigilante vigilantes gendarme "
    "gendarmes sepoy sepoys havildar subedar naik private privates sapper sappers bandit bandits pirate pirates "
    "gangster gangsters cop cops hitman hitmen agent agents".split()
)
CIVILIANS = frozenset(
    "civilian civilians child children woman women girl girls boy boys baby babies infant infants newborn "
    "toddler toddlers teenager teenagers villager villagers resident residents farmer farmers teacher "
    "teachers doctor doctors nurse nurses midwife student students pupil pupils schoolgirl schoolgirls "
    "schoolboy schoolboys schoolchildren journalist journalists reporter reporters cameraman photographer "
    "photographers worker workers labourer labourers laborer laborers miner miners shepherd shepherds herder "
    "herders driver drivers shopkeeper shopkeepers passer-by passers-by passerby passersby bystander "
    "bystanders pedestrian pedestrians passenger passengers traveller travellers traveler travelers tourist "
    "tourists pilgrim pilgrims worshipper worshippers worshiper worshipers mourner mourners guest guests "
    "trader traders vendor vendors merchant merchants imam imams cleric clerics mullah mullahs priest priests "
    "elder elders refugee refugees migrant migrants family families household households relative relatives "
    "mother mothers father fathers brother brothers sister sisters son sons daughter daughters wife wives "
    "husband nephew nephews niece nieces uncle aunt cousin cousins grandfather grandmother grandson "
    "grandchildren parents neighbour neighbours neighbor neighbors judge judges lawyer lawyers prosecutor "
    "prosecutors mayor governor minister official officials politician politicians lawmaker lawmakers "
    "activist activists protester protesters protestor protestors demonstrator demonstrators medic medics "
    "paramedic paramedics rescuer rescuers volunteer volunteers engineer engineers contractor contractors "
    "businessman businessmen employee employees staff fisherman fishermen cook translator interpreter "
    "interpreters aid-worker deminer deminers de-miner de-miners poet singer barber butcher baker tailor "
    "mechanic guide guides coach courier couriers cashier grocer tenant tenants witness witnesses magistrate "
    "magistrates advocate advocates accountant surgeon surgeons physician vet vets electrician plumber mason "
    "scholar scholars preacher sheikh sheik chieftain chieftains prince princess informant informants scout "
    "scouts attendant attendants steward stewardess delegate delegates ambassador ambassadors watchman bride "
    "brides groom bridegroom fiance fiancee widow widows orphan orphans chef waiter waiters waitress porter "
    "porters caretaker janitor monk monks nun nuns bishop pastor priestess rabbi muezzin peasant peasants "
    "housewife schoolteacher headmaster headmistress caddie grandparents in-law in-laws father-in-law "
    "mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law stepson stepdaughter teen teens "
    "docker dockers administrator clerk councillor candidate candidates voter voters shopper shoppers elderly mp mps "
    "kid kids minor minors adolescent adolescents pensioner pensioners parliamentarian parliamentarians nomad nomads "
    "pastoralist pastoralists deacon catechist seminarian seminarians chancellor king emir sultan headman headmen "
    "councilor councilors dad mum native natives president presidents correspondent correspondents patient patients "
    "client clients parent superintendent owner owners rider riders actor actors diver divers biker "
    "bikers hiker hikers boxer boxers tutor tutors donor donors rival rivals".split()
)
UNSAID = frozenset(
    "people person persons man men victim victims member members individual individuals other others suspect "
    "suspects prisoner prisoners hostage hostages captive captives detainee detainees inmate inmates life lives soul "
    "souls comrade comrades colleague colleagues compatriot compatriots countryman countrymen body bodies corpse "
    "corpses national nationals citizen citizens friend friends survivor survivors convict convicts aide aides "
    "deputy adviser advisers supporter supporters follower followers sympathiser sympathisers crew crewman crewmen "
    "human humans youth youths adult adults foreigner foreigners local locals companion companions wounded injured "
    "head heads boss secretary secretaries diplomat diplomats envoy envoys senator constable constables jawan "
    "jawans cadre cadres maoist maoists naxalite naxalites principal chairman addict addicts couple siblings "
    "dead compatriot occupant occupants kidnapper kidnappers robber thief thieves smuggler smugglers "
    "accomplice accomplices defender defenders twins".split()
)
KIN = frozenset("brother brothers cousin cousins father fathers son sons uncle uncles".split())
PERSONS = COMBATANTS | CIVILIANS | UNSAID | {"year-old", "year-olds", "month-old"}
PLURALS = frozenset(
    "people men women children police troops personnel policemen policewomen gunmen militiamen servicemen "
    "schoolchildren taliban taleban mujahideen mujahidin crew staff fishermen businessmen countrymen airmen seamen "
    "grandchildren elderly crewmen infantrymen passersby passers-by wives thieves wounded injured".split()
)
# What a number may count in a casualty sentence without being a person.
THINGS = frozenset(
    "year years month months week weeks day days night nights hour hours minute minutes decade decades time times "
    "kilometre kilometres kilometer kilometers km mile miles metre metres meter meters percent per cent dollar dollars "
    "afghani afghanis rupee rupees euro euros pound pounds "
    "tank tanks vehicle vehicles car cars truck trucks humvee humvees pickup pickups convoy convoys bus buses "
    "motorcycle motorcycles motorbike motorbikes tanker tankers lorry lorries plane planes aircraft helicopter "
    "helicopters drone drones ship ships boat boats train trains carrier carriers ambulance ambulances "
    "weapon weapons gun guns rifle rifles rocket rockets missile missiles mortar mortars bomb bombs mine mines shell "
    "shells grenade grenades round rounds machine-gun launcher launchers howitzer howitzers artillery radio radios "
    "village villages town towns city cities district districts province provinces valley valleys checkpoint "
    "checkpoints post posts outpost outposts base bases position positions hill hills bridge bridges road roads area "
    "areas region regions camp camps compound compounds house houses home homes building buildings school schools "
    "hospital hospitals clinic clinics mosque mosques shop shops market markets bazaar prison prisons station "
    "stations headquarters office offices site sites border crossing crossings airport airports centre center centers "
    "place places territory stronghold strongholds bunker bunkers tunnel tunnels tower towers bank farm farms "
    "sheep goat goats cow cows cattle horse horses donkey donkeys camel camels dog dogs animal animals livestock bird "
    "birds chicken chickens buffalo bull bulls wolf wolves fish elephant elephants "
    "attack attacks incident incidents blast blasts explosion explosions bombing bombings raid raids strike strikes "
    "airstrike airstrikes clash clashes battle battles operation operations ambush ambushes shooting shootings fire "
    "fires accident accidents crash crashes case cases occasion occasions game games match matches goal goals seat "
    "seats vote votes point points bill bills law laws job jobs contract contracts deal deals project projects item "
    "items money cash ammunition equipment file files document documents phone phones computer computers laptop "
    "tree trees crop crops acre acres hectare hectares stage stages set sets page pages front fronts side sides "
    "part parts part-time quarter third quarters thirds element engine engines election elections flag flags "
    "idea ideas plan plans hope hopes feeling feelings pride peace proposal proposals amendment motion measure "
    "story stories virus conversation mood momentum enthusiasm rumour rumours career imagination attention heart "
    "hearts essence spirit moment series set power control capital majority share shares order appetite interest "
    "drive charge contact ground height heights peak peaks pass gold medal medals title titles cup prize pair".split()
)
# Things whose names end as those of persons do.
ER_THINGS = frozenset(
    "border bunker tower helicopter river cover letter tanker transformer computer center power water paper newspaper "
    "order offer fever winter summer number chamber shelter container trailer locker corner counter matter laser "
    "loudspeaker bulldozer excavator generator tractor motor sector factor reactor elevator mortar harbor rumor error "
    "terror horror mirror tumor honor fodder powder shoulder finger server scooter cluster disaster chapter quarter "
    "semester trigger charter silver copper rubber timber lumber barrier carrier frontier launcher cylinder "
    "detonator corridor freezer boiler burner crater encounter manner dinner supper banner monitor sensor "
    "october november december september another further either neither whether under after rather over "
    "altogether together restaurant elephant warrant covenant variant pollutant pendant coolant committee coffee "
    "jubilee degree marquee rupee".split()
)
COLLECTIVES = frozenset(
    "group groups family families crew team band gang convoy patrol party squad unit units number total couple "
    "handful dozen column bus busload dozens hundreds thousands score scores majority rest line carload boat".split()
)
DEMONYM_ENDINGS = ("an", "ese", "i", "ish", "kurd", "turk", "arab", "pashtun", "tutsi", "hutu", "sikh", "jew", "uyghur")
TITLES = frozenset(
    "mullah mawlawi maulvi general colonel captain commander major lieutenant sergeant brigadier dr doctor haji hajji "
    "qari sheikh mr mrs ms professor minister governor imam president ambassador engineer ustad sayed sayyid".split()
)


def person_word(word: str) -> bool:
    """Whether a noun names a person by the word lists or by its ending."""
    if word in PERSONS:
        return True
    if word in THINGS:
        return False
    if word.endswith(("man", "men", "woman", "women")) or (len(word) > 5 and word.endswith(("ist", "ists"))):
        return True
    single = word.removesuffix("s")
    named = single.endswith(("er", "or", "ant", "cian", "ee", "eur")) and not single.endswith("ier")
    return len(word) > 5 and named and single not in ER_THINGS


def is_plural(word: Word) -> bool:
    """Whether the head of a phrase is plural."""
    if word.text in PLURALS:
        return True
    if word.tag in ("NNS", "NNPS"):
        return True
    return word.text.endswith("s") and not word.text.endswith(("ss", "us", "is")) and word.tag not in ("NN", "NNP")


def victim_rank(
    words: list[Word], phrase: Phrase, *, strict: bool, people: frozenset[int], groups: frozenset[int]
) -> str:
    """How a phrase can be a victim: counted | single | plural | zero | "" (it can't).

    strict: only known persons (for verbs such as "captured" that take towns and tanks too).
    people, groups: word positions that the gazetteer knows as persons, as groups.
    """
    head = words[phrase.head]
    known = phrase.head in people or phrase.head in groups
    if phrase.pronoun:
        if head.text in ("nobody", "none"):
            return "zero"
        return "single" if head.text in SINGLE_PRONOUNS else ""
    another = head.text in ORDINALS and phrase.more  # "a second", said of a person
    if not phrase.bare and head.text in THINGS and not known and not another:
        return ""
    person = phrase.bare or known or another or person_word(head.text)
    if phrase.det == "no":
        return "zero" if person or not strict else ""
    if phrase.quantity is not None:
        if phrase.bare and phrase.quantity.kind == "exact" and phrase.quantity.best == 0:
            return "zero"
        return "counted" if person or not strict else ""
    if phrase.det == "any":
        return "plural" if person else ""
    if phrase.head in people and head.kind == "P" and phrase.det != "the":
        return "single"  # "Robert Mills", which the tagger takes for a plural
    if is_plural(head) or (phrase.head in groups and phrase.det != "a"):
        return "plural" if person else ""
    demonym = phrase.det == "a" and head.kind == "P" and head.text.endswith(DEMONYM_ENDINGS)
    if (
        phrase.head in people
        or (demonym and not strict)
        or (person and (phrase.det or phrase.more or (head.kind == "P" and _titled(words, phrase))))
    ):
        return "single"
    return "single" if phrase.named and not strict and phrase.head not in groups else ""


def _titled(words: list[Word], phrase: Phrase) -> bool:
    return any(words[i].text in TITLES for i in range(phrase.start, phrase.end))


def status(words: list[str]) -> str:
    """combatant | civilian | unknown, by the last telling word of the victim's phrase."""
    for at, word in reversed(list(enumerate(words))):
        if word in KIN and any(w in COMBATANTS for w in words[:at]) and not {"'s", "’s", "'", "’", "of"} & set(words):
            return "combatant"  # "three Taliban brothers"
        if word in CIVILIANS:
            return "civilian"
        if word in COMBATANTS:
            return "combatant"
    return "unknown"

"""Reported speech in invented dispatches, with gold inline: marked speech, and the forms by their ids.

``SENTENCES`` hold marked speech.

``{1d:…}`` holds the words of a quotation: the number of its utterance and d (direct) or p (partial).
``[1:…]`` holds its speaker as printed; ``[1,2:…]`` the speaker of two utterances.
Marks without braces hold no speech.
"""

from __future__ import annotations

SENTENCES: dict[str, list[str]] = {
    "the speaker after the quotation": [
        "“{1d:We will not leave the pass,}” said [1:Karim Walizada].",
        "“{1d:We will not leave the pass,}” [1:Karim Walizada] said.",
        "“{1d:We will not leave the pass,}” [1:he] said on Monday.",
        "“{1d:Nobody slept,}” said [1:Laila Sorabi], a midwife in the lower village.",
        "“{1d:Nobody slept,}” said [1:the midwife], who had walked for two days.",
        "“{1d:Where are the trucks?}” asked [1:a driver] at the depot.",
        "“{1d:Go back!}” shouted [1:one of the guards].",
        "“{1d:The bridge is gone}”, [1:Walizada] told reporters in the town.",
        "“{1d:The bridge is gone,}” according to [1:Walizada].",
        "“{1d:The road was mined,}” [1:the deputy minister, Omid Farrokh], wrote on his page.",
    ],
    "a source named in the next sentence, for that sentence": [
        "The ministry issued a statement. “{1d:No guards were hurt,}” read [1:the statement]; “{1d:we will stay.}” "
        "Nine rockets fell near the base, according to Colonel Walizada.",
        "“{1d:We will not leave,}” said [1:Karim Walizada]. According to his brother, the village is empty.",
    ],
    "a relative clause has a speaker of its own": [
        "The rebels said they had taken the town, a claim that [1:the army spokesman] called “{1p:a joke}”.",
        "Front commanders said that they had killed 40 men, a figure [1:the Taliban] dismissed as “{1p:poetry}”.",
    ],
    "the speaker before the quotation": [
        "[1:Karim Walizada] said: “{1d:We will not leave the pass.}”",
        "[1:Karim Walizada] said, “{1d:We will not leave the pass.}”",
        "Asked about the dead, [1:Walizada] answered: “{1d:Ask the other side.}”",
        "According to [1:Walizada], “{1d:the pass is closed until spring.}”",
        "[1:The ministry] wrote in a statement: “{1d:All roads are open.}”",
        "After the funeral [1:the elder] told the crowd, “{1d:Go home and bolt your doors.}”",
        "[1:Her brother] shook his head and said: “{1d:They took the wrong man.}”",
    ],
    "the words are somebody's answer": [
        "“{1d:Too late,}” was the response of [1:Omid Farrokh], who was a guard then.",
        "“{1d:We are closed,}” came the reply from [1:the mill].",
        "“{1d:Nobody leaves,}” came the answer from [1:a sergeant] behind the wall.",
        "“{1d:Madness,}” was [1:the minister]’s verdict on Friday.",
        "Asked who paid, Laila Sorabi laughed. “{1d:The flour did,}” was [1:her] only answer.",
        "From [1:the mill] came a shout: “{1d:The roof is falling!}”",
    ],
    "what somebody calls something, below another's cue": [
        "Donors fear what [1:Laila Sorabi] calls “{1p:the winter of the generators}”.",
        "Survivors want an inquiry into what [1:Laila Sorabi] described as “{1p:a door closed by men}”.",
        "Prosecutors rejected what [1:the mayor] said was “{1p:a baker’s tale}”.",
        "[1:The army] said it had destroyed what it called “{1p:a nest of snipers}”.",
    ],
    "a scene without a cue": [
        "[1:Omid Farrokh] opened the trunk. “{1d:Out, all of you.}” The boys climbed out.",
        "[1:Laila Sorabi] looked at her hands. “{1d:There was blood on the flour.}”",
        "“{1d:Bread is late,}” [1:Laila Sorabi] said. [2:Omid Farrokh] is less patient. “{2d:It was late in June.}”",
        "“{1d:We will come back,}” [1,2:Sorabi] said. The crowd cheered. “{2d:We will bring bread.}”",
    ],
    "paragraphs left open, with the cue in the last": [
        "“{1d:First they cut the line.}\n\n“{1d:Then they came with a list,}” said [1:Laila Sorabi].",
        "Captain Farrokh came.\n\n“{1d:Nobody told us.}\n\n“{1d:The water told us,}” [1:Laila Sorabi] said.",
    ],
    "named only in the next paragraph": [
        "“{1d:The road was full of carts.}”\n\n[1:Laila Sorabi], 30, told the story in a school on Monday.",
    ],
    "a subject right behind the marks": [
        "Omid Farrokh sold bread. “{1d:It is late,}” [1:one] of the bakers answered.",
        "Laila Sorabi asked about it. “{1d:It is gone,}” [1:the mayor] answered. “{2d:Gone,}” [2:she] shot back.",
    ],
    "somebody quoted by another": [
        "The daily quoted [1:the head of police], Omid Farrokh, as saying that “{1p:scores of smugglers}” gave up.",
        "Radio Barak quoted [1:a shepherd] as saying: “{1d:The men ran off.}”",
        "“{1d:We will not leave,}” the agency quoted [1:the ministry] as saying.",
        "It quotes [1:Walizada] as saying “{1p:nobody will give in}”.",
    ],
    "an aside between speaker and verb": [
        "[1:SANA], citing a military source, said the army had struck “{1p:dens of outlaws}”.",
    ],
    "a nickname within a name": [
        "Sohrab “Eagle” Farrokh, a commander, said the pass was open.",
        "Omid “Eagle” Farrokh, a gang leader, told reporters the road was closed.",
        "General Anna “Mama Bear” Sorabi said the pass was open.",
    ],
    "a dateline in small letters": [
        "Barak (ARN) – [1:The mayor] said the pass was “{1p:shut for good}”.",
        "Sar-e-Barak, June 3 (ARN) – “{1d:Nobody slept,}” said [1:Laila Sorabi], a midwife in the village.",
    ],
    "a colon after a verb that no list holds": [
        "[1:Omid Farrokh], who had carried his friend for two days, harrumphed: “{1d:That man kept me alive.}” Nobody "
        "else spoke.",
        "The mayor heard the driver out, and [1:Sorabi] erupted: “{1d:Who sent you?}” The driver said nothing.",
    ],
    "one utterance in parts": [
        "“{1d:We came at dawn,}” said [1:Karim Walizada], “{1d:and we left at noon.}”",
        "“{1d:We came at dawn,}” said [1:Karim Walizada]. “{1d:We left at noon.}”",
        "“{1d:We came at dawn,}” [1:he] said, “{1d:and nobody saw us.}”",
        "“{1d:Into the snow?}” said [1:one shepherd], holding up a hand. “{1d:Then the snow is warm.}”",
        "“{1d:We are tired,}” [1:the commander] says after a while. “{1d:Very tired.}”",
    ],
    "an utterance over paragraphs": [
        "“{1d:I was nineteen when I saw it,}” [1:Walizada] said. “{1d:It was green then.}\n\n“{1d:Now it is grey.}”",
        "[1:Walizada] said: “{1d:The first night was quiet.}\n\n“{1d:The second was not.}”",
    ],
    "each with a speaker of its own": [
        "“{1d:Safe,}” said [1:Walizada]. “{2d:Far,}” said [2:Sorabi].",
        "“{1d:He was not there,}” [1:Walizada] said of Sorabi. “{2d:I was there first,}” [2:Sorabi] said.",
        "“{1d:There was no food,}” said [1:one resident].\n\n“{2d:There was no water,}” [2:another] said.",
        "[1:Walizada] said: “{1d:We hold it.}” [2:Sorabi] said: “{2d:They do not.}”",
    ],
    "a quotation alone in its paragraph": [
        "“{1d:The harvest is lost,}” said [1,2:Laila Sorabi], a farmer.\n\n“{2d:Next year will be worse.}”",
        "[1:Laila Sorabi], a farmer, lost her field.\n\n“{1d:Next year will be worse.}”",
    ],
    "marked words in the reporter's clause": [
        "[1:The minister] called the talks “{1p:a waste of time}”.",
        "[1:The minister] described the raid as “{1p:a necessary step}” for the region.",
        "[1:Walizada] said the road was “{1p:open to everyone}” again.",
        "[1:Walizada] said that “{1p:no fewer than nine}” trucks had burned.",
        "[1:The mission] said it was “{1p:deeply worried}” about the winter.",
        "[1:Sorabi] accused the guards of “{1p:looking away}” during the raid.",
        "[1:The spokesman] denied that his men had “{1p:shot at anyone}”.",
        "[1:The governor’s office] confirmed a “{1p:small disagreement}” in the camp.",
        "[1:He] promised to “{1p:bring every prisoner home}” before spring.",
        "[1:Walizada] dismissed the report as “{1p:a tale for children}”.",
        "[1:The agency] warned of “{1p:a winter without bread}” in the valley.",
        "[1:She] spoke of “{1p:a long silence}” after the blast.",
    ],
    "every kind of mark": [
        '"{1d:We will not leave,}" said [1:Karim Walizada].',
        "''{1d:We will not leave,}'' said [1:Karim Walizada].",
        "‘{1d:We will not leave,}’ said [1:Karim Walizada].",
        "'{1d:We will not leave,}' said [1:Karim Walizada].",
        "«{1d:We will not leave}», said [1:Karim Walizada].",
        "„{1d:We will not leave}“, said [1:Karim Walizada].",
        '"{1d:We call it the "Wolf Road" here,}" said [1:Karim Walizada].',
        "“{1d:He told me ‘go’ and I went,}” said [1:Karim Walizada].",
        "“{1d:We will not leave, said the old man.}",
    ],
    "marks without speech": [
        "The commander, known as the “Wolf of the Ridge”, was born in the north.",
        "His men call him “the Wolf of the Ridge” when he is away.",
        "Troops took part in “Operation Clear Sky” near the river.",
        "The so-called “Second Column” crossed at night.",
        "Their song, “Mountains Have No Doors”, was played at weddings.",
        "The film “The Last Bridge” opened in the capital.",
        "They drove a “technical” across the field.",
        "“A cold morning in the hills”: pictures of the week",
        "The pipe was 6\" wide, and the boys' school had burned in the '90s.",
        "Fighters of the self-styled “Dawn Brigade” held the bridge.",
        "The operation was codenamed “Iron River” by its planners.",
    ],
    "transcripts": [
        "[1:RASUL]: {1d:Why did you close the road?}\n\n[2:SORABI]: {2d:Because it was mined that week.}\n\n"
        "[3:RASUL]: {3d:Who mined it, then?}",
        "“[1:RASUL]: {1d:Why did you close the road?}”\n\n“[2:SORABI]: {2d:Because it was mined that week.}”\n\n"
        "“[3:RASUL]: {3d:Who mined it, then?}”",
    ],
    "posts with a signature": [
        "{1d:Our teams reached the upper valley this morning and found the clinic empty.} — [1:Valley Relief] "
        "(@valleyrelief) March 3, 2019",
    ],
    "speakers without a name": [
        "“{1d:It was dark,}” said [1:a woman in her sixties] who asked not to be named.",
        "“{1d:It was dark,}” [1:one resident] said by telephone.",
        "“{1d:We heard three blasts,}” [1:residents of the lower village] said.",
        "“{1d:There is no plan,}” [1:a senior official] told the agency.",
        "“{1d:We are neighbours,}” read [1:the statement].",
        "“{1d:We deny it,}” [1:both sides] said.",
    ],
    "long ways between quotation and speaker": [
        "“{1d:It is over,}” [1:Walizada], who lost two brothers in the spring, said on Friday.",
        "Standing by the ruined mill, [1:Laila Sorabi] said: “{1d:My father built it.}”",
        "The guards laughed when the driver came, but [1:Walizada] only said: “{1d:Let him pass.}”",
        "“{1d:They fled,}” said, in a low voice, [1:the oldest of the shepherds].",
    ],
}

# The forms of a parsed cue by id: the <speaker>, the *cue* and the [content] are marked.
BY_GRAMMAR: dict[str, dict[str, str]] = {
    "indirect:clause": {
        "a that-clause": "<Officials in Barak> *said* that [the bridge had been closed].",
        "a bare clause": "<The governor> *said* [the bridge had been closed].",
        "a day between cue and clause": "<The governor> *said* on Friday that [the bridge had been closed].",
        "a statement between cue and clause": "<Mr. Tarin> *said* in a statement that [the road was open].",
        "a present tense": "<The coalition> *says* [its aircraft bombed two depots].",
        "two clauses with one cue": "<The doctor> *said* [the clinic was full and that medicine was running out].",
        "a listener": "<A shopkeeper> *told* reporters that [the market had burned].",
        "a listener without that": "<The mayor> *told* the council [the well was poisoned].",
        "a leading day": "On Tuesday, <the ministry> *said* [its convoy had been ambushed].",
        "a leading clause": "While many left, <some residents> *said* [they would stay].",
        "a participle after a quotation": (
            '"We held the ridge," said <Karim Daud>, *adding* that [the enemy had fled].'
        ),
        "a participle after a clause": "<Karim Daud> *said* [the ridge was held], *adding* that [no one was hurt].",
        "a message that is sent": "<Rahim Tarin> sent an audio message *claiming* that [his men had won].",
        "a message to say": "<Rahim Tarin> issued a message to *say* [his men had won].",
        "a statement as the speaker": "<A statement> *said* [the talks would resume].",
        "quoted as saying": "The radio quoted <the mayor> as *saying* [the bridge had been closed].",
        "cited as saying": "Vesti cited <the ministry> as *saying* that [the bridge had been closed].",
        "was quoted by": "<The mayor> was quoted by the radio as *saying* that [the bridge had been closed].",
        "cited, who said": "The agency cited <two officials> who *said* [the bridge was destroyed].",
        "quoted saying": "The broadcaster quoted <the ministry> *saying* [the depot had been hit].",
        "who only passes it on, between commas": (
            "<Vesti>, citing a military source, *said* [jets had struck the depot]."
        ),
        "a name with its description": "<Daud Noori>, a spokesman for the front, *said* [the town had fallen].",
        "who said": "The doctor praised <the driver>, who *said* [he had seen three bodies].",
        "a denied clause": "<The army> *denied* that [any of its soldiers had died].",
        "a belief": "<Analysts> *believe* [the front has lost its supplies].",
        "a warning": "<The agency> *warned* that [thousands could be stranded].",
        "a question": "<A reporter> *asked* [whether the road was open].",
        "a subject taken for an object": (
            "<The force> *said* [an attack that day on an air base produced no casualties]."
        ),
        "went on to say": "<The general> went on to *say* that [his men had won].",
        "two speakers in a row": (
            "<Karim Daud> *said* [the ridge was held], but <the army> *denied* that [it had lost it]."
        ),
        "a comment without that": (
            "<The rebels> *said* [they had taken a post near the border], a claim the army rejects."
        ),
        "a comment in a misread clause": (
            "<The president> has *accused* [neighbouring Gambela of arming the rebels], an accusation Gambela denies."
        ),
        "a subject before the cue": "The strike, which <villagers> *say* [killed at least ten people], lasted an hour.",
        "a particle of another verb": "<Doctors> *warn* that [the closure of the ward would cost lives].",
        "charges that another denies": (
            "<The rulers> *said* [troops had freed fighters], charges that the embassy denied."
        ),
        "a semicolon": "<The ministry> *says* [nine men died]; <the rebels>, who fled, *say* [it lies].",
        "a comment with a participle": "<The rebels> *said* [they had taken a post], a claim rejected by the army.",
        "another's clause": "<M23> *said* [the shells came from the hills], which <the army> *says* [is false].",
        "another's clause with a preposition": (
            "<The general> *acknowledged* [there had been mistakes in the raid], in which <residents> *say* [13 men "
            "died]."
        ),
        "another's clause about a time": (
            "<The army> *said* [it knew of no deaths], hours after <relatives> *told* a paper that [ten men had died]."
        ),
        "the date of a caption": "A school, which <the mayor> *says* [will reopen for boys], Sept. 14, 2021.",
        "a denial and a saying": "<The mayor> *denied* [the bank had lost any money] and *said* [its doors were open].",
        "a relative clause in a sentence": "The road, which <residents> *said* [was still mined], would be reopened.",
        "a clause taken for a conjunct": "<Protesters> *claim* [the army, among other forces, is shelling the town].",
        "men who say something": "<Two men> who *say* [they answer for the front] gave different accounts of the raid.",
        "two cues of one speaker": (
            "<The mayor> *said* [the bank was looted] and *added* that [two guards were missing]."
        ),
        "by saying": "<The general> ended the meeting by *saying* [the war was over].",
        "a relative clause about the content": "The mine, which <officials> *say* [was closed in March], has reopened.",
        "pronoun": "<They> *say* [the raid also wounded some ten people].",
        "acronym": "<The NRF> *reported* that [six of its men were missing].",
        "a broken appositive": "<Daud Noori>, minister until the government fell, *said* [the militia had attacked].",
        "tweeted": "<Mohsin Tarin> *tweeted* that [the valley was quiet].",
    },
    "indirect:fronted": {
        "a spokesman after the content": "[The convoy was ambushed near the bridge], <a spokesman> *said*.",
        "an inverted speaker": "[The convoy was ambushed near the bridge], *said* <the mayor>.",
        "a cue in the middle": "The convoy, <police> *said*, [was ambushed near the bridge].",
        "quoted as saying, at the end": "[The bridge was closed], the radio quoted <the mayor> as *saying*.",
        "a gerund before the verb": (
            "[Shelling hit the market of the town, killing nine people], <a doctor> *told* the agency."
        ),
        "headline": "[Ten dead in Barak ambush], <officials> *say*",
        "a speaker taken for an apposition": (
            "[Novak died in Rewat together with General Wudod Zara], <the National Resistance Front> *said* in a "
            "statement."
        ),
    },
    "indirect:aside": {
        "behind but": "But, <the mayor> *said*, [the road would reopen].",
        "behind and": "And, <the general> *added*, [nobody had seen the trucks].",
    },
    "indirect:relative": {
        "that, as they say": "That, as <the miners> *say*, [means the gate stays shut].",
        "that, as he admits": "That, as <the mayor> *admits*, [makes the road useless].",
    },
    "indirect:infinitive": {
        "a claim with an infinitive": "<Both sides> have *claimed* [to have won the battle].",
        "a vow": "<The rebels> have *vowed* [to defend the town].",
        "a vow and its circumstances": "<The rebels> *vowed* [to defend the town] as soldiers closed in.",
        "a promise": "<The new rulers> *promised* [to be more tolerant this time].",
        "the reporter's own word after it": (
            "<The front> *claimed* [to have killed 600 men], a figure that the army dismissed."
        ),
        "a demand": "<The mayor> *urged* [residents to leave the town].",
    },
    "indirect:gerund": {
        "a place before the speaker": "Darband: <miners> *deny* [looting the depot].",
        "a denied act": "<The army> *denied* [killing civilians].",
    },
    "indirect:object": {
        "a denied object": "<The army> *denied* [any losses].",
        "a confirmed figure": "<The ministry in Barak> *confirmed* [three deaths].",
        "accused of": "<The mayor> *accused* [the militia of looting the bank].",
        "a deed that is denied": "<The army> categorically *denied* [any involvement].",
        "confirmed what went on": "<Residents> *confirmed* [fighting in both towns].",
        "called for": "<The militia> *called for* [an end to the siege].",
        "a question put to somebody": "<Villagers> *asked* Captain Omid Noor [where the trucks were].",
        "asked somebody for something": "<The mayor> *asked* [the army for a truce].",
    },
    "indirect:as": {
        "described as": "<The envoy> *described* [the talks as difficult].",
        "called it so": "<The agency> *called* [the drought the worst in a decade].",
        "called a mistake": "<The general> *called* [the raid a mistake].",
    },
    "indirect:noun_cue": {
        "a noun with an owner": "<The general>'s *claim* that [his men had won] was disputed.",
        "a noun with an agent": "The *claim* by <the militia> that [the pass had fallen] was disputed.",
        "a rejected claim": "The army rejected *accusations* by <aid agencies> that [it was blocking trucks].",
        "a promise": "Residents spoke of a *promise* by <the rebels> [to spare the town].",
    },
    "indirect:according_to": {
        "according to, without a comma": "*According to* <a UN source> [the men had left the valley].",
        "but according to": "Nobody claimed the raid, but *according to* <a UN source> [the men had left the valley].",
        "according to, in front": "*According to* <the Barak Institute>, [the mine was closed in March].",
        "according to, at the end": "[The mine was closed in March], *according to* <residents>.",
        "according to, in the middle": "The mine, *according to* <residents>, [was closed in March].",
        "reports that cite somebody": "*According to* reports quoting <the militia>, [its men hold the pass].",
        "a figure and its source": "[The blast wounded six people], *according to* <hospital staff>.",
    },
}

# The other forms by id, the first read without a parse; the <speaker> and the [words] are marked.
BY_WORDS_OR_LAYOUT: dict[str, dict[str, str]] = {
    "indirect:plain": {
        "said that": "<The mayor> *said* that [the bridge was closed].",
        "said": "<Bela Novak> *said* [he had seen six trucks].",
        "behind": "[The bridge was closed], <residents> *said*.",
        "behind, inverted": "[The bridge was closed], *said* <Bela Novak>.",
        "aside": "<Bela Novak>, the mayor of Barak, *said* [the bridge was closed].",
        "according to": "*According to* <the mayor>, [the bridge was closed].",
        "according to, behind": "[The bridge was closed], *according to* <the mayor>.",
    },
    "quotes:headline": {
        "a noun before": "<Police>: [three dead in bombing]\n\nSnow fell on Monday.",
        "a noun behind": "[Blast kills 13] - <ministry>\n\nSnow fell on Monday.",
        "a colon": "[Mortar fire kills 14]: <ministry>\n\nSnow fell on Monday.",
        "a tag": "[Aid trucks were looted on the road], say <officials>\n\nSnow fell on Monday.",
    },
    "quotes:block": {
        "a statement": (
            "In a statement, <the ministry> wrote:\n\n[All roads in the valley are open again.]\n\nSnow fell on Monday."
        ),
        "a letter": "<The letter> read:\n\n[Leave the town by Friday.]\n\nSnow fell on Monday.",
    },
    "quotes:transcript": {
        "in capitals": (
            "<RASUL>: [Why did you close the road?]\n\n<SORABI>: [Because it was mined that week.]\n\n<RASUL>: [Who "
            "mined it, then?]"
        ),
        "in small letters": (
            "<Rasul>: [Why did you close the road?]\n\n<Sorabi>: [Because it was mined that week.]\n\n<Rasul>: [Who "
            "mined it, then?]\n\n<Sorabi>: [Nobody knows that.]"
        ),
        "with what they are": (
            "<OMAR RASUL>, HOST: [Why did you close the road?]\n\n<LAILA SORABI>, ENGINEER: [Because it was mined.]"
        ),
        "a voice": "Snow fell on Monday.\n\n<SORABI> (through translator): [The road was mined that week.]",
        "with times": "18:04 <RASUL>: [Who mined it?]\n\n18:05 <SORABI>: [Nobody knows that.]",
        "a clip": ("(BEGIN VIDEO CLIP)\n\n<SORABI>: [The road was mined that week.]\n\n<RASUL>: [So it was.]"),
        "a short answer": "<RASUL>: [Who mined it?]\n\n<SORABI>: [Nobody.]\n\n<RASUL>: [Nobody at all?]",
    },
    "quotes:answer": {
        "letters": (
            "Dr. Laila Sorabi runs the clinic of Barak.\n\nQ: Who pays for it?\n\n<A>: [Nobody has paid since May.]"
        ),
        "words": (
            "The mayor, Laila Sorabi, met us on Monday.\n\nQuestion: Is it safe?\n\n<Answer>: [It was safe in "
            "June.]\n\n[Now nobody goes out.]\n\nQuestion: Why?\n\n<Answer>: [The mines.]"
        ),
    },
    "quotes:signature": {
        "below, with a dash": "“[The mill never stopped.]”\n— <Laila Sorabi>, 54, a baker\n\nSnow fell on Monday.",
        "behind, with a dash": "“[The mill never stopped.]” – <Laila Sorabi>, baker",
        "in brackets": "“[The mill never stopped]” (<Laila Sorabi>, baker, Barak)",
        "below, without a dash": "“[The mill never stopped.]”\n<Laila Sorabi>, baker",
        "below several paragraphs": "“[The mill never stopped.]\n\n“[Nobody slept.]”\n\n— <Laila Sorabi>, a baker",
    },
    "quotes:post": {
        "with a date": (
            "[Our teams reached the upper valley this morning and found the clinic empty.] — <Valley Relief> "
            "(@valleyrelief) March 3, 2019"
        ),
        "without a date": "[The road to the clinic is open again.] – <Omid Farrokh> (@omidf)",
    },
    "quotes:nearest": {
        "after a relative clause": (
            "<Omid Farrokh>, who had carried his friend for two days, harrumphed: “[That man kept me alive.]” Nobody "
            "else spoke."
        ),
        "the second subject": (
            "The mayor heard the driver out, and <Sorabi> erupted: “[Who sent you?]” The driver said nothing."
        ),
    },
    "quotes:carried": {
        "of a quotation": "“The harvest is lost,” said <Laila Sorabi>, a farmer.\n\n“[Next year will be worse.]”",
        "of a sentence": "<Laila Sorabi>, a farmer, lost her field.\n\n“[Next year will be worse.]”",
    },
}

# What looks like a form and is not: by the id of the form that must not find anything in it.
COUNTER_EXAMPLES: dict[str, dict[str, str]] = {
    "indirect:clause": {
        "a request": "The commander asked that his name be withheld.",
        "a noun that is denied": "The claim that the ministry denied was printed on Monday.",
        "behind its content": "The bridge was closed, residents said.",
    },
    "indirect:fronted": {
        "when it was said": "After the raid on Monday, the mayor said the road was open.",
        "a relative clause": "The strike, which villagers say killed at least ten people, lasted an hour.",
    },
    "indirect:aside": {
        "another saying behind it": "The road was open, the mayor said, adding that the mill was safe.",
        "a circumstance behind it": "The road was open, the mayor said, as shells fell on the mill.",
    },
    "indirect:relative": {
        "of the speaker": "The doctor praised the driver, who said he had seen three bodies.",
        "of a noun": "The road, which residents said was still mined, would be reopened.",
    },
    "indirect:infinitive": {
        "how somebody is a source": "The general declined to comment.",
        "a verb that carries the next": "The general went on to say that his men had won.",
    },
    "indirect:gerund": {
        "another saying": "The mayor said the road was open, adding that the mill was safe.",
        "an infinitive": "The rebels have vowed to defend the town.",
    },
    "indirect:object": {
        "the name of a statement": "The army denied the allegation.",
        "who hears it": "The mayor told the council.",
        "who is warned": "The old farmer warned his neighbour about the dogs.",
        "who is questioned": "The judge questioned the colonel about the missing trucks.",
    },
    "indirect:as": {
        "a nickname in marks": "The mayor called him “the Lion of the North” in his speech.",
        "a call on somebody": "The rebels called on the soldiers to lay down their arms.",
    },
    "indirect:noun_cue": {
        "what is said of a claim": "The claim that the ministry denied was printed on Monday.",
        "nothing stated": "The report was published on Friday.",
    },
    "indirect:according_to": {
        "a verb of the same sense": "The mine was closed in March, residents said.",
        "a phrase in marks": "“The mine is shut, according to my brother,” said Laila Sorabi.",
    },
    "indirect:plain": {
        "a denied saying": "No party has said it set the fire.",
        "a noun": "The report was late.",
    },
    "quotes:headline": {
        "who made the piece": "Editor: Omid Farrokh was there\n\nSnow fell on Monday.",
        "a place": "Barak: three dead in bombing\n\nSnow fell on Monday.",
        "the victims": "Two killed on road: a nurse and her driver\n\nSnow fell on Monday.",
    },
    "quotes:block": {
        "a finding": "The survey also found:\n\nNobody of ours was near the mill that night.\n\nSnow fell on Monday.",
        "in marks": "The army wrote:\n\n“Nobody of ours was near the mill.”\n\nSnow fell on Monday.",
    },
    "quotes:transcript": {
        "a headline": "Police: three dead in bombing\n\nSnow fell on Monday.",
        "a list": "DEAD: Three men.\n\nHURT: Nine men and a boy.",
        "places": "BARAK: Snow fell all day.\n\nVALE: It was dry until noon.",
    },
    "quotes:answer": {
        "names": "Rasul: Is it safe?\n\nSorabi: It was safe in June.",
        "nobody introduced": "Q: Is it safe?\n\nA: It was safe in June.",
    },
    "quotes:signature": {
        "a sentence": "“The mill never stopped.”\n— Laila Sorabi, a baker, was there.",
        "a credit": "“The mill never stopped.”\n\n— Reporting by Laila Sorabi",
        "a list": "“The mill never stopped.”\n\n— The ferry runs again.",
    },
    "quotes:post": {
        "no handle": "The road to the clinic is open again. – Omid Farrokh",
        "a handle in the sentence": "The road is open again, @valleyrelief wrote on March 3, 2019.",
    },
    "quotes:nearest": {
        "a cue of the table": "“We will not leave the pass,” said Karim Walizada.",
        "another sentence": "Laila Sorabi, a farmer, lost her field.\n\n“Next year will be worse.”",
    },
    "quotes:carried": {
        "a cue of the table": "“We will not leave the pass,” said Karim Walizada.",
        "a part of one utterance": "“We came at dawn,” said Karim Walizada. “We left at noon.”",
    },
}

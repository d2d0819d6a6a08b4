"""Constructions of marked speech in invented dispatches, with gold inline.

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

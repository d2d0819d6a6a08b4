"""The grammar of casualty figures by example: own sentences of invented events, by the id of the construction.

A sentence stands under the construction that it shows; the comments name what is said in it. A figure is written as
number and effect, then its relation where it is not a main figure that counts, then its certainty where somebody denies
it, doubts it or only thinks it possible. Numbers: 5 exactly five, 3..4 three or four, 40+ at least forty, ..12 up to
twelve, ~20 about twenty; vague words by the convention "ucdp". A rival is a second source's account of a figure that
counts already.
"""

FIGURES: dict[str, dict[str, str]] = {
    "attributive": {
        # wounded men
        "The two wounded soldiers were flown to Kabul.": "2 wounded",
        "The families of the eight dead policemen received nothing.": "8 killed",
        "Thirteen wounded policemen were flown to Dara.": "13 wounded",
        "The rebels returned six dead fighters.": "6 killed",
    },
    "of_the_dead": {
        # parts: the dead and the wounded
        "Ten people were killed. Seven of the dead were soldiers and three were drivers.": (
            "10 killed; 7 killed part; 3 killed part"
        ),
        "Two of those killed were cooks.": "2 killed",
        "Six of the injured were pupils and one was a guide.": "6 wounded; 1 wounded",
    },
    "among_the_dead": {
        # lists that look left
        "A policeman, two women and three children were among the injured.": "1 wounded; 2 wounded; 3 wounded",
        "Three women were among the wounded.": "3 wounded",
        "A cook and two drivers were among those killed.": "1 killed; 2 killed",
        "A clerk of the relief office was among those killed.": "1 killed",
    },
    "roster": {
        # parts: the dead and the wounded
        "A blast killed 12 people. The dead included three women.": "12 killed; 3 killed part",
        "Also killed were two journalists.": "2 killed",
        "The dead included three women.": "3 killed",
        # among the dead
        "Among the wounded was the mayor.": "1 wounded",
        # names with the victims
        "The dead were identified as Nasir, Bilal and Javed.": "1 killed; 1 killed; 1 killed",
        # labels
        "Killed: 3 civilians, 1 soldier.": "3 killed; 1 killed",
    },
    "toll": {
        # tolls
        "The death toll rose to 34 on Sunday.": "34 killed",
        "The number of wounded reached 60, the hospital said.": "60 wounded",
        "The toll now stands at 26 dead and 80 injured.": "26 killed; 80 wounded",
        "Four more people died of their injuries, raising the toll to 26.": "4 killed part; 26 killed",
        "A blast killed 30 people. The death toll later rose to 36.": "30 killed replaced; 36 killed",
        # corrections
        "Initial reports said three people had died, but officials later put the toll at five.": (
            "3 killed replaced; 5 killed"
        ),
        # tolls that pass a number
        "The number of injured topped 300.": "301+ wounded",
        "The death toll has exceeded 70.": "71+ killed",
        "The toll reached 19 on Friday when a wounded clerk died in hospital.": "19 killed; 1 killed part",
        "The toll stood at 52 on Sunday after an injured boy died in hospital.": "52 killed; 1 killed part",
        "The rebels' losses were put at 30.": "30 casualties",
        "Casualties numbered 45.": "45 casualties",
        # overall
        "A first toll put the dead at 32; officials later said 49 had died.": "32 killed replaced; 49 killed",
    },
    "toll_before": {
        "Two more men died, bringing to 21 the death toll.": "2 killed part; 21 killed",
        "The flood raised to 45 the death toll in Sarkan.": "45 killed",
    },
    "number_of_losses": {
        "The siege led to hundreds of casualties.": "200+ casualties",
        "The raids caused dozens of deaths.": "24+ killed",
        "Witnesses spoke of dozens of dead.": "24+ killed",
    },
    "label": {
        # nouns
        "Fatalities: 3": "3 killed",
        # labels
        "Perpetrators killed: 2.": "2 killed",
    },
    "none_lost": {
        # none
        "No casualties were reported.": "0 casualties denied",
        "The office denied any deaths.": "0 killed denied",
        "The convoy returned without casualties.": "0 casualties denied",
        "No injuries or deaths were reported.": "0 wounded denied; 0 killed denied",
    },
    "deed_noun": {
        "Police in Larkov investigate a double homicide.": "2 killed",
        "Vale mourns after triple murder": "3 killed",
        "It was an apparent murder-suicide, the coroner said.": "2+ killed",
        "Town mourns after fatal shooting": "1+ killed",
    },
    "noun_count": {
        # nouns
        "The operation resulted in six deaths and 14 arrests.": "6 killed; 14 captured",
        "There were 14 deaths and 29 injuries.": "14 killed; 29 wounded",
        "Around 12 fatalities reported.": "~12 killed",
        # bodies
        "Rescuers pulled seven bodies from the rubble.": "7 killed",
        "His body was later found in a ditch.": "1 killed",
        # lives and losses
        "Suicide attack claims 21 lives": "21 killed",
        "The rebels suffered 45 casualties.": "45 casualties",
        # casualties not told apart
        "Over 50 civilian casualties were recorded in the valley.": "51+ casualties",
        # captured
        "The front said it had taken 40 prisoners.": "40 captured",
        "The spokesman asked for access to around 300 detainees.": "~300 captured",
        # vague quantities
        "The offensive led to numerous casualties among the rebels.": "unnumbered casualties",
        # rival claims
        "The rebels said 25 soldiers were killed, but the army admitted only two deaths.": "25 killed; 2 killed rival",
        # wounds and hospitals
        "The hospital received 16 bodies and 40 wounded.": "16 killed; 40 wounded",
        # couples and crews
        "A man's body was found in a ditch.": "1 killed",
        # in hospital
        "Three bodies were taken to the hospital.": "3 killed",
        # what is admitted and what is not
        "Six prisoners were taken.": "6 captured",
        "The union spoke of 71 arbitrary detentions.": "71 captured",
    },
    "heavy_losses": {
        # lives and losses
        "The battalion suffered heavy losses.": "no number of casualties",
        "Casualties were heavy on both sides.": "no number of casualties",
        "The rebels withdrew with heavy losses.": "no number of casualties",
    },
    "victims_of_noun": {
        # nouns
        "The killing of 14 worshippers sparked protests.": "14 killed",
        "The murder of two sisters shocked the town.": "2 killed",
        "Town mourns after killing of Vale boy": "1 killed",
        "Dara mourned after the fatal shooting of Karim Dar.": "1 killed",
        "A hospital confirmed the deaths of two patients.": "2 killed",
        # bodies
        "The bodies of 11 men were found in a ditch.": "11 killed",
        "Searchers found the remains of six climbers.": "6 killed",
        # one victim
        "The body of a young man was found near the river.": "1 killed",
        # denial
        "The army denied responsibility for the deaths of nine villagers.": "9 killed",
        # injuries to
        "The blast led to the death of six dockers and injuries to 17 more.": "6 killed; 17 wounded",
        "The crash caused injuries to at least 40 passengers.": "40+ wounded",
        # whereabouts
        "The whereabouts of six sailors remain unknown.": "6 missing",
        # couples and crews
        "The bodies of a boy and an old woman were recovered.": "1 killed; 1 killed",
        # recalled
        "Four men were convicted of the murder of a judge.": "1 killed cumulative",
    },
    "named_loss": {
        # nouns
        "Karim's murder shocked the town.": "1 killed",
        "Rahim Gul's killing was condemned.": "1 killed",
        "Police linked Omid's death to a feud.": "1 killed",
        "The office commented on Karim's arrest.": "1 captured",
    },
    "put_at": {
        "The mayor put the dead at 46.": "46 killed",
        "Officials put the dead at 12 and the wounded at 30.": "12 killed; 30 wounded",
        "The rebels put their own losses at seven.": "7 casualties",
        "The coalition put the number of its dead at three.": "3 killed",
        "The army said it had killed 60 rebels in Mopti and put its own dead at seven.": "60 killed; 7 killed",
    },
    "unhurt": {
        # none
        "The three climbers were found unharmed.": "0 casualties denied",
        # the unhurt
        "The governor was unhurt but his driver was killed and three guards were injured.": (
            "0 wounded denied; 1 killed; 3 wounded"
        ),
        "All four pilots escaped unhurt.": "0 wounded denied",
    },
    "state": {
        # active: the figure stands after the verb
        "Soldiers shot three rebels dead.": "3 killed",
        # participles
        "The militia retreated, leaving nine rebels and two soldiers dead.": "9 killed; 2 killed",
        # verbs that only look left
        "Four drowned and one is missing.": "4 killed; 1 missing",
        # several sides
        "The clash left nine guards and two raiders dead.": "9 killed; 2 killed",
        # repeats
        "Twelve people died. Police identified the 12 dead.": "12 killed; 12 killed repeat",
        # captured
        "Gunmen took eight villagers prisoner.": "8 captured",
        # missing
        "Twelve miners are unaccounted for.": "12 missing",
        "Another 14 people were reported missing.": "14 missing",
        "Six fishermen went missing in the storm.": "6 missing",
        # displaced
        "The storm left 500 families homeless.": "500 displaced",
        # headlines
        "13 dead as bus plunges into river": "13 killed",
        # hearsay
        "Nine people are feared dead.": "9 killed reported",
        # soldiers' shorthand
        "5 KIA and 3 WIA.": "5 killed; 3 wounded",
        # held
        "Twelve students are in custody.": "12 captured",
        "Ten aid workers remain in captivity.": "10 captured",
        # wounds and hospitals
        "Seven passengers are in hospital with head wounds.": "7 wounded",
        "The clinic treated 12 people for shrapnel wounds.": "12 wounded",
        # homes left
        "About 500 families are sheltering in schools.": "~500 displaced",
        "Fighting drove 6,000 people from their homes.": "6000 displaced",
        # called untrue
        "The rebels called the report of 60 dead a lie.": "60 killed denied",
        # done to death
        "Villagers stoned two thieves to death.": "2 killed",
        "The rebels burned 11 people to death in a barn.": "11 killed",
        # overall
        "At least 30 died, the radio reported, while the rebels spoke of more than 100 dead.": (
            "30+ killed; 101+ killed rival"
        ),
        # to death, confirmed dead
        "Soldiers shot two men to death in Dara.": "2 killed",
        "Rebel leader confirmed dead in raid": "1 killed",
    },
    "reflexive": {
        # the bombers themselves
        "Two bombers killed themselves and nine others.": "2 killed; 9 killed",
        "Four attackers killed themselves.": "4 killed",
        "Three gunmen then turned and killed themselves.": "3 killed",
        "Four bombers attacked a depot in Sarkan but killed only themselves.": "4 killed",
        "Two bombers killed themselves and a shepherd.": "2 killed; 1 killed",
        "Both raiders jumped from a roof, killing themselves.": "2 killed",
        "Two bombers rode up to a convoy of 12 soldiers, killing themselves.": "2 killed",
        "Six raiders who held an inn with 30 guests killed themselves.": "6 killed",
        "Six raiders held an inn with 30 guests and nine maids, killing themselves.": "6 killed",
        "Two of the raiders killed themselves.": "2 killed",
        "A shepherd and a farmer killed themselves.": "1 killed; 1 killed",
        "A bomber blew himself up, killing himself and three others.": "1 killed; 3 killed",
        "Three recruits accidentally wounded themselves with a grenade.": "3 wounded",
        "Raiders killed ten herders, and two bombers killed themselves.": "10 killed; 2 killed",
        "Elders said the man shot his wife dead before killing himself.": "1 killed; 1 killed",
    },
    "gerund": {
        # participles
        "A bomb attached to a vehicle exploded, killing two civilians and injuring three more.": "2 killed; 3 wounded",
        # hearsay
        "He was accused of killing 12 people.": "12 killed reported",
        # denial
        "The army denied killing five villagers.": "5 killed denied",
        # lists of single and counted victims
        "The shell hit the kitchen, killing the bride, her aunt and six guests.": "1 killed; 1 killed; 6 killed",
        # what is admitted and what is not
        "The rebels admit to losing nine men.": "9 killed",
        "The militia opened fire on two guards, injuring both.": "2 wounded",
    },
    "intransitive": {
        # verbs that only look left
        "16-year-old dies in accidental shooting": "1 killed",
        "A tailor was taken to a hospital, where he died.": "1 killed",
        "The engineer was shot and passed away days later from his injuries.": "1 killed",
        "A blast killed six people, including two who died in hospital.": "6 killed; 2 killed part",
        "One nurse was kidnapped from a farm and later died in Vale.": "1 captured; 1 killed",
        "Eight people perished when the roof collapsed.": "8 killed",
        "Thirty fighters surrendered to the army.": "30 captured",
        # elided nouns
        "Seven people were killed on the spot and three died in hospital.": "7 killed; 3 killed",
        # parts that add up
        "Ten people died in the raid. Six soldiers and four villagers were killed, the mayor said.": (
            "10 killed; 6 killed part; 4 killed part"
        ),
        # shares of the wounded
        "One of the wounded soldiers succumbed to his injuries.": "1 killed",
        "Two of the wounded later died in hospital.": "2 killed",
        # earlier and longer times
        "Since 2014 more than 13,000 people have died in the conflict.": "13001+ killed cumulative",
        # missing
        "Twenty-four men could not be accounted for.": "24 missing",
        # displaced
        "The clashes forced 3,000 people to flee.": "3000 displaced",
        "Up to 60 families left Keshem overnight.": "..60 displaced",
        "Thousands of women and elders have fled to the hills.": "2000+ displaced",
        # exact numbers
        "Two hundred and fifty people fled their homes.": "250 displaced",
        # about
        "An estimated 10,000 people have fled.": "~10000 displaced",
        # ranges
        "10 to 15 rebels died.": "10..15 killed",
        "10-15 rebels died.": "10..15 killed",
        # vague quantities
        "Several hundred fighters surrendered.": "200+ captured",
        "Tens of thousands have fled their homes.": "20000+ displaced",
        # possible, not real
        "If the wall falls, 20 people will die.": "20 killed hypothetical",
        # phrases with an object of their own
        "Five climbers had frozen to death.": "5 killed",
        "His sister and a guard did not survive the crash.": "1 killed; 1 killed",
        # shares of a whole
        "All but two of the 30 sailors drowned.": "28 killed",
        "Half of the 60 patients died.": "~30 killed",
        # the verb left out
        "A woman died at once and a second later succumbed in hospital.": "1 killed; 1 killed",
        # whereabouts
        "Nine shepherds have not been heard from since Monday.": "9 missing",
        # wounds and hospitals
        "Two of those wounded in the raid have since died.": "2 killed",
        "Four of the men wounded at Sarkan later died.": "4 killed",
        # unusual deaths
        "At least 20 rebels fell in the assault.": "20+ killed",
        # called untrue
        "The claim that 12 villagers died is a lie, he said.": "12 killed denied",
        "The army denied that anyone had died.": "0 killed denied",
        # earlier by comparison
        "A guard was shot dead on Monday, two years after six of his colleagues died there.": (
            "1 killed; 6 killed cumulative"
        ),
        "In the previous attack, a week earlier, six guards died.": "6 killed cumulative",
        # who is meant by all and both
        "A bus carried 14 pilgrims, all of whom died.": "14 killed",
        # names with the victims
        "Soldiers shot the cleric, who died at once.": "1 killed",
        # wounds by what was done
        "His two colleagues escaped with minor injuries.": "2 wounded",
        # overall
        "A blast killed 29 people. In all, 137 people died that day.": "29 killed part; 137 killed",
        # single victims far from their verb
        "A porter was caught in the crossfire and died.": "1 killed",
        # unknown nouns of persons
        "One of the victims later died.": "1 killed",
        # one day of several
        "At least 70 people were killed in three days of fighting. He said 20 died on Saturday alone.": (
            "70+ killed; 20 killed part"
        ),
        "Eleven people died. A twelfth, a boy of six, was wounded.": "11 killed; 1 wounded",
        "A US soldier died of his wounds.": "1 killed",
        # one and the other, both of them, who moves without being moved
        "One was injured and the other died.": "1 wounded; 1 killed",
        "Two boys were hit by shrapnel. Both of them died.": "2 wounded; 2 killed",
        "Some 7,000 people have evacuated since noon.": "~7000 displaced",
        # dead in hospital
        "A tailor died after he was taken to hospital.": "1 killed",
    },
    "passive": {
        # passive: the figure stands before the verb
        "A 12-year old was shot and killed in Larkov.": "1 killed",
        "Two 13-month-olds and a 6-yo girl were killed.": "2 killed; 1 killed",
        "UN staff was shot dead in his flat.": "1 killed",
        "Six men, among them two cooks who had been abducted, were killed.": "6 killed; 2 captured",
        "Police said 12 people were wounded, including a child who was shot in the leg.": "12 wounded; 1 wounded part",
        "One guard bringing water after an attack, was killed.": "1 killed",
        "A porter was taken to an unknown location by gunmen.": "1 captured",
        "Three soldiers, two militants and a child were killed in the clash.": "3 killed; 2 killed; 1 killed",
        "Twelve of the soldiers were wounded.": "12 wounded",
        "Nine members of the night patrol were captured.": "9 captured",
        "Four soldiers guarding the bridge were killed.": "4 killed",
        "Both pilots were killed.": "2 killed",
        "All 14 passengers were killed.": "14 killed",
        "Two Turkish engineers were freed after being abducted in May.": "2 captured",
        "Twelve men are believed to have been captured.": "12 captured reported",
        # casualties not told apart
        "Thirty people were killed or wounded.": "30 casualties",
        # elided nouns
        "One soldier was killed and another was wounded.": "1 killed; 1 wounded",
        # several sides
        "In addition to the attacker, three guards were killed.": "1 killed; 3 killed",
        # one victim
        "A 45-year-old man was shot dead outside his home.": "1 killed",
        "The mayor of Sarkan was assassinated on Tuesday.": "1 killed",
        "A policeman and two passers-by were injured.": "1 wounded; 2 wounded",
        # a victim by name
        "Karim Wardak, 52, was killed by a roadside bomb.": "1 killed",
        "Hamid Gul, 34, and his brother Walid, 28, were killed.": "1 killed; 1 killed",
        "Zarghona, 27, was killed and her daughter, aged three, was injured.": "1 killed; 1 wounded",
        # repeats
        "Three people were killed in the blast. The three people were returning from a wedding.": "3 killed",
        # earlier and longer times
        "Nearly 300 people have been killed this year.": "~300 killed cumulative",
        "In the past month, 45 civilians have been killed.": "45 killed cumulative",
        "Hundreds have been killed since the siege began.": "200+ killed",
        # captured
        "Fourteen villagers were taken hostage.": "14 captured",
        # displaced
        "Around 1,500 families were displaced by the fighting.": "~1500 displaced",
        # exact numbers
        "More than one thousand three hundred people were hurt in the quake.": "1301+ wounded",
        "About two thousand five hundred people were injured.": "~2500 wounded",
        "Twenty-two guards were killed.": "22 killed",
        # at least, more than
        "No fewer than 22 civilians were hurt when the roof fell in.": "22+ wounded",
        "Ten or more people were hurt.": "10+ wounded",
        "Well over 100 people were injured.": "101+ wounded",
        # up to, fewer than
        "Up to 40 insurgents were killed, the governor said.": "..40 killed",
        "As many as 30 miners may have been killed.": "..30 killed reported",
        "Fewer than ten people were hurt.": "..9 wounded",
        # about
        "Some 35 people were injured in the stampede.": "~35 wounded",
        "A couple of guards were hurt.": "~2 wounded",
        # ranges
        "Three or four guards were wounded by the explosion.": "3..4 wounded",
        "Between 12 and 15 rebels were captured.": "12..15 captured",
        "At least five, possibly six, people were killed.": "5+ killed",
        # vague quantities
        "Dozens more were wounded.": "24+ wounded",
        "Scores of fighters were killed in the assault.": "40+ killed",
        "A few soldiers were wounded by mines.": "2+ wounded",
        # who says so
        "Twelve people were killed, according to Karim Wardak, a doctor.": "12 killed",
        # hearsay
        "Reportedly, 12 people were killed.": "12 killed reported",
        "There were reports that 20 people had been abducted.": "20 captured reported",
        "Nine people may have been killed.": "9 killed reported",
        # denial
        "The ministry denied that 12 of its policemen had been captured.": "12 captured denied",
        "The front said 40 raiders were killed, a claim the army rejected.": "40 killed denied",
        # none
        "Nobody was hurt in the explosion.": "0 wounded denied",
        "Not a single guard was killed.": "0 killed denied",
        # possible, not real
        "It is not known whether 12 people were killed.": "12 killed hypothetical",
        # lists of single and counted victims
        "A boy, 11, and his teacher were wounded.": "1 wounded; 1 wounded",
        # shares of a whole
        "All but four of the 15 hostages were wounded.": "11 wounded",
        "Most of the 14 hostages were wounded.": "8..14 wounded",
        # held
        "Nine lawyers have been locked up since June.": "9 captured",
        "Two boys were taken away at night.": "2 captured",
        "Four engineers were held for a week.": "4 captured",
        "The mayor was held for two days.": "1 captured",
        "Sixteen protesters were thrown into jail.": "16 captured",
        # wounds and hospitals
        "Six women were treated for burns.": "6 wounded",
        # homes left
        "Another 2,000 families could be displaced.": "2000 displaced hypothetical",
        # called untrue
        '"It is not true that nine teachers were arrested," the minister said.': "9 captured denied",
        "Reports that 40 soldiers were killed are false, the general said.": "40 killed denied",
        "Rumours that six cooks had been shot dead in Vale proved untrue.": "6 killed denied",
        "There was no truth in reports that 15 officers had been captured, the army said.": "15 captured denied",
        "No one was killed, the police said.": "0 killed denied",
        # done to death
        "Three men were clubbed to death at the ford.": "3 killed",
        # the bombers themselves
        "Both bombers and five guards were killed.": "2 killed; 5 killed",
        # who is meant by all and both
        "Five gunmen attacked the post; all were killed.": "5 killed",
        "Both were shot dead.": "2 killed",
        # couples and crews
        "A husband and wife were shot dead.": "1 killed; 1 killed",
        "A farmer and part-time preacher was killed.": "1 killed",
        "The crew of five was killed.": "5 killed",
        # wounds by what was done
        "Three labourers were hit by shrapnel.": "3 wounded",
        "A porter was shot in the leg.": "1 wounded",
        # in hospital
        "Eleven people were wounded. Three are being treated in intensive care.": "11 wounded; 3 wounded part",
        "One guard was killed; six more are being treated.": "1 killed; 6 wounded",
        # single victims far from their verb
        "A farmer working in his field was shot dead.": "1 killed",
        "A man identified as Rahim Gul was killed by a mine.": "1 killed",
        "A member of the council, along with two of his sons, was shot dead.": "1 killed; 2 killed",
        "A journalist working for the paper and his driver were killed.": "1 killed; 1 killed",
        # groups with their number
        "A family of six was buried on Friday.": "6 killed",
        # unknown nouns of persons
        "A muleteer was shot dead at the border.": "1 killed",
        "Six US soldiers and one guide were killed.": "6 killed; 1 killed",
        "Five inmates were hacked to pieces.": "5 killed",
        # dates before numbers
        "Between 5 and 12 September 14 civilians were killed.": "14 killed",
        "In a battle men from both sides were killed.": "no number of killed",
        # what is admitted and what is not
        "Not a single one of our men was killed, he said.": "0 killed denied",
        # one day of several
        "2000 soldiers were killed.": "2000 killed",
        "The ruling sparked clashes in which 26 people were killed.": "26 killed",
        # told by age alone
        "A 12-year-old was killed and two 14-year-olds were wounded.": "1 killed; 2 wounded",
        "Six were being treated for stab wounds.": "6 wounded",
        # what was said of them before only describes them
        "Three miners missing since Tuesday were found dead.": "3 killed",
        "Two girls reported missing on Sunday were found dead in a well.": "2 killed",
        # one of a body, twins, roles in pairs
        "A national staff was abducted in Dara.": "1 captured",
        "Twin girls aged four were killed.": "2 killed",
        "The pilot and co-pilot were killed.": "1 killed; 1 killed",
        "A driver and passenger were wounded.": "1 wounded; 1 wounded",
        # agreement with the verb
        "The man who killed four guards was arrested.": "1 captured; 4 killed",
        # hurt by hand, shot, in care
        "Two clerks were beaten and left in a ditch.": "2 wounded",
        "A nurse was raped by militiamen.": "1 wounded",
        "Three people were shot at a car wash.": "3 wounded",
        "A porter was taken to Sarkan General Hospital with minor injuries.": "1 wounded",
        "A cook was struck once in the arm.": "1 wounded",
        "The union leader was placed under house arrest.": "1 captured",
        # participles behind an acronym
        "Two UN contracted drivers were injured.": "2 wounded",
        "Two UN contracted staff were abducted.": "2 captured",
        "A Swedish national working for the union was kidnapped.": "1 captured",
    },
    "active_object": {
        # active: the figure stands after the verb
        "Gunmen killed five people and wounded 12 others in the village of Sarkan.": "5 killed; 12 wounded",
        "Troops shot dead 10 men and arrested six.": "10 killed; 6 captured",
        "The raid on the depot killed eleven and injured 20.": "11 killed; 20 wounded",
        "The rebels captured three tanks and 40 soldiers.": "40 captured",
        "Militants abducted and killed four soldiers.": "4 killed; 4 captured",
        "Rocket fire killed a woman and wounded her three daughters.": "1 killed; 3 wounded",
        # lives and losses
        "The attack claimed the lives of nine people.": "9 killed",
        "The convoy lost 12 men and three trucks.": "12 killed",
        "The brigade lost 31 men in two days, its commander said.": "31 killed",
        # elided nouns
        "A roadside blast killed one soldier and wounded two.": "1 killed; 2 wounded",
        # wounded men
        "The rebels executed 10 captured soldiers.": "10 killed",
        # one victim
        "Gunmen shot and killed a judge and his driver.": "1 killed; 1 killed",
        # a victim by name
        "The strike killed Mullah Rahim, a shadow governor, and two of his guards.": "1 killed; 2 killed",
        # repeats
        "Gunmen killed a teacher. The teacher was killed on his way home.": "1 killed; 1 killed repeat",
        "A blast killed three people in Sarkan. In a separate incident, three people were killed in Dara.": (
            "3 killed; 3 killed"
        ),
        "A bomb killed two and wounded five. A second bomb killed two more.": "2 killed; 5 wounded; 2 killed",
        # carried
        "Assailants abducted nine workers in Sarkan. The hostages were killed two days later.": "9 captured; 9 killed",
        # captured
        "Police arrested 12 suspects in the raid.": "12 captured",
        # exact numbers
        "The war has displaced 1.2 million people.": "1200000 displaced",
        # headlines
        "Bomb kills 13 in Sarkan": "13 killed",
        "Ambush kills 4 soldiers, wounds 7": "4 killed; 7 wounded",
        # who says so
        "The front claims it has killed 80 soldiers.": "80 killed",
        '"We lost 14 people," one villager said.': "14 killed",
        # denial
        "The soldiers did not kill 12 people, the ministry insisted.": "12 killed denied",
        "The army killed five villagers, but denied involvement in a second raid.": "5 killed",
        # possible, not real
        "The blast could kill dozens.": "24+ killed hypothetical",
        "The rebels threatened to execute 12 hostages.": "12 killed hypothetical",
        "An attack could cost hundreds of lives, he warned.": "200+ killed hypothetical",
        # lists that look left
        "The militants kidnapped four, of whom two were later killed.": "4 captured; 2 killed",
        # things among people
        "A landmine killed a shepherd along with 20 of his sheep.": "1 killed",
        # the verb left out
        "The first bomb killed four people and the second nine.": "4 killed; 9 killed",
        # held
        "The gunmen took eight drivers from a bus.": "8 captured",
        "Bandits made off with two girls.": "2 captured",
        # unusual deaths
        "Snipers picked off three sentries.": "3 killed",
        # called untrue
        '"We did not arrest 20 teachers," the officer said.': "20 captured denied",
        # earlier by comparison
        "The attack came a month after a bomb killed 14 people in Dara.": "14 killed cumulative",
        # throats and lives
        "The raiders slit the throats of six shepherds.": "6 killed",
        # the bombers themselves
        "A bomber killed eight worshippers and himself.": "8 killed; 1 killed",
        "Two bombers killed eight guards as well as themselves.": "8 killed; 2 killed",
        # headlines without articles
        "Gunmen kill judge in Kandahar": "1 killed",
        "Rebels kill mayor, 2 aides": "1 killed; 2 killed",
        # names with the victims
        "Raiders killed an officer named Sher Agha along with his six men.": "1 killed; 6 killed",
        # recalled
        "It was the worst attack since a bomb killed 29 people.": "29 killed cumulative",
        "In 2014 raiders had killed 67 people there.": "67 killed cumulative",
        # single victims far from their verb
        "Soldiers buried three men who villagers said had been executed.": "3 killed",
        "Raiders shot dead the imam of the old mosque and his brother as they walked home.": "1 killed; 1 killed",
        # groups with their number
        "The shell killed a gunner's crew of three.": "3 killed",
        # the doer too
        "A gunman killed seven worshippers and then himself.": "7 killed; 1 killed",
        "A mine killed two engineers and hurt a third.": "2 killed; 1 wounded",
        # unknown nouns of persons
        "Raiders beheaded a rival near the well.": "1 killed",
        # far from home
        "Nothing has been heard of the four sailors.": "4 missing",
        "There was no word of seven fishermen.": "7 missing",
        # one day of several
        "The flood cost nine men their lives.": "9 killed",
        # told by age alone
        "The attack claimed the life of a six-year-old.": "1 killed",
        # lists past a time
        "Shells killed 300 villagers in Dara last year, and 1,100 in the province since 2012.": (
            "300 killed cumulative; 1100 killed cumulative"
        ),
        # pairs of roles, ships with their crews
        "Gunmen killed a doctor and nurse.": "1 killed; 1 killed",
        "Pirates have seized a ship with 22 sailors.": "22 captured",
        # a relative clause before another verb
        "The man who shot and wounded four people fled.": "4 wounded",
        # numbers as the world writes them
        "Fighting has displaced 1,25,000 people.": "125000 displaced",
        "The clashes displaced more than 12 000 villagers.": "12001+ displaced",
        "The war displaced 2 lakh farmers and wounded 5k.": "200000 displaced; 5000 wounded",
        "The flood displaced a quarter of a million people.": "~250000 displaced",
        "Fighting displaces 5,000 in Sarkan.": "5000 displaced",
    },
    "set_phrase": {
        # verbs that only look left
        "Twelve people lost their lives in the fire.": "12 killed",
        "Six passengers suffered minor injuries.": "6 wounded",
        # lists of single and counted victims
        "Police said that two nurses, four porters and a girl had lost their lives.": "2 killed; 4 killed; 1 killed",
        "The guide, his wife and their two sons lost their lives.": "1 killed; 1 killed; 2 killed",
        # phrases with an object of their own
        "Three fishermen have lost their lives this week.": "3 killed",
        "Nine guards had suffered burns.": "9 wounded",
        "Thirty fighters turned themselves in at Sarkan.": "30 captured",
        "Some 200 rebels had laid down their arms.": "~200 captured",
        "A further 30 could lose their homes.": "30 displaced hypothetical",
        # homes left
        "Nine hundred families have sought refuge in Sarkan.": "900 displaced",
        "Some 70 families moved to safer areas.": "~70 displaced",
        # unusual deaths
        "More than 40 villagers burned to death.": "41+ killed",
        # throats and lives
        "Seven farmers had their throats cut.": "7 killed",
        # the bombers themselves
        "A suicide bomber blew himself up at the gate.": "1 killed",
        # couples and crews
        "An elderly couple burned to death at home.": "2 killed",
        # wounds by what was done
        "A girl lost both legs when she stepped on a mine.": "1 wounded",
        "A cashier sustained a bullet wound.": "1 wounded",
        # told by age alone
        "Kidnapped engineer found dead": "1 killed",
    },
    "bare_participle": {
        # passive: the figure stands before the verb
        "8 yo girl killed in Larkov": "1 killed",
        "Father of 5 killed, 4 hospitalized after raid": "1 killed; 4 wounded",
        "Seven guards and three vehicles abducted at a market": "7 captured",
        "1 nurse kidnapped Nov 19 in Vale": "1 captured",
        "Five policemen were killed and seven wounded in the attack.": "5 killed; 7 wounded",
        # participles
        "Fighting left at least 15 dead and 30 injured.": "15+ killed; 30 wounded",
        "The 12 soldiers killed in the ambush were buried on Friday.": "12 killed",
        # several sides
        (
            "Taliban forces attacked a police checkpoint in Sarwan. "
            "4 police officers were killed and 2 others wounded. 7 Taliban were also killed."
        ): ("4 killed; 2 wounded; 7 killed"),
        # shares of the wounded
        "Two of the six injured died overnight.": "2 killed; 6 wounded",
        # at least, more than
        "At least 40 people have been killed and more than 100 injured in the blast.": "40+ killed; 101+ wounded",
        # about
        "Half a dozen guards were killed and a dozen wounded.": "~6 killed; ~12 wounded",
        # headlines
        "Eleven killed, 30 injured in Keshem bus blast": "11 killed; 30 wounded",
        # the verb left out
        "Two guards were killed and a third wounded.": "2 killed; 1 wounded",
        # headlines without articles
        "Policeman killed, two hurt in blast": "1 killed; 2 wounded",
        "Mayor, 2 aides killed in Sarkan": "1 killed; 2 killed",
        "3 soldiers, 14 militants killed in Sarkan": "3 killed; 14 killed",
        # recalled
        "A memorial for the 80 miners killed in a fire was opened.": "80 killed cumulative",
        # single victims far from their verb
        "A driver carrying fuel for the army was killed and his helper wounded.": "1 killed; 1 wounded",
        "An engineer abducted last week was found dead.": "1 captured; 1 killed",
        # what is admitted and what is not
        "The brigade's losses were 15 killed and 33 wounded.": "15 killed; 33 wounded",
        # a whole beside a share of it
        "The gang freed 17 of the 40 students kidnapped in May.": "40 captured",
        "Nineteen of the 50 girls seized in Dara have escaped.": "50 captured",
        # brackets inside a count
        "1 foreign (Italian) nurse killed in ambush.": "1 killed",
        "7 UN (6 foreign, 1 local) staff and 3 guards abducted.": "7 captured; 3 captured",
        # an insertion with a word of its own
        "Some 1,374 people have been killed and 5,208 injured, including three killed on Monday.": (
            "~1374 killed; 5208 wounded; 3 killed part"
        ),
        # shot
        "Four people shot at a market in Dara.": "4 wounded",
    },
    "along_with": {
        # several sides
        "Colonel Hamed Rasa was killed along with three of his guards.": "1 killed; 3 killed",
        "A militia commander was killed with four of his fighters.": "1 killed; 4 killed",
        # names with the victims
        "Colonel Rasa was killed together with four bodyguards.": "1 killed; 4 killed",
        # far from home
        "Mullah Sharif was killed in a raid with five of his guards.": "1 killed; 5 killed",
    },
    "by_place": {
        # places
        "Four guards were killed in Keshem and two in Baharak.": "4 killed; 2 killed",
        "Four people were killed in Sarkan, two in Dara and one in Andar.": "4 killed; 2 killed; 1 killed",
        (
            "Forty villagers were wounded, as were seventeen from the army, "
            "and two each from the river patrol and the police."
        ): ("40 wounded; 17 wounded; 2 wounded; 2 wounded"),
        # far from home
        "In Sarkan eight were killed, in Dara five.": "8 killed; 5 killed",
    },
    "verb_left_out": {
        # the verb left out
        "The army lost seven men and the rebels 21.": "7 killed; 21 killed",
        "The militia lost three fighters, the police five officers.": "3 killed; 5 killed",
        # throats and lives
        "The battle cost the army nine men and the rebels at least twenty.": "9 killed; 20+ killed",
    },
    "earlier_toll": {
        # tolls
        "The death toll from the flood has climbed from 12 to 19.": "12 killed replaced; 19 killed",
        # corrections
        "The spokesman first put the toll at ten and then said 13 had died.": "10 killed replaced; 13 killed",
        "Officials revised the death toll to 45 from 38.": "45 killed; 38 killed replaced",
        # far from home
        "The toll, first given as 30, was lowered to 26.": "30 killed replaced; 26 killed",
    },
    "rise_addend": {
        "The toll rose by 12 on Friday.": "12 killed part",
        "The death toll rose by three, reaching 34.": "3 killed part; 34 killed",
    },
    "total_included": {
        # among the dead
        "Among the 14 dead was a judge.": "14 killed; 1 killed part",
        "Among the 30 people killed in the raid were two nurses and a cook.": "30 killed; 2 killed part; 1 killed part",
        "The 12 dead included four children.": "12 killed; 4 killed part",
        "The five dead were three men and two women.": "5 killed; 3 killed part; 2 killed part",
    },
    "among_the_total": {
        # parts: the dead and the wounded
        "Three children were among the 12 people killed.": "3 killed part; 12 killed",
        "Two nurses were among the nine people killed.": "2 killed part; 9 killed",
        "A mayor and three guards were among the 20 dead.": "1 killed part; 3 killed part; 20 killed",
    },
    "of_the_total": {
        # parts: the dead and the wounded
        "Eight of the 20 dead were children.": "8 killed part; 20 killed",
        "Of the 20 dead, eight were children.": "20 killed; 8 killed part",
        "All but three of the 40 dead were drivers.": "37 killed part; 40 killed",
        "Women made up half of the 60 people killed.": "~30 killed part; 60 killed",
        "One in three of the 90 people wounded was a child.": "~30 wounded part; 90 wounded",
        "More than half of the 3,000 people displaced were children.": "1501+ displaced part; 3000 displaced",
        "Six of the 20 people killed were guides.": "6 killed part; 20 killed",
    },
    "restated": {
        # corrections
        "Officials initially reported six dead but later revised the figure to four.": "6 killed replaced; 4 killed",
        # rival claims
        "Rebels said they killed 23 soldiers, but the army put the figure at four.": "23 killed; 4 killed rival",
        # the doer too
        "Eight more people were killed, bringing the total to 24.": "8 killed part; 24 killed",
        "The army said ten guards had died, while residents put it at 30.": "10 killed; 30 killed rival",
    },
    "pronoun_victims": {
        "Soldiers stopped two men and killed them.": "2 killed",
        "Six guards were taken hostage in Dara. They were all killed.": "6 captured; 6 killed",
        "Three boys were abducted. Rebels later shot them dead.": "3 captured; 3 killed",
    },
    "including": {
        # parts: including, among them
        "Police said six people were killed, including two women and a child.": (
            "6 killed; 2 killed part; 1 killed part"
        ),
        "Twenty people were killed, among them a midwife and three of her patients.": (
            "20 killed; 1 killed part; 3 killed part"
        ),
        "Seven officers, among them Lieutenant Farid Noori, were killed.": "7 killed; 1 killed part",
    },
    "of_them": {
        # parts: including, among them
        "Nineteen passengers were hurt, five of them children.": "19 wounded; 5 wounded part",
        "Six people were killed, three of whom were policemen.": "6 killed; 3 killed part",
        "Eleven people were wounded, four of them seriously.": "11 wounded; 4 wounded part",
        "A grenade thrown into a cafe wounded eight, two critically.": "8 wounded; 2 wounded part",
        "Five people were shot, one fatally.": "4 wounded; 1 killed",
        # parts that add up
        "Fifteen people were killed, ten of them fighters and five civilians.": (
            "15 killed; 10 killed part; 5 killed part"
        ),
    },
    "sum_list": {
        # elided nouns
        "8 (5 soldiers and 3 militants) killed.": "8 killed; 5 killed part; 3 killed part",
        # parts that add up
        "Nine people (five men and four women) were killed.": "9 killed; 5 killed part; 4 killed part",
        "Sixteen people were wounded: ten soldiers and six farmers.": "16 wounded; 10 wounded part; 6 wounded part",
        # totals with their parts after a colon
        "In all, 25 people were wounded: 14 sailors, ten dockers and a priest.": (
            "25 wounded; 14 wounded part; 10 wounded part; 1 wounded part"
        ),
        "The raid killed nine people: seven cadets, a cook and a driver.": (
            "9 killed; 7 killed part; 1 killed part; 1 killed part"
        ),
        "Eighteen people died - 12 pilgrims, five porters and one guide.": (
            "18 killed; 12 killed part; 5 killed part; 1 killed part"
        ),
        # labels
        "Total fatalities: 8 (5 militants, 3 police).": "8 killed; 5 killed part; 3 killed part",
    },
    "they_included": {
        "Twelve people died in the flood. Among them were five children and a nurse.": (
            "12 killed; 5 killed part; 1 killed part"
        ),
        "Nine guards were killed. They included two cooks.": "9 killed; 2 killed part",
        "Forty people were wounded. Among the 40 were 12 pupils.": "40 wounded; 12 wounded part",
    },
    "of_them_were": {
        "Twelve people were killed. Seven of them were fighters and five were civilians.": (
            "12 killed; 7 killed part; 5 killed part"
        ),
        "Nine men were wounded in Dara. Four of them were guards.": "9 wounded; 4 wounded part",
        "The shelling killed nine people. Three of the nine were children.": "9 killed; 3 killed part",
    },
    "rival_number": {
        "The opposition speaks of 200 deaths. The government says 49.": "200 killed; 49 killed rival",
        "The rebels said they had killed 23 soldiers. The army put the figure at four.": "23 killed; 4 killed rival",
        "The governor said 20 people died in the flood. Residents put it at 30.": "20 killed; 30 killed rival",
        "At least 14 miners died, the union said. The company says nine.": "14+ killed; 9 killed rival",
    },
}

# Sentences in which a construction must not fire, whatever others read in them.
NOT_OF: dict[str, list[str]] = {
    "attributive": [
        "Wounded soldiers filled the ward.",
        "The 12 soldiers killed in the ambush were buried.",
    ],
    "of_the_dead": [
        "Two of the wounded later died in hospital.",
        "A cousin of two of the dead spoke to reporters.",
    ],
    "among_the_dead": [
        "Three children were among the 12 people killed.",
        "The mayor walked among the wounded.",
    ],
    "roster": [
        "The brigade's losses were 15 killed and 33 wounded.",
        "The dead were buried at noon.",
    ],
    "toll": [
        "The bridge toll rose to 34 afghanis.",
        "The mayor put the dead at 46.",
    ],
    "toll_before": [
        "The death toll rose to 34 on Sunday.",
        "A bridge toll was set in 2014.",
    ],
    "number_of_losses": [
        "Many of the hostages were freed.",
        "Two of the hostages left by bus.",
    ],
    "label": [
        "Killed: 3 civilians, 1 soldier.",
        "Results: 14 seats for the party, 3 for its rival.",
    ],
    "none_lost": [
        "The army denied responsibility for the deaths of nine villagers.",
        "The battalion suffered heavy losses.",
    ],
    "deed_noun": [
        "The double murder of a tailor and a cook shocked Larkov.",
        "He was tried for attempted murder-suicide.",
        "It was the third fatal shooting of the year.",
        "He played a double game.",
    ],
    "noun_count": [
        "The six victims were flown home.",
        "The government holds 5,000 rebel prisoners.",
        "The 2013 house party murders go to court.",
        "His body shook with cold.",
    ],
    "heavy_losses": [
        "The exact number of casualties is not clear.",
        "The firm reported economic losses.",
    ],
    "victims_of_noun": [
        "He revealed the whereabouts of two fugitives.",
        "The deaths of the trees worried nobody.",
    ],
    "named_loss": [
        "The Redcaps' killing of two men was filmed.",
        "Karim's talk on death drew 40 guests.",
    ],
    "put_at": [
        "The office put the toll at five.",
        "The mayor put the tables at 46 cafes outside.",
    ],
    "unhurt": [
        "The governor was killed but his dog was unhurt.",
        "Four guards were wounded.",
    ],
    "state": [
        "They were dead tired after a 20-hour march.",
        "The dead were named on Friday.",
    ],
    "reflexive": [
        "A bomber killed eight worshippers and himself.",
        "Two painters killed time among themselves.",
    ],
    "gerund": [
        "The killing of 14 worshippers sparked protests.",
        "Six guards were dying.",
    ],
    "intransitive": [
        "Six people fell from the roof.",
        "One woman fell and hurt her knee.",
        "The old mayor passed away at home.",
        "Rain drowned out the talks with 12 elders.",
    ],
    "passive": [
        "Gunmen killed five people.",
        "Two meetings with 12 elders were held.",
        "The champion was beaten in the final.",
        "One of the worst terrorist groups was neutralised.",
        "Two patrols were shot at.",
        "Some of the bodies had been beheaded.",
    ],
    "active_object": [
        "Five people were killed.",
        "Rebels captured four hilltops and a radio tower.",
        "Lawmakers killed three resolutions on the war.",
        "Two men shot at a car near Sarkan.",
    ],
    "set_phrase": [
        "Troops shot dead 10 men.",
        "The commander, who lost a leg, led 200 men.",
    ],
    "bare_participle": [
        "Gunmen killed five people.",
        "The rebels have killed five guards.",
        "The medal made him the highest officer killed there.",
    ],
    "along_with": [
        "A landmine killed a shepherd along with 20 of his sheep.",
        "The minister arrived with 12 guards.",
    ],
    "by_place": [
        "Four guards were killed in Keshem and two in Baharak were wounded.",
        "Four guards were killed in Keshem in 2014.",
    ],
    "verb_left_out": [
        "The army lost seven men and the rebels took 21.",
        "The army lost seven men and 21 tanks.",
    ],
    "earlier_toll": [
        "The death toll rose to 34 on Sunday.",
        "The mayor drove from 12 villages to Dara after the toll rose to 40.",
    ],
    "rise_addend": [
        "The death toll rose to 34 by Sunday.",
        "Four guards were killed by two gunmen.",
    ],
    "total_included": [
        "The dead included three women.",
        "Eight of the 20 dead were children.",
    ],
    "among_the_total": [
        "Among the 14 dead was a judge.",
        "Three women were among the wounded.",
    ],
    "of_the_total": [
        "Two of the six injured died overnight.",
        "Seven of the dead were soldiers.",
        "Half of the 40 people in the hall were killed.",
        "Four of the nine hostages killed",
    ],
    "restated": [
        "The office put the figure at four.",
        "Six men were killed, and the road to 12 villages was closed.",
    ],
    "pronoun_victims": [
        "Six guards were killed. They were killed at dawn.",
        "Two soldiers and nine villagers were wounded. They were captured at dawn.",
        "Two gunmen fled and they killed a guard.",
        "Twelve villagers were wounded. They fled to the hills.",
    ],
    "including": [
        "The militants kidnapped four, of whom two have been released.",
        "The office, including its 12 guards, moved to Dara.",
        "The raid killed 40 people, including women and children.",
    ],
    "of_them": [
        "Six people were wounded, many of them on foot.",
        "Ten guards were hired, five of them women.",
    ],
    "sum_list": [
        "Nine people (five men) were killed.",
        "Nine seats (five old and four new) were won.",
    ],
    "they_included": [
        "Twelve people were killed and nine wounded. Among them were five children.",
        "Twelve people left. Among them were five children.",
    ],
    "of_them_were": [
        "Twelve people were killed. Seven of them were on foot.",
        "Twelve people met. Seven of them were teachers.",
    ],
    "rival_number": [
        "Twelve people were killed and nine wounded. The company says nine.",
        "Twelve people were killed. The company says nine trucks burned.",
        "Twelve people were killed. The mayor put the bill at 49.",
    ],
}

NO_FIGURES: dict[str, list[str]] = {
    "ages": [
        "A 52-year-old doctor spoke about the siege.",
        "The 12-year-old war and a 3-month-old truce ended.",
        "The 12 year old told a lie.",
        "A 6-yo horse and an 8 yo dog slept.",
        "The lawyer, 45, defended 30 clients.",
    ],
    "distances and times": [
        "The camp lies 12 kilometres from the border.",
        "It was the second time in 10 days that the city was hit.",
        "The talks began on 7 June and lasted 12 days.",
        "The 2 September deadline passed.",
        "Image 2 of 9 shows the dead sea.",
        "Slide 4 / 12 shows the wounded bear.",
        "The 1999 flood and the 2013 frost killed the trees.",
        "She was 16 years old and killed time at home.",
        "He spent 12 years in prison.",
        "They were dead tired after a 20-hour march.",
        "The dead sea lies 400 metres below sea level.",
    ],
    "strength": [
        "The army sent 2,000 troops and 15 tanks.",
        "The minister arrived with 12 guards.",
        "Thirty militants attacked a convoy of 20 vehicles.",
        "The commander, who lost a leg, led 200 men.",
    ],
    "things": [
        "The rebels lost three pickups and a mortar.",
        "The attack destroyed 12 houses and damaged 30 shops.",
        "The storm killed 200 sheep.",
        "The frost killed off 300 apple trees.",
        "The missing 12 pages were found.",
    ],
    "places taken": [
        "Rebels captured four hilltops and a radio tower.",
        "The army captured 12 positions on the hill.",
        "The army lost control of three districts.",
        "The town of 8,000 people was captured.",
    ],
    "money": [
        "Traders lost 40 million afghanis.",
        "The company reported losses of 30 million dollars.",
        ("The donors promised 12 million dollars for injured veterans."),
        "Police seized 40 kilograms of opium.",
        "The bank seized 14 accounts.",
    ],
    "idioms": [
        "The motion was killed by 45 votes to 30.",
        ("The 45 members of the council voted to kill the proposal."),
        "He killed time before the meeting with 12 elders.",
        "He nursed his injured pride for two weeks.",
        "The committee executed 12 projects in the district.",
        "A painting captured 12 scenes of the war.",
        "He missed 12 meetings.",
        "The plan was dead within 3 days.",
    ],
    "sport": [
        "The players suffered three losses in a row.",
        "The team lost 3-1 to the visitors.",
    ],
    "people without harm": [
        "The government holds 5,000 rebel prisoners.",
        "The rebels freed 35 prisoners.",
        "The hospital has 40 beds for the wounded.",
        "He leaves a wife and five children.",
        "The dispute left three parties out of the talks.",
        "Most of the dead were civilians.",
        "Officials did not say how many had died.",
        "The army has to support 5,000 families of the fallen.",
        "The 101st Division lost contact with two patrols.",
        "The exact number of casualties is not clear.",
        "The bureau did not mention whether there were casualties.",
        "They had been missing the point for 20 years.",
    ],
    "votes and numbers of things": [
        ("The council approved 14 projects worth 2 million dollars."),
        "Gunmen fired 30 rounds and fled.",
        "The 1980s left 12 factories in ruins.",
        "Flight 12 left the airport with 80 passengers.",
        "Police found 20 bombs and 3 rifles.",
        "The clinic treated 40 patients for malaria.",
    ],
    "attributes": [
        "The displaced persons' camp was built 12 years ago.",
        "The wounded lion crossed 3 rivers.",
        "Wounded soldiers filled the ward.",
        ("Guards watched over captured militants and their families."),
        "His lost 12 years still hurt him.",
        "The deal was a lost chance for 20 villages.",
        "A deadly game of chess took 12 hours.",
        "The memorial for the fallen cost 40,000 dollars.",
    ],
    "held and fallen things": [
        "A vigil for 14 soldiers was held in Sarkan.",
        "Two meetings with 12 elders were held.",
        "Talks were held by the two ministers.",
        "The minister was held responsible for 12 errors.",
        "Six people fell from the roof.",
        "The bank froze 12 accounts.",
    ],
    "people moved, met and counted": [
        "The council has 12 seats and 30 deputies.",
        "Most of the 60 delegates left the hall.",
        "Half of the 20 teachers were paid.",
        "All but two of the 14 shops reopened.",
        "The pilot picked up 30 passengers in Sarkan.",
        "Nurses treated 12 patients for fever.",
        "The envoy took away 12 documents.",
        "The number of visitors topped 300.",
        "A second later the lights went out.",
        "The hall, where 200 people were waiting, was hit.",
        "The fate of 12 bridges is not known.",
        "The attackers were driven off after three hours.",
        "The roof fell in after 30 years.",
        "The match was held in front of 4,000 people.",
    ],
    "known whereabouts": [
        "He revealed the whereabouts of two fugitives.",
        "He spent 12 years behind bars.",
        "The bus took 40 passengers to Herat.",
        "The army retook two of the five districts lost in May.",
    ],
    "near misses of harm done": [
        "The court sentenced four men to death.",
        "The party cost the town 40 jobs.",
        "The scandal hurt the nominee in the polls.",
        "The grant was a shot in the arm for 12 clinics.",
        "Workers felled 30 trees.",
        "The film was bored to death by its 200 extras.",
        "He cut the ribbon in front of 12 deputies.",
        "The tailor cut the cloth for 14 brides.",
        "The tariff war could eat up hundreds of billions in lost trade.",
    ],
    "headlines without victims": [
        "Wounded soldier returns home to cheers",
        "Brother of slain leader vows revenge",
        "Driver error killed the talks",
        "Police arrest record of mayor leaked",
        "Minister kills plan for 14 schools",
    ],
    "all, both and none": [
        "Two ministers met the envoy; both left without a word.",
        "Twelve delegates signed; all were pleased.",
        "All in all it was a quiet week for the 40 guards.",
        "Both sides lost patience.",
        "The couple moved to Sarkan.",
    ],
    "hospitals": [
        "Three trucks of medicine were taken to the hospital.",
        "The minister toured the hospital with 12 doctors.",
        "The clinic is receiving 40 beds.",
        "The mayor escaped with the help of two guards.",
    ],
    "people who only stand near a verb": [
        "An actor murdered the song in front of 300 guests.",
        "The rider, 12th at the last fence, was beaten by a length.",
        "A man identified as the owner of 12 shops was fined.",
        "The crew of five won the race.",
        "A family of six moved to Sarkan.",
        "Results: 14 seats for the party, 3 for its rival.",
        "The driver of a bus that hit a wall was fined.",
        "US officials met 12 elders.",
    ],
    "numbers that go on with things": [
        "The rebels hold 14 villages and captured five more.",
        "The army lost nine tanks and captured two.",
        "The striker killed off the match with two goals.",
        "There was no word from the ministry on the 12 posts.",
        "There was no sign of the mayor.",
        "Nothing was heard of the plan for 30 schools.",
    ],
    "costs, care and years": [
        "Closing the mill cost over 1,000 people their jobs.",
        "Companies lost billions in the crash.",
        "The party's 2000 nominee lost the vote.",
        "The senator is being treated very badly.",
        "The mayor worried over workers held up at the gate.",
    ],
    "ages and years that count nobody": [
        "Half of those killed were under 18.",
        "Most of the wounded were under 15.",
    ],
    "harm that is played, told or tried": [
        "In the exercise, 200 mock casualties were flown out.",
        "The film, in which 50 sailors are killed, was shot in Tunisia.",
        "The charge was the attempted murder of two men.",
        "Fighters of the Nasr Martyrs Brigade shelled a base.",
        "Drivers would not pay a toll of Tk 20,000 at the bridge.",
        "After the leak 300 people fell unconscious.",
    ],
    "flights and shots without a number": [
        "The survivors fled the scene.",
        "Officers denied that prisoners were shot.",
        "Villagers fled at dawn.",
        "The minister was beaten in the runoff by 12 points.",
        "Footage was shot by two students.",
        "Soldiers seized a car with two rifles.",
        "The shot echoed over 12 houses.",
        "The rider was beaten by a length.",
    ],
    "of nobody harmed": [
        "The agency is evacuating its 500 staff from the capital.",
        "The embassy evacuated 30 of its diplomats.",
        "Most of those killed were herders.",
        "Rebels burned 40 houses and a school.",
        "Ten houses burned in the village.",
    ],
    "ages that stand alone": [
        "A 34-year-old won the race ahead of two 19-year-olds.",
        "The 12-year-old war cost the party votes.",
    ],
}

# Counted otherwise by the ledger.
WEIGHED_OTHERWISE = frozenset(
    {
        "Four men were convicted of the murder of a judge.",
        "It was the worst attack since a bomb killed 29 people.",
    }
)

# What the rules read wrongly where there is no parse.
NEEDS_A_PARSE = frozenset(
    {
        "Karim's murder shocked the town.",
        "Two of those wounded in the raid have since died.",
        "Four of the men wounded at Sarkan later died.",
        "A porter was caught in the crossfire and died.",
        "Rahim Gul's killing was condemned.",
        "At least 30 died, the radio reported, while the rebels spoke of more than 100 dead.",
    }
)

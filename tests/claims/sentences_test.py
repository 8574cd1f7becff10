#!/usr/bin/env python3
"""Which numbers of a sentence are claims: each way in which a number is none stands beside a neighbour that is one. What is in
«marks» is warned of as typed by hand, nothing else."""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case  # noqa: E402

SENTENCES = """
Read https://www.gov.uk/guidance/77 and www.example.org/77/78 first.
Read (https://example.org/77) and write to 77@example.org or officer.77@example.org first.
Read www «77» times.
We met «77» children, see https://example.org.
We met «77» children.
We met «seventy-seven» children.
It was so in 1977.
It was so in 1850.
We met «1849» children.
We met «2100» children.
We met «1977» children.
It was so in 2021-22.
It was so in 2021 to 2022.
It was so on 31 March.
It was so on March 31.
It was so on 1 and 2 May.
It was so from 30 April to 2 May.
We met «32» May bees.
She was aged 16 to 17.
She was 16 and over.
She was under 13.
We met under «13» children.
She turned 18.
At 18 she left.
At «77» meetings we met.
Those 12 to 17 year olds came.
The 9-year-old came.
Someone of 12 came.
We came at 8 the next morning.
We came at «8» children a morning.
We came from 9 to 5.
We came from 9 to 5, as always.
We went from «77» to 78 children.
It was the class of ’21.
It was so in ’21-22.
It is a rate per 1,000.
It is a rate for every 100 of us.
It is a rate per «500» of us.
We came at 9.30 am.
We came at 10 o’clock.
Please call 999.
Please ring 0116 496 0123.
We met «999» children.
We live at 77 Elm Street.
We live at 77 Great Elm Road.
We met «77» Elm children.
1. We met «77» children.
We met (3) children.
We follow ISO 9001.
See section 77.
See sections 22 and 77.
See p. 77.
She is in year 9.
She is in year «77».
It has a score of 77.
It has 77 pages.
It has «77» chairs.
It took «77» days.
It lasted «77» days on average.
A 77-day course came.
We met 5 days a week.
We met «2 to 3» times a day.
We met «£77».
We spent «£1.7 million».
We spent «£77k».
We spent €«77».
We met «77%».
We met «77 per cent».
We met «77 percent».
We met more than «77» children.
We met at least «77» children.
We met at most «77» children.
We met nearly «77» children.
We met about «77» children.
It rose by «77».
It fell to «77».
A «77%» rise came.
It grew «77» times as fast.
We met «one in three».
We met «1 in 3» of them.
We met «3 out of 10» of them.
We met «1 in every 3» of them.
We met «nine children in ten».
We met «9 children in 10».
We met 7 days in March.
We met «77» in 2021.
We met «5 in 1,000» of them.
We met «77 million» children.
We met «77» to 78 children.
We met «77–78» children.
We met one of them.
We met two of them.
No one came.
The two came.
Each of the two came.
We met at one.
Chapter two is next.
Two chapters are next.
Two weeks went by.
On the second of May we came.
Nine May days went by.
«Half of» them came.
«A third of» them came.
«Two thirds of» them came.
«A quarter of» the children came.
«One fifth of» them came.
«Three tenths of» them came.
A quarter of an hour went by.
Half of the time we slept.
Half an hour went by.
At half past nine we came.
«A third» went by.
About «a third» came.
It «doubled».
It «halved».
It was «twice» as many.
It was twice as good.
It was «tenfold».
Most children came.
Most of the children came.
The most children came.
Most of the time we slept.
Most often we slept.
The majority of them came.
We have three.
We have 3 wishes.
It is version 2.
It is 3 km away.
It was 3rd.
We met a 77-strong team.
We met A77 there.
We met «77,000» children.
We met «7.7» children.
The number is 1234567.
""".strip().split("\n")

# A small number is a claim before what a label counts, of one word or with words between; and not before anything else.
COUNTED = """
«Two» referrals were late.
«Two» of the referrals were late.
«Two» very late long referrals came.
Two very very late long referrals came.
Two late and long referrals came.
Two walls were built.
Two of the walls were built.
«Three» children came.
«Three» Children came.
«Three» young children came.
Three child seats came.
«Three» people came.
Three person days went by.
«Two» carers came.
Two gas bills came.
Two bus tickets came.
Two carer days went by.
Two in each class had children.
«Two» Carers came.
""".strip().split("\n")
LABELS = """  kids: {from: referrals, where: {kind: first}, label: Children who came}
  folk: {from: referrals, where: {kind: again}, label: The people and the gas}
  old: {from: referrals, where: {age: {from: 16}}, label: Carers of age}
measures:
"""


def judge(case, sentences, **more):
    sections = [f"part-{number:03}" for number in range(len(sentences))]
    files = {f"narrative/{name}.md": f"---\ntitle: Part\nsummary: Words.\n---\n\n{re.sub('[«»]', '', sentence)}\n" for name, sentence in zip(sections, sentences)}
    report = SMALL["report.yaml"].replace("sections: [work]", f"sections: [work, {', '.join(sections)}]")
    case.put(files={"report.yaml": report, **files, **more})
    done = case.run("check", "--format", "json", "content/small")
    told = {name: [] for name in sections}
    for message in json.loads(done.stdout)["reports"][0]["messages"]:
        name = Path(message.get("file") or "").stem
        if message["id"].startswith("claim") and name in told:
            told[name].append(message["text"])
    for name, sentence in zip(sections, sentences):
        expected = [re.sub(" of$", "", one) for one in re.findall("«(.*?)»", sentence)]
        found = told[name]
        sound = len(found) == len(expected) and all(text.startswith(f"'{one}") for text, one in zip(found, expected))
        case.check(sentence, sound, found)


with Case() as case:
    judge(case, SENTENCES)
    judge(case, COUNTED, **{"measures.yaml": SMALL["measures.yaml"].replace("measures:\n", LABELS)})

#!/usr/bin/env python3
"""What is warned of in a story, sentence by sentence: each kind of detail beside the words that look like it and are none."""

import json
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ROOT, Case  # noqa: E402

# Each sentence is a story of its own. What is in «marks» is warned of, nothing else.
SENTENCES = """
They lived at «LE3 8RA» then.
They lived at «M1 1AA» then.
They lived at «W1A 0AX» then.
They lived at «EC1A 1BB» then.
They lived at «LE38RA» then.
They lived at «LE138RA» then.
They lived at «CR2\u00a06XH» then.
They lived at «B33 8TH».
The form is LE3 8RAX here.
The form is LE3 8R here.
The form is LE3 8 here.
The form is LE3 888 here.
The form is LEX3 8RA here.
The form is 3LE 8RA here.
The form is le3 8ra here.
The form is xLE3 8RA here.
The form is @LE3 8RA here.
The form is LE 8RA here.
They rang «07700 900123» then.
They rang «07700900123» then.
They rang «0116 496 012» then.
They rang «(0116) 496-0123» then.
They rang «+44 7700 900456» then.
They rang «+44 (0)7700 900456» then.
They rang «0044 7700 900456» then.
They rang «+353 1 234 5678» then.
They rang 0116 496 01 then.
They rang 07700 9001234 then.
They rang 07700 900123x then.
They rang 0800 111 1111 then.
They rang 0300 123 4567 then.
They rang +44 800 111 1111 then.
They rang +44 300 123 4567 then.
They rang 0044 300 123 4567 then.
They rang «+1 234 567 8901» then.
They rang +1 234 567 89 then.
They rang «+1234567890 12345» then.
They rang +1234567890 123456 then.
They rang «0012 345 678901» then.
They rang 0044 800 111 1111 then.
They rang +44 (0)800 111 1111 then.
They rang 0044 (0)300 111 1111 then.
They rang +44 7700 then.
They rang 17700 900123 then.
They rang (1116) 496 0123 then.
They wrote to «kim@post.example» then.
They wrote to «k_i.m+a%b-c@my-post.co.example».
They wrote to kim@post then.
They wrote to @post.example then.
They wrote to kim@.example then.
They wrote to kim@post. Then they waited.
They met on «3/5/2021» then.
They met on «03.05.21» then.
They met on «3-5-2021» then.
They met on «2021-05-03» then.
They met on «31/12/2021» then.
They met on 32/12/2021 then.
They met on 0/12/2021 then.
They met on 3/13/2021 then.
They met on 3/0/2021 then.
They met on 3/5-2021 then.
They met on 3/5/021 then.
They met on 3/5/20211 then.
They met on 3/5/2021x then.
They met on 3/5 then.
They met on 003/5/2021 then.
They met on 2021-5-03 then.
They met on 2021-05-32 then.
They met on «3 May» then.
They met on «3rd May» then.
They met on the «3rd of May» then.
They met on «May 3rd» then.
They met on «May the 3rd» then.
They met on the «first of May» then.
They met on the «twenty-third of May» then.
They met on the «thirtieth of June» then.
They met on «31 March» then.
They met on 32 March then.
They met on 0 March then.
They met on 3.5 March then.
They met in May 2021 then.
They may 3 times ask.
They met on the third may be.
They met in the twenty of May.
«J». was there.
«J» was there.
We met «J’s» mum.
We met «J's» mum.
We met «J.S.» there.
We met J.Sx there.
We met U.K. people there.
We met the G.P. there.
We met JS there.
We met j there.
«A» was there.
«O’s» mum was there.
A plan was there.
Plan B was there.
We met in group C then.
Group C was there.
The brother of «J» was there.
Child A was there.
Child X was there.
Child «D» was there.
Parent B was there.
The B of it was there.
The key is A major here.
The key is C sharp here.
Vitamin C was there.
Year B was there.
The T-shirt was there.
The -T was there.
The A&E was there.
The C# was there.
The C+ was there.
The x.J was there.
I was there.
In the end I’s one letter.
The J.5 was there.
We met at «Oakfield Academy» there.
We met at «St Mary’s School» there.
We met at «St. Mary's C of E Primary School» there.
We met at the «Royal Elm Hospital» there.
We met at «Bishop of Elm College» there.
We met at «Isle of the Elms Nursery» there.
We met at «Elm & Oak School» there.
We met at the Virtual School there.
We met at Primary School there.
We met at the high school there.
We met at her School there.
We met at Big School there.
She was «13» when she «died» there.
She is «13», and had «cancer» then.
She turned «thirteen» and won a «medal» then.
A «13-year-old» had a «transplant» then.
A «13 year old» had a «transplant» then.
A «thirteen-year-old» was in a «fire» then.
A boy aged «13» was in «prison» then.
At the age of «13» she was in «prison» then.
Our girl, «13», was in «prison» then.
I am «25» and was in «prison».
I am 26 and was in prison.
I am 13.5 and was in prison.
They were 13 and in prison.
She was 13 times in prison.
She was aged 13 to 15 and in prison.
She was 13 or 14 and in prison.
Those 13 to 15 years old were in prison.
A 13-year-old saw the fire station there.
A 13-year-old had a fire drill then.
A 13-year-old was well.
There was a crash then.
She was «13» and lived in «Elmham» then.
She was «13» and lived near «Great Elmham Green» then.
She was 13 and lived in Elm Council then.
She was 13 and lived in May then.
She was 13 and lived in UK then.
She was 13 and lived in England then.
She was 13 and came at Christmas then.
She was 13 and lived in Ho then.
She was 13 and loved Elmham then.
""".strip().replace("\\u00a0", "\u00a0").split("\n")


def main(case):
    case.put()
    report = case.folder / "content/story"
    shutil.copytree(ROOT / "tests/privacy/quiet", report)
    (report / "words.yaml").unlink(missing_ok=True)
    for old in (report / "narrative").glob("*"):
        if old.name != "work.md":
            old.unlink()
    blocks = []
    for number, sentence in enumerate(SENTENCES):
        text = re.sub("[«»]", "", sentence)
        (report / f"narrative/story-{number}.md").write_text(f"---\ntitle: A story\nabout: A young person\nconsent: {{date: 2022-03-01, for: [board, intranet]}}\n---\n\n## The worries\n\n{text}\n\n## What worked well\n\nIt did.\n\n## The outcome\n\nIt is well.\n")
        blocks.append(f"```case-study\nfile: story-{number}\n```\n")
    (report / "narrative/work.md").write_text("---\ntitle: Our work\nsummary: What we did.\n---\n\n## What we did\n\nWe did.\n\n" + "\n".join(blocks))
    done = case.run("check", "--format", "json", "content/story")
    told = {number: [] for number in range(len(SENTENCES))}
    told = {number: [] for number in range(len(SENTENCES))}
    for message in json.loads(done.stdout)["reports"][0]["messages"]:
        if message["id"].startswith("privacy-"):
            found = re.match(r"'(.*?)' (?:is|names|and '(.*?)' in) ", message["text"])
            told[int(re.search(r"story-(\d+)", message["file"])[1])] += [one for one in found.groups() if one]
    for number, sentence in enumerate(SENTENCES):
        expected = [one.replace("'", "’") for one in re.findall("«(.*?)»", sentence)]
        found = [one.replace("'", "’") for one in told[number]]
        case.check(sentence, sorted(found) == sorted(expected), found)
    case.check("warnings alone", done.returncode == 0, done.stderr[:500] + done.stdout[:800])


with Case() as case:
    main(case)

#!/usr/bin/env python3
"""The strategy is whole: each fact, promise, pledge, duty, outcome and term of it stands in its site, and its figures in the data.

The list is kept here in its own words, apart from content/, so that a section that is lost or a figure that changes is noticed."""

import html
import json
import re

from report_case import ROOT, Case, main_of, plain, running_text

STRATEGY = ROOT / "content/strategy-2026-29"
SAMPLE = "Sample: records, stories and quotations are invented"

# Page by page, what must be read there: headings, promises, pledge-bearers by role, duties, terms.
ITEMS = {
    "welcome": ["From the Interim Director of Children and Family Services", "From the Lead Member for Children and Family Services",
                "Achieving Excellence through Purposeful Practice", "It runs until 2027", "deserves the very best"],
    "our-promise": ["Why Our Promise is important", "you are not alone", "your voice counts", "you can be proud of who you are",
                    "you have rights", "you can reach your goals", "We will support you", "Everyone makes mistakes", "We believe in you",
                    "We will respect your identity", "where you come from", "We will listen to you", "an advocate who does not work for us",
                    "We will help you to find a place that feels like home", "near the people who matter to you", "We will inform you",
                    "your care records", "if you want to complain", "We will be a lifelong champion", "We trust you and respect you",
                    "Leicestershire Children and Families Partnership"],
    "our-pledges": ["Assistant Director of Children’s Social Care", "Head of Service for Children in Care, Fostering, Adoption and the Virtual School",
                    "Team Leader for Corporate Parenting", "Safeguarding and Improvement Manager",
                    "Interim Assistant Director of Targeted Early Help and Children’s Social Care",
                    "Service Manager for Care Leavers and Unaccompanied Asylum-Seeking Children",
                    "Service Manager for the Children with Disability Service", "Assistant Service Manager for Fostering and Adoption",
                    "Virtual School Head", "Head of Youth Justice", "Public Health Consultant", "Chief Executive of Blaby District Council"],
    "our-values": ["Aspirational", "Being curious", "Collaboration", "Signs of Safety", "Professional kindness", "Active listening",
                   "Outcome focused", "Being accountable"],
    "introduction": ["You said, we did", "Youth Voice Council", "Children in Care Council", "Supporting Young People After Care", "What this strategy is for"],
    "your-corporate-parent": ["Our vision", "build strong foundations", "Children Act 1989", "about 777", "January 2026", "health, education and housing",
                              "Permanence Policy", "Raising aspirations"],
    "who-this-is-for": ["A child in care", "under 18", "24 hours", "section 20", "care order", "placement order", "Disabled children",
                        "A care leaver", "from 16 to 25", "13 weeks or more after turning 14", "16th birthday"],
    "you-in-numbers": ["14 December 2025", "777", "702", "72.0%", "7.4%", "5.2%", "2.0%", "13.4%", "49.3%", "27.0%", "10.0%", "5.0%", "8.5%",
                       "41.2%", "18%", "16.1%", "3.0%", "14%", "100%", "95%", "7%", "54%", "35", "White or White British", "personal adviser",
                       "suitable home", "education, training or work", "went missing", "asked for asylum", "plan to adopt"],
    "what-you-told-us": ["Voice and Influence Strategy 2026 to 2029", "Children’s Rights Officer", "Listens and lets us decide", "Keeps us safe",
                         "Believes in us", "Understands bad days", "Is friendly", "Helps us to see our family", "Knows what to do", "Does not judge",
                         "Understands our issues", "stands by us", "Opens doors", "Builds our confidence", "Makes things better", "Shows us respect"],
    "equality-and-belonging": ["gender reassignment", "sexual orientation", "marriage or civil partnership", "pregnant", "protected characteristic",
                               "social housing", "highest priority", "culture, religion and language", "Equality Act 2010", "equal opportunities",
                               "Equality and Diversity Guidance", "A sense of belonging needs work"],
    "seven-principles": ["Children and Social Work Act 2017", "inspire, support and enable", "Health and wellbeing.", "Your views.",
                         "Taking them into account.", "Services.", "High aspirations.", "Safe and stable.", "Adult life."],
    "who-is-involved": ["Chief Executive", "Director of Children and Family Services", "Our children, our future"],
    "councillors": ["In 1998", "2003 and 2013", "know who our children in care are", "each decision of the council",
                    "would I be content with it for a child of mine?", "better results for children in care", "their own area", "member champions",
                    "the work of the Corporate Parenting Board", "They speak up", "They ask the questions", "Assistant Director for Children’s Social Care",
                    "Independent Reviewing Officers", "participation workers", "youth offending workers", "The Virtual School",
                    "personal education plan", "Pupil Premium Plus", "What else we do to show that we care"],
    "governance": ["Who tells whom", "four times a year", "chair it together", "Where you can share your voice and be heard", "aged from 7 to 18",
                   "All Party Parliamentary Group for Looked After Children and Care Leavers", "ages 18 to 25", "welfare rights", "Beacon Voices",
                   "Out in Care", "film of this strategy", "Coming into Care pack", "training of foster carers", "family time", "interview panels",
                   "meetings of members about housing", "life story work"],
    "what-success-looks-like": ["better physical health", "health assessments on time", "registered with a GP", "registered with a dentist", "vaccinations",
                                "better mental health", "Strengths and Difficulties Questionnaire", "mental health specialist", "stable and safe homes",
                                "20 miles", "long-term homes with our own carers", "special guardianship", "go back to parents or family",
                                "doing well at school", "specialist adviser", "Outcome 5: care leavers", "until they are 25",
                                "stay with long-term foster families", "training or work", "best possible outcome"],
    "board-terms": ["Appendix A", "What we want to achieve", "How we will do this", "Membership", "Lead Member for Children and Families",
                    "Representative of the Youth Voice Council", "Service Manager for the Youth Offending Service", "Representative of Public Health",
                    "Designated Nurse", "Assistant Chief Constable", "Representative of the district councils", "Lead Officer for Adults and Communities",
                    "Local Safeguarding Children Board", "Employment and Training Lead", "voluntary groups and charities", "County Hall",
                    "Microsoft Teams", "Standing agenda items", "Introductions and apologies", "Summary of health data", "Summary of education data",
                    "Respect and what we expect", "Mobile phones are off", "words that young people understand", "never the person", "hand icon"],
}

# What figures.json must hold: each fact, or each part of it, as printed.
FIGURES = {
    "fact.in-care": 777, "fact.care-leavers": 702, "fact.university": 35, "fact.kinship": 18, "fact.came-alone": 14, "fact.in-touch": 100,
    "fact.suitable-home": 95, "fact.missing": 7, "fact.learning-or-working": 54,
    "fact.ethnicity-in-care": {"white": 72, "mixed": 7.4, "asian": 5.2, "black": 2, "other": 13.4},
    "fact.ethnicity-care-leavers": {"white": 49.3, "mixed": 5, "asian": 10, "black": 8.5, "other": 27},
    "fact.homes": {"foster": 41.2, "residential": 16.1, "adoption": 3},
}


def site(case, folder):
    for page, items in ITEMS.items():
        path = folder / f"{page}.html"
        whole = path.read_text(encoding="utf-8") if path.exists() else ""
        text = plain(main_of(folder, page)) if whole else ""
        missing = [item for item in items if item not in text]
        case.check(f"{page}: {len(items)} things are there", not missing, missing)
        case.check(f"{page}: says that it is a sample", SAMPLE in html.unescape(whole))


def sentences(case, folder):
    """Plain words: the text that runs on has no sentence over 25 words."""
    long = []
    for page in ITEMS:
        sentences_of_page = [one for text in running_text(folder, page) for one in re.split(r"(?<=[.?!:]) ", text)]
        case.check(f"{page}: there are sentences", len(sentences_of_page) > 3, sentences_of_page)
        long += [one for one in sentences_of_page if len(one.split()) > 25]
    case.check("no sentence has more than 25 words", not long, long)


def figures(case, folder):
    held = {one["id"]: one for one in json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]}
    for name, value in FIGURES.items():
        parts = value if isinstance(value, dict) else None
        for key, want in (parts or {None: value}).items():
            name_of_part = f"{name}[{key}]" if key else name
            one = held.get(name_of_part, {})
            case.check(f"figures.json: {name_of_part} is {want}", one.get("value") == want, one)
            case.check(f"figures.json: {name_of_part} has source and date", bool(one.get("source")) and one.get("date") == "2025-12-14", one)


def welsh(case, folder):
    """The summary in Welsh: its words, the program's, and its language said to screen readers."""
    page = main_of(folder, "crynodeb")
    case.check("the summary is marked as Welsh", re.search(r'<div class="ar" lang="?cy"?>', page), page[:600])
    case.check("it has the seven promises", page.count("<li>By") + page.count("<li>Ryd") == 7, page)
    case.check("the program speaks Welsh there", "Ffynhonnell:" in page and "14 Rhagfyr 2025" in page and "Source:" not in page, page)


with Case() as case:
    (case.folder / "content").mkdir()
    (case.folder / "content/strategy-2026-29").symlink_to(STRATEGY)
    done = case.run("build", "content/strategy-2026-29")
    case.sound("the strategy builds", done)
    case.check("without a warning", "warning" not in done.stderr, done.stderr)
    public = case.folder / "out/strategy-2026-29/public"
    site(case, public)
    sentences(case, public)
    figures(case, public)
    welsh(case, public)

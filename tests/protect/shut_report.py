"""The report.yaml of reports that are made by a test: one edition, which is protected."""

REPORT = """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
editions:
  shut: {formats: [html], disclosure: {method: suppress, protect: [1, 5]}}
documents: {main: {title: M, sections: [one]}}
"""

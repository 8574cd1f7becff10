"""YAML as editors read it: the core schema of YAML 1.2, in which a date is a text and `yes` is none of the booleans."""

import re

import yaml


class Core(yaml.SafeLoader):
    """Null, true and false, numbers; all else is text."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(|~|null|Null|NULL)$"), ["", "~", "n", "N"])
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$"), list("-+.0123456789"))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def load(text):
    return yaml.load(text, Core)  # noqa: S506 (a safe loader)

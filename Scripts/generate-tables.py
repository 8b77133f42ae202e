#!/usr/bin/env python3
"""Turn the reference tables into the text tables of Sources/Events/Tables.

usage: generate-tables.py REFERENCE_FOLDER

REFERENCE_FOLDER holds events.tsv, enums.tsv and syscalls.tsv, whose columns its events.md explains. Run it when
those tables gain rows; the result is committed and read by people, so a row may also be added by hand.
"""
import os
import re
import sys

TYPES = {
    "CHARBUF": "chars", "BYTEBUF": "bytes", "FSPATH": "path", "FSRELPATH": "relpath", "SYSCALLID": "syscall",
    "CHARBUFARRAY": "charsarray", "CHARBUF_PAIR_ARRAY": "pairsarray",
}
FLAGS = {
    "CREATES_FD": "createsFD", "DESTROYS_FD": "destroysFD", "USES_FD": "usesFD", "READS_FROM_FD": "readsFD",
    "WRITES_TO_FD": "writesFD", "MODIFIES_STATE": "changesState", "UNUSED": "unused", "WAITS": "waits",
    "SKIPPARSERESET": "skipsState", "OLD_VERSION": "old", "LARGE_PAYLOAD": "large",
}
NATIVE = {"syscall": "uint16"}
HEADER = '''// swift-format-ignore-file: a row a line, however long.
extension {owner} {{
  /// {summary}
  /// Made by `Scripts/generate-tables.py`; rows are only ever added.
  static let {name}: StaticString = """
'''


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def kind(text):
    return TYPES.get(text, text.lower())


def param(text):
    name, kind_name, style, extra = re.match(r"([^:]+):([A-Z0-9_]+)\(\d+\):([a-z0-9]+)(?::(.*))?$", text).groups()
    details = [] if style in ("na", "dec") else [style]
    variants = ""
    if kind_name == "DYN" and extra:
        variants = "{" + ";".join(
            kind(k) + ("" if s in ("na", "dec") else f"({s})")
            for k, s in re.findall(r"\d+=([A-Z0-9]+)\(\d+\):([a-z0-9]+)", extra)) + "}"
    elif extra and extra.startswith("dirfd=p"):
        details.append(extra[len("dirfd=p"):])
    elif extra:
        details.append(extra)
    name = {"plugin_ID": "plugin~ID"}.get(name, name)
    return f"{name}:{kind(kind_name)}" + (f"({','.join(details)})" if details else "") + variants


def params(text):
    return [] if text == "-" else [param(each) for each in text.split(" ")]


def category(text):
    parts = [each for each in text.split("=")[0].split("+") if each not in
             ("SYSCALL", "TRACEPOINT", "PLUGIN", "METAEVENT", "ITER")]
    return "+".join(parts).lower().replace("_", "-")


def event(columns):
    (code, _, direction, name_head, name_old, category_head, flags_head, category_old, flags_old,
     _, _, _, params_head, params_old) = columns[:14]
    newer = name_old == "-"
    name = name_head if name_old in ("=", "-") else name_old
    flags = (flags_head if newer else flags_old).split("=")[0].split("|")
    flags = [FLAGS[each] for each in flags if each in FLAGS] + (["newer"] if newer else [])
    head = params(params_head)
    old = head if params_old == "=" else [] if newer else params(params_old)
    extra = head[len(old):]
    shown = old + (["+"] + extra if extra and not newer else extra)
    fields = [code, ">" if direction == "E" else "<", name, category(category_head if newer else category_old),
              "|".join(flags) or "-"] + shown
    return "    " + " ".join(fields)


def write(path, owner, name, summary, lines):
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEADER.format(owner=owner, name=name, summary=summary))
        out.write("\n".join(lines))
        out.write('\n    """\n}\n')


def main(reference):
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources", "Events", "Tables")
    os.makedirs(target, exist_ok=True)
    events = [event(each) for each in rows(reference, "events.tsv")]
    write(os.path.join(target, "EventTable+Rows.swift"), "EventTable", "rows",
          "A row an event: code, direction, name, category, flags, params; after a `+`, the params of newer writers.",
          events)
    tables = {}
    for table, _, symbol, head, old, *_ in rows(reference, "enums.tsv"):
        value = old if head == "-" else head
        tables.setdefault(table, []).append(f"{symbol}={value}")
    skipped = {"param_type", "print_format", "event_category_low", "event_category_high", "event_flags",
               "scap_fd_type", "scap_l4_proto", "container_type"}
    write(os.path.join(target, "NameTable+Rows.swift"), "NameTable", "rows",
          "A row a table of named values, in the order in which matching names are joined.",
          ["    " + " ".join([table + ":"] + names) for table, names in tables.items() if table not in skipped])
    syscalls = []
    for name, x86, arm, _, _, head, old, old_name, group, *_ in rows(reference, "syscalls.tsv"):
        code = old if old not in ("-", "") else head
        if code in ("-", ""):
            continue
        shown = old_name if old_name not in ("-", "") else name
        syscalls.append((int(code), f"    {code} {shown} {category(group) if group not in ('-', '') else 'unknown'} {x86} {arm}"))
    write(os.path.join(target, "SyscallTable+Rows.swift"), "SyscallTable", "rows",
          "A row a system call: code in generic events, name, category, number on x86_64 and on aarch64.",
          [line for _, line in sorted(syscalls)])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])

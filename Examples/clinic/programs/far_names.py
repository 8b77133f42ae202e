"""A DNS server that takes its time, as one that is far away does; told what it knows by a file of JSON.

`hosts`: names with their addresses; anything else does not exist. `delay_ms`: low and high end of how long it waits.
"""
import ipaddress
import json
import random
import select
import socket
import struct
import sys
import time

A, AAAA = 1, 28
NXDOMAIN = 3


def read_question(message):
    """The name, in small letters, the type, and where the question ends."""
    labels, at = [], 12
    while message[at]:
        labels.append(message[at + 1:at + 1 + message[at]].decode("ascii", "replace"))
        at += 1 + message[at]
    return ".".join(labels).lower(), struct.unpack_from(">H", message, at + 1)[0], at + 5


def answer(message, hosts):
    name, kind, end = read_question(message)
    records = b""
    count = 0
    for text in hosts.get(name, []):
        address = ipaddress.ip_address(text)
        if kind == (A if address.version == 4 else AAAA):
            records += struct.pack(">HHHIH", 0xC00C, kind, 1, 30, len(address.packed)) + address.packed
            count += 1
    rcode = 0 if name in hosts else NXDOMAIN
    header = message[:2] + struct.pack(">HHHHH", 0x8580 | rcode, 1, count, 0, 0)
    return header + message[12:end] + records


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        told = json.load(file)
    dice = random.Random(told["seed"])
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind((told.get("address", "0.0.0.0"), 53))
    waiting = []
    while True:
        now = time.monotonic()
        readable, _, _ = select.select([server], [], [], max(0, waiting[0][0] - now) if waiting else None)
        if readable:
            message, client = server.recvfrom(4096)
            delay = dice.uniform(*told["delay_ms"]) / 1000
            waiting.append((time.monotonic() + delay, answer(message, told["hosts"]), client))
            waiting.sort(key=lambda item: item[0])
        while waiting and waiting[0][0] <= time.monotonic():
            _, message, client = waiting.pop(0)
            server.sendto(message, client)


main()

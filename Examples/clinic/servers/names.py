"""DNS servers: unbound and dnsmasq, told the same things in their own words."""
import json

from ward.node import await_listener


def start(kind, pod, *, hosts=None, zones=(), forward=(), limits=(), lines=(), port=53):
    """Starts a DNS server in a pod and waits until it listens.

    `hosts` are names with their addresses; in `zones` there is nothing but those; everything else is asked of the servers
    in `forward`. `limits` go into unbound's section `server`, `lines` behind everything, as they stand.
    """
    text = {"unbound": _unbound, "dnsmasq": _dnsmasq}[kind](pod, hosts or {}, zones, forward, port, limits)
    file = pod.write(f"{kind}.conf", "\n".join([*text, *lines]) + "\n")
    words = {"unbound": ["unbound", "-d", "-c", file], "dnsmasq": ["dnsmasq", "-k", "-C", file]}[kind]
    process = pod.start(*words)
    await_listener(pod, port, "udp")
    return process


def _unbound(pod, hosts, zones, forward, port, limits):
    yield f"""server:
  interface: 0.0.0.0@{port}
  access-control: 0.0.0.0/0 allow
  module-config: "iterator"
  username: ""
  chroot: ""
  directory: "{pod.folder}"
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  do-ip6: no
  num-threads: 1
  minimal-responses: yes
  # Few ports to ask from: unbound shuffles a table of them when it starts, with a call for each.
  outgoing-port-avoid: "0-65535"
  outgoing-port-permit: "40000-40063" """
    # A zone that unbound keeps to itself, and companies use.
    yield '  local-zone: "test." nodefault'
    yield from limits
    for zone in zones:
        yield f'  local-zone: "{zone.rstrip(".")}." static'
    for name, addresses in hosts.items():
        for address in addresses:
            kind = "AAAA" if ":" in address else "A"
            yield f'  local-data: "{name}. 30 IN {kind} {address}"'
    if forward:
        yield 'forward-zone:\n  name: "."'
        for server in forward:
            yield f"  forward-addr: {server}"


def _dnsmasq(pod, hosts, zones, forward, port, _):
    yield f"""port={port}
listen-address={pod.address}
bind-interfaces
user=root
pid-file=
no-resolv
no-hosts
no-poll
local-ttl=30"""
    for zone in zones:
        yield f"local=/{zone}/"
    for name, addresses in hosts.items():
        for address in addresses:
            yield f"host-record={name},{address}"
    for server in forward:
        yield f"server={server}"


def start_far(pod, *, hosts, delay_ms, seed):
    """Starts a DNS server that takes its time: programs/far_names.py."""
    told = pod.write("names.json", json.dumps({"hosts": hosts, "delay_ms": delay_ms, "seed": seed}))
    process = pod.start("python3", f"{pod.node.folder}/bin/far_names.py", told)
    await_listener(pod, 53, "udp")
    return process

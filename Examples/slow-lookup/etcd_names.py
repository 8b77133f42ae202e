"""Answers unbound's questions for names under cluster.local with what etcd holds for them, as skydns does.

A name's labels, turned around, are its key: web.shop.svc.cluster.local is /skydns/local/cluster/svc/shop/web.
"""
import http.client
import json

ETCD = ("127.0.0.1", 4001)
ZONE = "cluster.local."


def record(name):
    """What etcd holds for a name, as a dictionary; None where it holds nothing."""
    key = "/".join(reversed(name.rstrip(".").split(".")))
    etcd = http.client.HTTPConnection(*ETCD, timeout=2)
    etcd.request("GET", f"/v2/keys/skydns/{key}?quorum=false&recursive=true&sorted=false")
    answer = etcd.getresponse()
    body = answer.read()
    etcd.close()
    if answer.status != 200:
        return None
    node = json.loads(body)["node"]
    return json.loads(node["value"]) if "value" in node else None


def answer(id, state):
    name, kind = state.qinfo.qname_str, state.qinfo.qtype
    found = record(name)
    if found is None:
        state.return_rcode = RCODE_NXDOMAIN
    else:
        message = DNSMessage(name, kind, RR_CLASS_IN, PKT_QR | PKT_RA | PKT_AA)
        if kind == RR_TYPE_A:
            message.answer.append(f"{name} {found['ttl']} IN A {found['host']}")
        message.set_return_msg(state)
        state.return_rcode = RCODE_NOERROR
    state.ext_state[id] = MODULE_FINISHED


# What unbound calls.


def init(id, configuration):
    return True


def deinit(id):
    return True


def inform_super(id, state, waiting, data):
    return True


def operate(id, event, state, data):
    if event not in (MODULE_EVENT_NEW, MODULE_EVENT_PASS):
        state.ext_state[id] = MODULE_FINISHED
    elif ("." + state.qinfo.qname_str).endswith("." + ZONE):
        answer(id, state)
    else:
        state.ext_state[id] = MODULE_WAIT_MODULE
    return True

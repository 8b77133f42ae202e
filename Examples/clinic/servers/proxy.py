"""Proxies: nginx and haproxy, with backends in the order in which they are tried."""
from servers import web
from ward.node import await_listener

HAPROXY = """global
  nbthread 1
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend front
  bind :{port}
  default_backend back
backend back
{servers}
"""


def start(kind, pod, port, backends):
    """Starts a proxy in a pod and waits until it listens. `backends` are addresses with ports."""
    if kind == "nginx":
        listed = " ".join(f"server {backend}{' backup' if number else ''};" for number, backend in enumerate(backends))
        return web.start(pod, port, http=f"upstream back {{ {listed} }}", server="location / { proxy_pass http://back; }")
    servers = "\n".join(f"  server b{number} {backend}" for number, backend in enumerate(backends))
    process = pod.start("haproxy", "-db", "-f", pod.write("haproxy.cfg", HAPROXY.format(port=port, servers=servers)))
    await_listener(pod, port)
    return process

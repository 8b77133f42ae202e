"""What most faults happen in: a client, a cluster's DNS server behind a Service IP, and a Service that is asked for."""
from dataclasses import asdict, dataclass, field

from servers import names


@dataclass
class Cluster:
    """Names, addresses and times, drawn."""

    domain: str
    namespace: str
    service: str
    service_address: str
    service_port: int
    target_port: int
    server_address: str
    client_address: str
    nameserver: str
    nameserver_pod: str
    nameserver_kind: str
    ndots: int
    timeout: int
    attempts: int
    suffixes: list = field(default_factory=list)

    @classmethod
    def draw(cls, dice, suffixes=0):
        """`suffixes`: how many search suffixes come after those of the cluster."""
        domain = dice.domain()
        return cls(
            domain=domain, namespace=dice.team(), service=dice.service(),
            service_address=dice.service_address(), service_port=dice.service_port(), target_port=dice.port(),
            server_address=dice.pod_address(), client_address=dice.pod_address(),
            nameserver=dice.service_address(), nameserver_pod=dice.pod_address(),
            nameserver_kind=dice.choice(["unbound", "dnsmasq"]),
            # More than the dots of the Service's name, which is under three labels and the domain.
            ndots=max(5, domain.count(".") + 4), timeout=dice.choice([1, 1, 2]), attempts=dice.choice([1, 2, 2]),
            suffixes=dice.sample([dice.suffix() for _ in range(4 * suffixes)], suffixes),
        )

    @property
    def name(self):
        return f"{self.service}.{self.namespace}.svc.{self.domain}"

    @property
    def url(self):
        return f"http://{self.name}:{self.service_port}/"

    @property
    def search(self):
        return [f"{self.namespace}.svc.{self.domain}", f"svc.{self.domain}", self.domain, *self.suffixes]

    def resolv_conf(self, *, nameservers=None, search=None, options=""):
        """The file as kubelet writes it."""
        lines = [f"search {' '.join(self.search if search is None else search)}"]
        lines += [f"nameserver {server}" for server in nameservers or [self.nameserver]]
        lines += [f"options ndots:{self.ndots} timeout:{self.timeout} attempts:{self.attempts} {options}".rstrip()]
        return "\n".join(lines) + "\n"

    def facts(self, **more):
        return {**asdict(self), "name": self.name, **more}

    def client(self, node, **resolv):
        return node.pod("client", self.client_address, resolv_conf=self.resolv_conf(**resolv))

    def server(self, node):
        """The pod behind the Service."""
        pod = node.pod(f"{self.service}-0", self.server_address)
        node.service(self.service_address, self.service_port, pod, self.target_port)
        return pod

    def dns(self, node, **etc):
        """The pod of the cluster's DNS server, behind its Service IP."""
        pod = node.pod("dns", self.nameserver_pod, **etc)
        for protocol in ("udp", "tcp"):
            node.service(self.nameserver, 53, pod, 53, protocol)
        return pod

    def start_dns(self, pod, *, hosts=None, zones=(), **more):
        """Starts the DNS server: it knows the Service, and of `zones` that what `hosts` lacks does not exist."""
        known = {self.name: [self.service_address], **(hosts or {})}
        return names.start(self.nameserver_kind, pod, hosts=known, zones=(self.domain, *zones), **more)

"""All that is random in a run, from its seed alone."""
import random

WORDS = """amber anvil apple arrow badge basil beacon birch bishop bolt brook cabin candle cedar cherry cobalt copper coral
crane crisp dahlia delta ember falcon fern flint forest garnet ginger glade granite harbor hazel heron indigo iris
ivory jasper juniper kestrel lantern laurel ledger linden lotus lunar magnet maple marble meadow mint nectar nimbus
nutmeg oak oasis olive onyx opal orbit orchid osprey otter pearl pepper pine pixel plume prism quartz quill raven
reef river robin rowan saffron sage salmon sierra silver spruce sterling summit tango teal thistle tiger topaz tulip
tundra velvet violet walnut willow wren yarrow zephyr""".split()
ROLES = "api web cart orders billing search stock users mail auth catalog reports gateway jobs ledger quotes".split()
TEAMS = "shop critical-app payments staging prod checkout platform default warehouse media team-a blue".split()
DOMAINS = ["cluster.local"] * 5 + ["k8s.local", "cluster.internal", "prod.cluster.local"]
SUFFIX_ENDS = ["example", "test", "internal", "lan", "office.example", "corp.example"]


class Dice(random.Random):
    """A source of names, addresses and times. The same seed gives the same run."""

    def __init__(self, fault, variant, seed):
        super().__init__(f"{fault}/{variant}/{seed}")
        self._networks = set()

    def chance(self, probability):
        return self.random() < probability

    def word(self):
        return self.choice(WORDS)

    def service(self):
        return self.choice(ROLES) if self.chance(0.4) else f"{self.word()}-{self.choice(ROLES)}"

    def team(self):
        return self.choice(TEAMS)

    def domain(self):
        """A cluster's domain."""
        return self.choice(DOMAINS)

    def suffix(self):
        """A company's search suffix."""
        if self.chance(0.1):
            return "localdomain"
        return f"{self.word()}.{self.choice(SUFFIX_ENDS)}"

    def site(self):
        """A name outside of the cluster."""
        return f"{self.choice(ROLES)}.{self.word()}{self.word()}.example"

    def network(self):
        """The first three bytes of a network that no other draw of this run gave."""
        while True:
            network = f"10.{self.randint(0, 255)}.{self.randint(0, 255)}"
            if network not in self._networks:
                self._networks.add(network)
                return network

    def pod_address(self):
        return f"{self.network()}.{self.randint(2, 250)}"

    service_address = pod_address

    def public_address(self):
        """An address outside of the cluster: of the networks kept for documentation and for measurements."""
        while True:
            network = self.choice(["192.0.2", "198.51.100", "203.0.113", f"198.18.{self.randint(0, 255)}"])
            if network not in self._networks:
                self._networks.add(network)
                return f"{network}.{self.randint(2, 250)}"

    def port(self):
        """A port that a server inside of a pod listens on."""
        return self.choice([3000, 5000, 8000, 8080, 8081, 8443, 9000, 9090, self.randint(3001, 9999)])

    def service_port(self):
        return self.choice([80, 80, 80, 8080, 443, self.randint(1025, 9999)])

    def seconds(self, low, high):
        return round(self.uniform(low, high), 3)

    def milliseconds(self, low, high):
        return self.seconds(low / 1000, high / 1000)

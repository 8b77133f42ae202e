"""What a fault is: a file under `faults`, named after the finding that it is to lead to, with one class."""
import importlib.util
import os

from ward.dice import Dice

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "faults")


class Fault:
    """One failure and its healthy twins. A run makes one, draws, and calls the rest in the order in which they stand here."""

    #: Its twins, with what is alike and yet fine: {name: sentence}.
    healthy: dict = {}
    #: The finding that is right where only the client is recorded; None: it is never recorded so.
    client_alone = None

    def __init__(self, name, variant, seed):
        self.name = name
        self.variant = variant
        self.seed = seed
        #: Low and high end of what the fault costs, in seconds.
        self.cost = (0, 0)
        #: How long a healthy client pauses, or waits because it asked for that, in seconds.
        self.asked_for = 0
        views = Dice(name, variant, f"{seed} view")
        self.view = "client" if self.client_alone and views.chance(0.25) else "all"
        #: Whether the servers were there before the recorder was.
        self.late = self.view == "client" or views.chance(0.3)
        self.facts = self.draw(Dice(name, variant, seed))

    @property
    def sick(self):
        return self.variant == "sick"

    @property
    def expected(self):
        if not self.sick:
            return None
        return self.client_alone if self.view == "client" else self.name

    def draw(self, dice):
        """Draws everything that is random and returns it as facts, for who judges. Sets `cost`."""
        raise NotImplementedError

    def prepare(self, node):
        """Makes pods, rules and files. Never recorded."""
        raise NotImplementedError

    def serve(self):
        """Starts the servers."""

    def ask(self):
        """Does what clients do, and checks that it ended as it should. Always recorded."""
        raise NotImplementedError


def names():
    return sorted(file[:-3] for file in os.listdir(FOLDER) if file.endswith(".py"))


def load(name):
    """The class in the file of this name. Raises KeyError where there is none."""
    path = os.path.join(FOLDER, f"{name}.py")
    if not os.path.exists(path):
        raise KeyError(f"no fault is called {name}; `clinic list` names them")
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Fault) and value is not Fault:
            return value
    raise KeyError(f"{path}: no class of Fault")

"""What a capture shows, for who judges."""
import json
import os


def write(fault, out, measured, said):
    """Writes it beside the capture `out`; `measured` is how long the clients took, `said` what the recorder printed."""
    words = ["clinic", "run", fault.name, *([] if fault.sick else ["--healthy", fault.variant]), "--seed", str(fault.seed)]
    truth = {
        "id": fault.name,
        "variant": fault.variant,
        "seed": fault.seed,
        "expected": fault.expected,
        "recorded": fault.view,
        "servers_recorded_from_their_start": not fault.late,
        "cost_ns": [round(seconds * 1e9) for seconds in fault.cost],
        "client_took_ns": round(measured * 1e9),
        "facts": fault.facts,
        "command": " ".join([*words, "--out", os.path.basename(out)]),
    }
    if said:
        truth["recorder_said"] = said
    with open(f"{out.removesuffix('.scap')}.truth.json", "w", encoding="utf-8") as file:
        json.dump(truth, file, indent=2)
        file.write("\n")

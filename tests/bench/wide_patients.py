# SPDX-License-Identifier: GPL-3.0-or-later
"""Patients drawn over the whole ranges of the literature, interpreted through the command line.

conditions: every scenario at 6 and 10 dB, 90-180 s, crosstalk 1.5-20 %, mains of 50 or 60 Hz, one bad
channel in every fifth seed; with tasks annotated, unmarked and left out. The ranges of the
conditions are those of acquisition/simulation/condition_ranges.cpp.
crosstalk: same-side volume conduction of 2-20 % at physiological amplitudes, in people without and
with synkinesis: how often a pair is called present that is not, or missed.

Every case is a line of JSON in the results; the tables are made from these alone. One of them holds
the outcome against how many events of the condition a recording truly has where they can be told: a
cause that shows itself twice cannot be named from EMG.
"""
import collections
import concurrent.futures
import hashlib
import json
import pathlib
import random
import subprocess
import tempfile

EXPECTED = {"hfs": "hfs_nvc", "synkinesis": "post_bells", "blepharospasm": "bleph", "eyelid_myokymia": "eyelid",
            "facial_myokymia": "myokymia", "tic": "tourette", "hemimasticatory": "hms"}
HEALTHY = ("normal", "quiet")
TASKS = ("on", "unmarked", "off")
RATIOS = (6, 10)
PROCESSES = 2
# The causes of clinical.md 5.3: triggers, drugs, laboratory values and symptoms.
GENERAL = {"stress", "fatigue_sleep", "caffeine", "eyestrain", "cold_wind", "move_talk", "migraine", "e_mild",
           "e_imbal", "dehydr", "kidney_malabs", "drugs", "vasodil", "thyroid", "autonomic", "ortho_vest", "anaemia",
           "general"}
# Whose events are counted, as the truth names them, and where.
EVENTS = {"blepharospasm": {"spasm_clonic", "spasm_tonic"}, "facial_myokymia": {"myokymic"}, "tic": {"tic"},
          "hemimasticatory": {"spasm_clonic", "spasm_tonic"}}
PLACES = (("OOc",), ("Front",), ("Zyg", "OOr"), ("Plat", "Ment"), ("Mass",))
COUNTS = ((0, 3), (3, 6), (6, 12), (12, 10**6))
# What happens this close to a movement may belong to it, in seconds.
AROUND_MOVEMENT = 0.15
# A follower that moves by itself in more than this share of a driver's movements is no crosstalk.
OWN_MOVEMENT = 0.1


def facialis(program, *words):
    result = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    if result.returncode not in (0, 3):
        raise RuntimeError(f"{' '.join(map(str, words))}: {result.stderr.strip()}")
    return result.stdout


def simulated(program, folder, case, *options):
    """The analysis and the truth of one patient, by the numbers of `case`."""
    edf, truth = folder / "p.edf", folder / "t.json"
    facialis(program, "simulate", case["scenario"], "--seed", case["seed"], "--variety", "wide", "--duration",
             case["duration"], "--crosstalk", case["crosstalk"], "--tasks", case["tasks"], "--mains", case["mains"],
             "--bad-channel", case["bad"], "--out", edf, "--truth", truth, *options)
    return json.loads(facialis(program, "analyze", edf, "--json", "-")), json.loads(truth.read_text())


def drawn(scenario, seed, crosstalk):
    """What the bench itself draws: the same for one scenario and seed, whatever else is asked."""
    draw = random.Random(f"{scenario} {seed}")
    return {"scenario": scenario, "seed": seed, "duration": round(draw.uniform(90, 180), 1),
            "crosstalk": round(draw.uniform(*crosstalk), 2), "mains": draw.choice((50, 60)),
            "bad": "random" if seed % 5 == 0 else "none"}


def condition_cases(seeds):
    return [{**drawn(scenario, seed, (1.5, 20)), "tasks": tasks, "snr": snr}
            for scenario in (*EXPECTED, *HEALTHY) for tasks in TASKS for snr in RATIOS for seed in seeds]


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


def true_events(truth, scenario):
    """How many events of the condition a place of the face has while nothing else is moved; most first.

    Of tics, blinking eyes are left out: what an eye does alone may be a blink. Of myokymia, too, because it
    is told from that of the lid by another muscle.
    """
    kinds = EVENTS.get(scenario)
    if not kinds:
        return None
    moved = [(a[0] - AROUND_MOVEMENT, a[1] + AROUND_MOVEMENT) for activity in truth["activity"].values()
             for a in activity if a[2] == "voluntary"]
    counts = []
    for place in PLACES:
        if scenario in ("tic", "facial_myokymia") and place == ("OOc",):
            continue
        by_channel = [sum(a[2] in kinds and not any(overlap(a, m) for m in moved) for a in activity)
                      for name, activity in truth["activity"].items() if name.split()[1] in place]
        counts.append(max(by_channel, default=0))
    return sorted(counts, reverse=True)


def judged(program, folder, case):
    """What the interpretation made of a patient."""
    analysis, truth = simulated(program, folder, case, "--snr-db", case["snr"])
    brief = [{"id": c["id"], "support": c["support"], "side": c["side"],
              "missing": sum(f["finding"] != "context" for f in c["not_tested"])}
             for c in analysis["causes"] if c["rank"] is not None]
    parameters = truth["patient"]["parameters"]
    return {"affected": truth["affected"], "bad_channel": truth["patient"]["bad_channel"], "causes": brief, "events": true_events(truth, case["scenario"]),
            "pattern": " ".join(str(parameters[k]) for k in ("pattern", "spread") if k in parameters)}


def crosstalk_cases(seeds):
    return [{**drawn(scenario, seed, (2, 20)), "tasks": "on", "bad": "none"}
            for scenario in ("normal", "synkinesis") for seed in seeds]


def moves_itself(truth, driver, follower):
    """Whether the follower is active of itself in more than a few of the driver's movements."""
    movements = [a for a in truth["activity"][driver] if a[2] == "voluntary"]
    own = [a for a in truth["activity"][follower] if a[2] != "blink"]
    joined = sum(any(overlap(m, a) for a in own) for m in movements)
    return joined > OWN_MOVEMENT * max(1, len(movements))


def paired(program, folder, case):
    """Every pair that the analysis judged, with what is true of it."""
    analysis, truth = simulated(program, folder, case)
    wires = {(w["driver"], w["follower"]): w["lag_ms"] for w in truth["patient"]["miswiring"]}
    pairs = []
    for row in analysis["synkinesis"]:
        pair = (row["driver"], row["follower"])
        truly = "wired" if pair in wires else "moves itself" if moves_itself(truth, *pair) else "crosstalk at most"
        pairs.append({"driver": pair[0], "follower": pair[1], "call": row["call"], "truly": truly,
                      "lag": wires.pop(pair, None), "trials": row["trials"]})
    unjudged = [{"driver": d, "follower": f, "call": "no row", "truly": "wired", "lag": lag, "trials": 0}
                for (d, f), lag in sorted(wires.items())]
    return {"pairs": pairs + unjudged}


def worked(program, work, case):
    with tempfile.TemporaryDirectory() as folder:
        return {"case": case, **work(program, pathlib.Path(folder), case)}


def finished(program, work, cases, results):
    """The outcome of every case in order; those in `results` by the same program are taken from there."""
    version = hashlib.sha256(program.read_bytes()).hexdigest()[:16]
    known = {}
    if results and results.exists():
        for line in results.read_text().splitlines():
            entry = json.loads(line)
            if entry["program"] == version:
                known[json.dumps(entry["case"], sort_keys=True)] = entry
    key = lambda case: json.dumps(case, sort_keys=True)
    log = results.open("a") if results else None
    with concurrent.futures.ThreadPoolExecutor(PROCESSES) as pool:
        waiting = [pool.submit(worked, program, work, case) for case in cases if key(case) not in known]
        for done in concurrent.futures.as_completed(waiting):
            entry = {"program": version, **done.result()}
            known[key(entry["case"])] = entry
            if log:
                log.write(json.dumps(entry) + "\n")
                log.flush()
    return [known[key(case)] for case in cases]


def above_weak(causes):
    return [c["id"] for c in causes if c["support"] in ("strong", "moderate") and c["id"] not in GENERAL]


def is_right(outcome):
    first = next(iter(outcome["causes"]), None)
    if not first or first["id"] != EXPECTED[outcome["case"]["scenario"]]:
        return False
    return outcome["affected"] is None or first["side"] == outcome["affected"]


def is_wrong_side(outcome):
    """The cause looked for is listed, and on the other side."""
    cause = next((c for c in outcome["causes"] if c["id"] == EXPECTED[outcome["case"]["scenario"]]), None)
    affected = outcome["affected"]
    return bool(cause and affected and cause["side"] in ("left", "right") and cause["side"] != affected)


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "-"


def of_group(outcomes, scenario, tasks, snr):
    return [o for o in outcomes
            if (o["case"]["scenario"], o["case"]["tasks"], o["case"]["snr"]) == (scenario, tasks, snr)]


def conditions_table(outcomes):
    print("| scenario | SNR | tasks | right first | wrong side | first instead |")
    print("|---|---|---|---|---|---|")
    for scenario in EXPECTED:
        for snr in RATIOS:
            for tasks in TASKS:
                group = of_group(outcomes, scenario, tasks, snr)
                right = [o for o in group if is_right(o)]
                instead = collections.Counter(
                    f"{o['causes'][0]['id']} {o['causes'][0]['support']}" if o["causes"] else "none"
                    for o in group if o not in right)
                print(f"| {scenario} | {snr} dB | {tasks} | {percent(len(right), len(group))} of {len(group)} "
                      f"| {sum(map(is_wrong_side, group))} "
                      f"| {', '.join(f'{n} x {name}' for name, n in sorted(instead.items(), key=lambda i: (-i[1], i[0])))} |")
    print("\n| tasks on and unmarked, all scenarios | bad channel | right first |")
    print("|---|---|---|")
    for tasks in ("on", "unmarked"):
        for is_bad in (False, True):
            group = [o for o in outcomes if o["case"]["scenario"] in EXPECTED and o["case"]["tasks"] == tasks
                     and bool(o["bad_channel"]) == is_bad]
            print(f"| {tasks} | {'one' if is_bad else 'none'} | {percent(sum(map(is_right, group)), len(group))} "
                  f"of {len(group)} |")


def pattern_table(outcomes):
    """Where a condition has patterns, which of them are missed."""
    print("\n| scenario | pattern | right first, tasks on or unmarked |")
    print("|---|---|---|")
    moved = [o for o in outcomes if o["case"]["scenario"] in EXPECTED and o["case"]["tasks"] != "off" and o["pattern"]]
    for scenario, pattern in sorted({(o["case"]["scenario"], o["pattern"]) for o in moved}):
        group = [o for o in moved if (o["case"]["scenario"], o["pattern"]) == (scenario, pattern)]
        print(f"| {scenario} | {pattern} | {percent(sum(map(is_right, group)), len(group))} of {len(group)} |")


def is_loudly_wrong(outcome):
    """Something else, or the wrong side, stands first and is said to be more than weak."""
    first = next(iter(outcome["causes"]), None)
    return bool(first) and first["support"] in ("strong", "moderate") and not is_right(outcome)


def wrong_table(outcomes):
    print("\n| scenario | tasks | a wrong first cause, moderate or strong | of these strong | which |")
    print("|---|---|---|---|---|")
    for scenario in EXPECTED:
        for tasks in TASKS:
            group = [o for o in outcomes if (o["case"]["scenario"], o["case"]["tasks"]) == (scenario, tasks)]
            wrong = [o["causes"][0] for o in group if is_loudly_wrong(o)]
            names = collections.Counter(c["id"] for c in wrong)
            print(f"| {scenario} | {tasks} | {len(wrong)} of {len(group)} | {sum(c['support'] == 'strong' for c in wrong)} "
                  f"| {', '.join(f'{n} x {name}' for name, n in sorted(names.items()))} |")


def telling(outcome):
    """The events that decide: tics need a second place that jerks, the others do with their busiest."""
    return outcome["events"][1 if outcome["case"]["scenario"] == "tic" else 0]


def events_table(outcomes):
    print("\n| scenario, tasks on or unmarked | true events | right first | listed | wrong first, moderate or strong |")
    print("|---|---|---|---|---|")
    for scenario in EVENTS:
        moved = [o for o in outcomes if o["case"]["scenario"] == scenario and o["case"]["tasks"] != "off"]
        for low, high in COUNTS:
            group = [o for o in moved if low <= telling(o) < high]
            listed = sum(any(c["id"] == EXPECTED[scenario] for c in o["causes"]) for o in group)
            name = f"{low} to {high - 1}" if high < 10**6 else f"{low} and more"
            print(f"| {scenario} | {name} | {percent(sum(map(is_right, group)), len(group))} of {len(group)} "
                  f"| {listed} | {sum(map(is_loudly_wrong, group))} |")


def rest_table(outcomes):
    print("\n| no movements | SNR | hfs_nvc strong | post_bells strong | both listed | first names a missing test |")
    print("|---|---|---|---|---|---|")
    for scenario in ("hfs", "synkinesis"):
        for snr in RATIOS:
            group = of_group(outcomes, scenario, "off", snr)
            strong = lambda cause: sum(any(c["id"] == cause and c["support"] == "strong" for c in o["causes"])
                                       for o in group)
            both = sum({"hfs_nvc", "post_bells"} <= {c["id"] for c in o["causes"]} for o in group)
            named = sum(bool(o["causes"]) and o["causes"][0]["missing"] > 0 for o in group)
            print(f"| {scenario} | {snr} dB | {strong('hfs_nvc')} | {strong('post_bells')} | {both} of {len(group)} "
                  f"| {named} of {len(group)} |")


def health_table(outcomes):
    print("\n| scenario | SNR | tasks | nothing above weak | else |")
    print("|---|---|---|---|---|")
    for scenario in HEALTHY:
        for snr in RATIOS:
            for tasks in TASKS:
                group = of_group(outcomes, scenario, tasks, snr)
                loud = [(o["case"]["seed"], above_weak(o["causes"])) for o in group if above_weak(o["causes"])]
                print(f"| {scenario} | {snr} dB | {tasks} | {percent(len(group) - len(loud), len(group))} of {len(group)} "
                      f"| {'; '.join(f'seed {seed}: {chr(44).join(names)}' for seed, names in loud)} |")


def crosstalk_tables(outcomes):
    print("| person | pair is truly | assessable pairs | called present | undecided | not assessable |")
    print("|---|---|---|---|---|---|")
    for scenario in ("normal", "synkinesis"):
        pairs = [p for o in outcomes if o["case"]["scenario"] == scenario for p in o["pairs"]]
        for truly in ("crosstalk at most", "moves itself"):
            calls = collections.Counter(p["call"] for p in pairs if p["truly"] == truly)
            able = calls["present"] + calls["absent"] + calls["undecided"]
            print(f"| {scenario} | {truly} | {able} | {calls['present']} ({percent(calls['present'], able)}) "
                  f"| {calls['undecided']} | {calls['not_assessable'] + calls['no row']} |")
    print("\n| synkinetic pairs with a lag of | pairs | called present | of those assessable | absent | undecided | not assessable | no row |")
    print("|---|---|---|---|---|---|---|---|")
    wired = [p for o in outcomes for p in o["pairs"] if p["truly"] == "wired"]
    for low, high in ((0, 5), (5, 20), (20, 41)):
        calls = collections.Counter(p["call"] for p in wired if low <= p["lag"] < high)
        able = calls["present"] + calls["absent"] + calls["undecided"]
        print(f"| {low}-{high} ms | {calls.total()} | {percent(calls['present'], calls.total())} "
              f"| {percent(calls['present'], able)} | {calls['absent']} | {calls['undecided']} "
              f"| {calls['not_assessable']} | {calls['no row']} |")
    print("\n| crosstalk | pairs of crosstalk at most | called present |")
    print("|---|---|---|")
    for low, high in ((2, 5), (5, 10), (10, 15), (15, 20.01)):
        calls = [p["call"] for o in outcomes if low <= o["case"]["crosstalk"] < high for p in o["pairs"]
                 if p["truly"] == "crosstalk at most" and p["call"] not in ("not_assessable", "no row")]
        print(f"| {low}-{high:.0f} % | {len(calls)} | {percent(calls.count('present'), len(calls))} |")


def run(what, program, seeds, results):
    if what == "conditions":
        outcomes = finished(program, judged, condition_cases(seeds), results)
        conditions_table(outcomes)
        pattern_table(outcomes)
        wrong_table(outcomes)
        events_table(outcomes)
        rest_table(outcomes)
        health_table(outcomes)
    else:
        crosstalk_tables(finished(program, paired, crosstalk_cases(seeds), results))

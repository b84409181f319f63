#!/usr/bin/env python3
"""Times whole batches over the national sample, in pairs within one run: one worker beside one a core.

    cargo build --release && cargo build --release --example national_sample
    python3 benches/batch.py [--rounds 3] [--documents plan,annual,scorecard] [--debug]

Prints pages per second, the gain of all workers over one, the memory of the largest worker, and how long the second,
unchanged run and the run after one changed cell take. With `typst` (0.15) on the path one province's plan is also made by
a call of it, from the same layouts and data with its own Thai breaks; with `xelatex` by that, see xelatex.py.
"""
import argparse, json, os, pathlib, re, shutil, statistics, subprocess, sys, tempfile, threading, time

import xelatex

HERE = pathlib.Path(__file__).resolve().parent.parent
AS_OF = "5/10/2565"


def peak_memory(supervisor, peaks):
    """Notes the high-water mark of every worker until the supervisor ends (Linux)."""
    while supervisor.poll() is None:
        try:
            children = pathlib.Path(f"/proc/{supervisor.pid}/task/{supervisor.pid}/children").read_text().split()
            tasks = pathlib.Path(f"/proc/{supervisor.pid}/task").iterdir()
            children += [child for task in tasks for child in (task / "children").read_text().split()]
            for child in set(children):
                for line in pathlib.Path(f"/proc/{child}/status").read_text().splitlines():
                    if line.startswith("VmHWM"):
                        peaks[child] = max(peaks.get(child, 0), int(line.split()[1]))
        except OSError:
            pass
        time.sleep(0.05)


def batch(ruplem, nation, books, *words):
    """Runs a batch: seconds, its last event, and the kilobytes of its largest worker."""
    begun = time.monotonic()
    call = [ruplem, "batch", nation, "-o", books, "--as-of", AS_OF, "--format", "json", *words]
    running = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    peaks = {}
    watch = threading.Thread(target=peak_memory, args=(running, peaks))
    watch.start()
    events = [json.loads(line) for line in running.stdout]
    running.wait()
    watch.join()
    if running.returncode not in (0, 1):
        sys.exit(f"batch ended with {running.returncode}")
    return time.monotonic() - begun, events[-1], max(peaks.values(), default=0)


def data_of_a_plan(ruplem, nation, root):
    """The layouts and one province's plan as data, without our marks, in a folder of their own."""
    province = next(path for path in sorted(nation.iterdir()) if path.name.startswith("50-"))
    subprocess.run([ruplem, "templates", root], check=True, capture_output=True)
    data = root / "data.json"
    subprocess.run([ruplem, "plan", province, "-o", data, "--data-only"], check=True, capture_output=True)
    data.write_text(data.read_text().replace("\u200b", "").replace("\u2060", ""))
    return data


def typst(root):
    """Pages per second of the `typst` program called once for a book."""
    look = root / "parts" / "book.typ"
    look.write_text(look.read_text().replace('lang: "ja"', 'lang: "th"'))
    call = ["typst", "compile", "--root", root, "--font-path", HERE / "fonts", "--ignore-system-fonts",
            "--features", "a11y-extras", "--pdf-standard", "a-2a,ua-1", root / "plan.typ", root / "plan.pdf"]
    begun = time.monotonic()
    subprocess.run(call, check=True, stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - begun
    told = subprocess.run(["pdfinfo", root / "plan.pdf"], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1]) / seconds


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--documents", default="plan,annual,scorecard")
    asked.add_argument("--debug", action="store_true")
    asked.add_argument("--program", type=pathlib.Path, help="another build of ruplem, such as `just fastest` makes")
    asked = asked.parse_args()
    built = HERE / "target" / ("debug" if asked.debug else "release")
    work = pathlib.Path(tempfile.mkdtemp(prefix="ruplem-bench-"))
    nation, books = work / "nation", work / "books"
    ruplem, cores = asked.program.resolve() if asked.program else built / "ruplem", os.cpu_count()
    subprocess.run([built / "examples" / "national_sample", nation], check=True)
    documents = ["--documents", asked.documents, "--force"]

    data = data_of_a_plan(ruplem, nation, work / "peers")
    peers = {"typst": lambda: typst(data.parent), "xelatex": lambda: xelatex.rate(data, HERE / "fonts", data.parent)}
    peers = {name: rate for name, rate in peers.items() if shutil.which(name)}
    gains, times = [], {name: [] for name in peers}
    for _ in range(asked.rounds):
        pair = {}
        for jobs in (1, cores):
            seconds, end, memory = batch(ruplem, nation, books, *documents, "--jobs", str(jobs))
            pair[jobs] = end["pages"] / seconds
            print(f"{jobs} worker(s): {end['made']} books, {end['pages']} pages in {seconds:.1f} s, "
                  f"{pair[jobs]:.0f} pages/s, largest worker {memory / 1024:.0f} MB")
        gains.append(pair[cores] / pair[1])
        for name, rate in peers.items():
            theirs = rate()
            times[name].append(pair[cores] / theirs)
            print(f"{name}, called once a book: {theirs:.1f} pages/s")
    print(f"gain of {cores} workers over one: {statistics.median(gains):.2f}")
    for name, many in times.items():
        print(f"ours is {statistics.median(many):.1f} times {name}, called once a book")
    _, end, memory = batch(ruplem, nation, books, *documents, "--jobs", "1", "--provinces", "เชียงใหม่,ตาก,แพร่")
    print(f"after {end['made']} books only, the largest worker has {memory / 1024:.0f} MB")

    whole = ["--documents", asked.documents + ",national"]
    batch(ruplem, nation, books, *whole)
    seconds, end, _ = batch(ruplem, nation, books, *whole)
    print(f"unchanged: {seconds:.2f} s ({end['unchanged']} books left alone, {end['made']} made)")
    results = next(nation.glob("50-*")) / "results.csv"
    lines = results.read_text().splitlines()
    cells = lines[1].split(",")
    cells[2] = str(int(cells[2]) + 1)
    results.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n")
    seconds, end, _ = batch(ruplem, nation, books, *whole)
    print(f"one cell changed: {seconds:.2f} s ({end['made']} books made)")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()

"""What the program is made of, for who gives it away: python3 release/inventory.py FOLDER writes third-party-licences.txt, every
licence with whose code it covers, and ruplem.cdx.json, the same as CycloneDX. Both follow from the lockfiles alone."""

import datetime
import json
import os
import re
import subprocess
import sys
import tomllib
import uuid
from collections import defaultdict
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TARGETS = ("x86_64-unknown-linux-musl", "x86_64-pc-windows-gnu", "wasm32-unknown-unknown")
OURS = {"ruplem", "ruplem-page", "ruplem-unpack"}
LICENCE = re.compile(r"^(un)?licen[cs]e|^copying|^notice|^copyright", re.IGNORECASE)


def crates() -> dict[str, dict]:
    """What is linked into a program of ours, by the name that cargo gives each version."""
    found = {}
    for target in TARGETS:
        words = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
        told = json.loads(subprocess.run(words, cwd=PROJECT, check=True, capture_output=True).stdout)
        packages = {package["id"]: package for package in told["packages"]}
        nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
        ahead = [one for one, package in packages.items() if package["name"] in OURS]
        seen = set(ahead)
        while ahead:
            for dependency in nodes[ahead.pop()]["deps"]:
                linked = any(kind["kind"] is None for kind in dependency["dep_kinds"])
                if linked and dependency["pkg"] not in seen:
                    seen.add(dependency["pkg"])
                    ahead.append(dependency["pkg"])
        for one in seen:
            links = found.setdefault(one, {**packages[one], "links_to": set()})["links_to"]
            links.update(d["pkg"] for d in nodes[one]["deps"] if d["pkg"] in seen)
    return found


def modules() -> list[dict]:
    """What npm brings into the page."""
    lock = json.loads((PROJECT / "page/package-lock.json").read_text())["packages"]
    of_page = [(path, one) for path, one in lock.items() if path and not one.get("dev") and not one.get("optional")]
    return [
        {"name": path.rsplit("node_modules/", 1)[1], "folder": PROJECT / "page" / path, **one} for path, one in of_page
    ]


def texts(folder: Path) -> list[str]:
    files = sorted(file for file in folder.iterdir() if file.is_file() and LICENCE.match(file.name))
    return [file.read_text(errors="replace").replace("\r\n", "\n").strip() for file in files]


def expression(licence: str | None) -> str:
    return re.sub(r"\s*/\s*", " OR ", licence or "NOASSERTION")


def licences(linked: list[dict], npm: list[dict]) -> str:
    covers: defaultdict[str, list[str]] = defaultdict(list)
    without = []
    # Crates of one repository often leave the text to one of them.
    of_repository = {}
    for crate in linked:
        if found := texts(Path(crate["manifest_path"]).parent):
            of_repository.setdefault(crate["repository"], found)
    for crate in linked:
        name = f"{crate['name']} {crate['version']}"
        found = texts(Path(crate["manifest_path"]).parent) or of_repository.get(crate["repository"] or "")
        if not found:
            authors = ", ".join(re.sub(r"\s*<.*?>", "", author) for author in crate["authors"]) or "its authors"
            without.append(f"{name}: {expression(crate['license'])}, by {authors}")
        for text in found or []:
            covers[text].append(name)
    for module in npm:
        for text in texts(module["folder"]):
            covers[text].append(f"{module['name']} {module['version']} (in ruplem.html)")
    for name, file in (("Sarabun", "Sarabun-OFL.txt"), ("TH SarabunPSK", "THSarabunPSK-LICENSE.txt")):
        covers[(PROJECT / "fonts" / file).read_text(errors="replace").strip()].append(f"the face {name}")
    parts = [(PROJECT / "data/README.md").read_text().strip()]
    if without:
        parts.append("Licences that come without a text:\n\n" + "\n".join(sorted(without)))
    told = sorted((sorted(set(names)), text) for text, names in covers.items())
    parts.extend("\n".join(names) + "\n\n" + text for names, text in told)
    return f"\n\n{'=' * 80}\n\n".join(parts) + "\n"


def purl(kind: str, name: str, version: str) -> str:
    return f"pkg:{kind}/{name.replace('@', '%40')}@{version}"


def bill(linked: list[dict], npm: list[dict], version: str) -> dict:
    lock = tomllib.loads((PROJECT / "Cargo.lock").read_text())["package"]
    checksums = {(one["name"], one["version"]): one.get("checksum") for one in lock}
    by_id = {crate["id"]: purl("cargo", crate["name"], crate["version"]) for crate in linked}

    def component(kind: str, name: str, version: str, licence: str | None, checksum: str | None) -> dict:
        reference = purl(kind, name, version)
        told = {"type": "library", "bom-ref": reference, "name": name, "version": version, "purl": reference}
        if licence:
            told["licenses"] = [{"expression": expression(licence)}]
        if checksum:
            told["hashes"] = [{"alg": "SHA-256", "content": checksum}]
        return told

    components = [
        component("cargo", one["name"], one["version"], one["license"], checksums[one["name"], one["version"]])
        for one in linked
    ] + [component("npm", one["name"], one["version"], one.get("license"), None) for one in npm]
    made = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.UTC)
    ours = {"type": "application", "bom-ref": "ruplem", "name": "ruplem", "version": version}
    ours["licenses"] = [{"expression": "MIT OR Apache-2.0"}]
    depends = [
        {"ref": by_id[one["id"]], "dependsOn": sorted({by_id[to] for to in one["links_to"] if to in by_id})}
        for one in linked
    ]
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": ours},
        "components": components,
        "dependencies": [{"ref": "ruplem", "dependsOn": sorted(one["bom-ref"] for one in components)}, *depends],
    }
    told["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(told, sort_keys=True))}"
    return told


def main() -> None:
    folder = Path(sys.argv[1])
    every = crates().values()
    version = next(crate["version"] for crate in every if crate["name"] == "ruplem")
    linked = sorted((one for one in every if one["name"] not in OURS), key=lambda one: (one["name"], one["version"]))
    npm = modules()
    (folder / "third-party-licences.txt").write_text(licences(linked, npm))
    text = json.dumps(bill(linked, npm, version), indent=2, sort_keys=True, ensure_ascii=False)
    (folder / "ruplem.cdx.json").write_text(text + "\n")


main()

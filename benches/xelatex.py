"""The same plan book in LaTeX: its words and tables from `ruplem plan --data-only`, set by XeLaTeX as its own users would,
with Thai line breaks by ICU (`XeTeXlinebreaklocale`), long tables that repeat their heads, and a table of contents."""
import json, pathlib, re, subprocess, time

# Contents and the widths of long tables are right after the third pass.
PASSES = 3

HEAD = r"""\documentclass[a4paper]{report}
\usepackage{fontspec,longtable,array,pdflscape,geometry,colortbl}
\geometry{left=3cm,right=2cm,top=2.5cm,bottom=2cm}
\setmainfont{THSarabun}[Path=%FONTS%/,Extension=.ttf,UprightFont=*-Regular,BoldFont=*-Bold,ItalicFont=*-Italic]
\XeTeXlinebreaklocale "th"
\XeTeXlinebreakskip = 0pt plus 1pt
\renewcommand{\arraystretch}{1.1}
\sloppy
\begin{document}\fontsize{16}{20}\selectfont
"""


def words(text):
    text = text.replace("\u200b", "").replace("\u2060", "").replace("\u00a0", "~")
    return re.sub(r"[#$%&_{}^\\]", lambda sign: "\\" + sign[0], text)


def table(columns, head, rows):
    line = lambda cells: " & ".join(words(cell or "") for cell in cells) + r" \\ \hline" + "\n"
    begin = rf"\begin{{longtable}}{{|{'|'.join(columns)}|}}\hline" + "\n"
    return begin + (line(head) + "\\endhead\n" if head else "") + "".join(map(line, rows)) + "\\end{longtable}\n"


def paragraphs(texts):
    return "".join(words(text) + "\n\n" for text in texts)


def people(target):
    return [target[key] for key in ("informal", "elderly", "disabled", "total")]


def gantt(strategy, months):
    fixed = ["p{0.5cm}", "p{4.4cm}", "p{2.8cm}"] + ["r"] * 5
    rows = [
        [one["number"], one["name"], one["agency"], *people(one["target"]), one["budget"],
         *("■" if month else "" for month in one["months"])]
        for one in strategy["projects"]
    ]
    head = ["ที่", "โครงการ/กิจกรรม", "หน่วยงาน", "นอกระบบ", "สูงอายุ", "พิการ", "รวม", "งบประมาณ", *months]
    return table(fixed + ["p{0.2cm}"] * 12, head, rows).replace("■", r"\rule{0.2cm}{0.5em}")


def sheet(one):
    kinds = {"รหัสโครงการ": "id", "ระยะเวลา": "span", "วัตถุประสงค์": "objective", "ตัวชี้วัด": "indicator",
             "งบประมาณ": "budget_line", "แหล่งงบประมาณ": "source", "หน่วยงาน": "agency", "พื้นที่ดำเนินการ": "area"}
    rows = [(name, one[key]) for name, key in kinds.items() if one[key]]
    rows.insert(4, ("กลุ่มเป้าหมาย", " ".join(f"{count} คน" for count in people(one["target"]))))
    return rf"\subsection{{{words(one['name'])}}}" + table(["p{3.2cm}", "p{11cm}"], None, rows)


def document(book, fonts):
    parts = [HEAD.replace("%FONTS%", str(fonts)), r"\tableofcontents\listoftables"]
    chapter = lambda name: parts.append(rf"\chapter{{{words(name)}}}" + "\n")
    section = lambda name: parts.append(rf"\section{{{words(name)}}}" + "\n")
    chapter("บทสรุปผู้บริหาร")
    parts.append(paragraphs(book["preface"] + book["summary"]))
    chapter("สถานการณ์แรงงาน")
    for group in book["situation"]:
        section(group["name"])
        parts.append(paragraphs(group["intro"]))
        for topic in group["topics"]:
            rows = [[row["item"], row["people"], row["percent"]] for row in topic["rows"]]
            parts.append(table(["p{8cm}", "r", "r"], ["รายการ", "จำนวน (คน)", "ร้อยละ"], rows))
    chapter("กลไกการขับเคลื่อน")
    for mechanism in book["mechanisms"]:
        section(mechanism["name"])
        parts.append(paragraphs(mechanism["duty"]))
        rows = [[member["number"], member["title"], member["role"]] for member in mechanism["members"]]
        parts.append(table(["p{1cm}", "p{8.5cm}", "p{4cm}"], ["ที่", "ตำแหน่ง", "บทบาท"], rows))
    chapter("แผนปฏิบัติการ")
    parts.append(paragraphs(book["plan_intro"]))
    parts.append(r"\begin{landscape}\fontsize{12.5}{15}\selectfont")
    parts += [gantt(strategy, book["months"]["names"]) for strategy in book["strategies"]]
    parts.append(r"\end{landscape}\fontsize{14}{17}\selectfont")
    parts += [sheet(one) for strategy in book["strategies"] for one in strategy["projects"]]
    chapter("ตัวชี้วัดและเกณฑ์การประเมินผล")
    rows = [[row["number"], row["name"], row["target"], row["unit"]] for row in book["indicators"]]
    parts.append(table(["p{1cm}", "p{8cm}", "r", "p{2cm}"], ["ที่", "ตัวชี้วัด", "เป้าหมาย", "หน่วย"], rows))
    for one in book["rounds"]:
        rows = [[level["level"], rule["text"]] for level in one["levels"] for rule in level["criteria"]]
        parts.append(table(["p{1.5cm}", "p{12cm}"], ["ระดับ", "เกณฑ์การให้คะแนน"], rows))
    chapter("ปฏิทินการปฏิบัติงาน")
    parts.append(table(["p{3cm}", "p{11cm}"], ["ภายในวันที่", "การปฏิบัติงาน"],
                       [[duty["due"], duty["text"]] for duty in book["calendar"]]))
    return "".join(parts) + r"\end{document}"


def rate(data, fonts, folder):
    """Pages per second of XeLaTeX on a plan's data, all passes counted."""
    source = folder / "plan.tex"
    source.write_text(document(json.loads(pathlib.Path(data).read_text()), fonts))
    begun = time.monotonic()
    for _ in range(PASSES):
        made = subprocess.run(["xelatex", "-interaction=batchmode", source.name], cwd=folder, capture_output=True)
    seconds = time.monotonic() - begun
    log = (folder / "plan.log").read_text(errors="replace")
    pages = re.search(r"Output written on plan\.(?:pdf|xdv) \((\d+) page", log.replace("\n", ""))
    if not pages:
        raise SystemExit(f"xelatex made no book ({made.returncode}), see {folder / 'plan.log'}")
    return int(pages[1]) / seconds

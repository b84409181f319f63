//! Books set with our own hand in cells and tables and without: not a glyph, not a line's end, not a tag may differ.

use std::collections::BTreeMap;
use std::fmt::Write;

use rayon::ThreadPoolBuilder;
use serde_json::{Value, json};
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::{SENTENCE, breaker};
use crate::compose::Document;
use crate::files::Files;
use crate::read::Options;
use crate::templates::Templates;
use crate::typeset::count::{self, Counted, PARTS_AS_TYPST};
use crate::typeset::data::Data;
use crate::typeset::press::{Press, compile};
use crate::workshop::Workshop;

/// Something on a page, and where.
#[derive(Debug)]
struct Mark {
    what: String,
    x: f64,
    y: f64,
}

/// Everything on a page in the order in which it is told.
fn marks(frame: &Frame, at: Transform, found: &mut Vec<Mark>) {
    for (pos, item) in frame.items() {
        let at = at.pre_concat(Transform::translate(pos.x, pos.y));
        let (mut x, y) = (at.tx.to_pt(), at.ty.to_pt());
        match item {
            FrameItem::Group(group) => {
                marks(&group.frame, at.pre_concat(group.transform), found);
                continue;
            }
            FrameItem::Text(text) => {
                let (family, fill, size) = (&text.font.info().family, &text.fill, text.size);
                let what =
                    format!("{} {family} {:?} {size:?} {fill:?} {:?}", text.text, text.font.info().variant, text.lang);
                found.push(Mark { what, x, y });
                for glyph in &text.glyphs {
                    let what = format!("{} {:?} {:?}", glyph.id, glyph.range, glyph.span);
                    let above = glyph.y_offset.at(text.size).to_pt();
                    found.push(Mark { what, x: x + glyph.x_offset.at(text.size).to_pt(), y: y - above });
                    x += glyph.x_advance.at(text.size).to_pt();
                }
            }
            // Where a tag lies is told by what lies around it.
            FrameItem::Tag(Tag::Start(element, _)) => {
                let what = format!("<{} {:?}>", element.elem().name(), element.location());
                found.push(Mark { what, x: 0.0, y: 0.0 });
            }
            FrameItem::Tag(Tag::End(location, ..)) => {
                found.push(Mark { what: format!("</{location:?}>"), x: 0.0, y: 0.0 })
            }
            FrameItem::Shape(shape, _) => {
                let fill = &shape.fill;
                found.push(Mark { what: format!("{fill:?}"), x, y });
                let (what, end) = match &shape.geometry {
                    Geometry::Line(end) => ("line".to_owned(), *end),
                    Geometry::Rect(size) => ("rectangle".to_owned(), size.to_point()),
                    curve @ Geometry::Curve(_) => (format!("{curve:?}"), Point::zero()),
                };
                found.push(Mark { what, x: x + end.x.to_pt(), y: y + end.y.to_pt() });
            }
            FrameItem::Link(to, size) => {
                found.push(Mark { what: format!("{to:?}"), x, y });
                found.push(Mark { what: "link".to_owned(), x: x + size.x.to_pt(), y: y + size.y.to_pt() });
            }
            FrameItem::Image(_, size, _) => found.push(Mark { what: format!("image {size:?}"), x, y }),
        }
    }
}

/// The first thing by which two documents differ.
fn difference(ours: &PagedDocument, typsts: &PagedDocument) -> Option<String> {
    if ours.pages().len() != typsts.pages().len() {
        return Some(format!("{} pages, not {}", ours.pages().len(), typsts.pages().len()));
    }
    for (number, (ours, typsts)) in ours.pages().iter().zip(typsts.pages()).enumerate() {
        let (mut told, mut expected) = (Vec::new(), Vec::new());
        marks(&ours.frame, Transform::identity(), &mut told);
        marks(&typsts.frame, Transform::identity(), &mut expected);
        let is_alike =
            |(a, b): &(&Mark, &Mark)| a.what == b.what && (a.x - b.x).abs() < 0.01 && (a.y - b.y).abs() < 0.01;
        if let Some((a, b)) = told.iter().zip(&expected).find(|pair| !is_alike(pair)) {
            return Some(format!("page {}: {a:?}, not {b:?}", number + 1));
        }
        if told.len() != expected.len() {
            return Some(format!("page {}: {} marks, not {}", number + 1, told.len(), expected.len()));
        }
    }
    None
}

/// Lays a book out both ways; the first difference, and how many cells and how many tables were ours and not.
fn both_ways(
    press: Press,
    layout: &str,
    json: &str,
    assets: &BTreeMap<String, Vec<u8>>,
) -> (Option<String>, [Counted; 2]) {
    // On one thread, whose cells are counted.
    let pool = ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    pool.install(|| {
        PARTS_AS_TYPST.set(true);
        let set = |press: &Press| {
            let world = press.world(layout, &Data::of(json).expect("it is JSON"), assets).expect("a world");
            typst::comemo::evict(0);
            count::take();
            let set = compile(&world).map(|(document, warnings)| (document, format!("{warnings:?}")));
            (set.map_err(|error| error.to_string()), count::take())
        };
        let (ours, counted) = set(&press);
        let (typsts, none) = set(&press.with_typsts_cells());
        assert_eq!(none, [(0, 0); 2]);
        let difference = match (&ours, &typsts) {
            (Ok((ours, told)), Ok((typsts, expected))) => {
                difference(ours, typsts).or_else(|| (told != expected).then(|| format!("{told}, not {expected}")))
            }
            _ => Some(format!("{:?}, {:?}", ours.err(), typsts.err())),
        };
        (difference, counted)
    })
}

/// A layout with tables of every kind under a rule of somebody's own.
fn layout(rule: &str) -> String {
    include_str!("tables.typ").replace("// The rule under test.", rule)
}

fn data() -> Value {
    json!({
        "sentence": SENTENCE,
        "long": SENTENCE.repeat(8),
        "names": ["แรงงานนอกระบบ", "สำนักงานแรงงานจังหวัดเชียงใหม่", "ที่นี่ น้ำใจ ปี่ ฟ้า ญู กฎุ", "GFMIS ๒๕๖๕-2022 (ระบบ) “คำพูด” ๕,๐๐๐.๕๐ –"],
        "figures": ["๑,๒๓๔.", "1,234.50", "–", "ก-", "", " ", "AV To 12:"],
    })
}

fn press(layout: &str) -> Press {
    Press::new(BTreeMap::from([("plan.typ".to_owned(), layout.as_bytes().to_vec())]), BTreeMap::new(), breaker())
        .expect("the test layout sets up")
}

#[test]
fn layouts_with_rules_of_their_own_are_set_as_typst_sets_them() {
    let json = data().to_string();
    let mut faults = String::new();
    for line in include_str!("rules.txt").lines() {
        let (whose, rule) = line.split_once(": ").expect("whose the cells are, and the rule");
        let (difference, [(ours, _), (ours_of_tables, _)]) =
            both_ways(press(&layout(rule)), "plan.typ", &json, &BTreeMap::new());
        if let Some(difference) = difference {
            writeln!(faults, "{rule}: {difference}").expect("strings grow");
        }
        let is_told = match whose {
            "ours" => ours > 20,
            // Cells without anything in them aside.
            "typst" => ours <= 12,
            _ => true,
        };
        if !is_told {
            writeln!(faults, "{rule}: {ours} cells are ours").expect("strings grow");
        }
        if rule.is_empty() && ours_of_tables < 7 {
            writeln!(faults, "{ours_of_tables} tables are ours").expect("strings grow");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn sample_books_are_set_as_typst_sets_them() {
    let workshop = Workshop::new(Templates::embedded()).expect("the templates are sound");
    let mut faults = String::new();
    for sample in ["chiang-mai", "tak"] {
        let files = Files::on_disk(format!("samples/{sample}"));
        let checked = workshop.check(&files, &Options::default()).expect("it can be read");
        let dataset = checked.sound().next().expect("it is sound");
        for document in [Document::PLAN, Document::ANNUAL, Document::SCORECARD] {
            let composed = workshop.compose(document, dataset, dataset.year.last_day()).expect("it composes");
            let templates = Templates::embedded();
            let press = Press::new(templates.layouts(), templates.fonts(), breaker()).expect("the layouts set up");
            let (difference, [(ours, not), (ours_of_tables, parted)]) =
                both_ways(press, &document.kind.layout(), &composed.book, &composed.assets);
            if let Some(difference) = difference {
                writeln!(faults, "{sample} {}: {difference}", document.kind.layout()).expect("strings grow");
            }
            // Drawings and what goes on on the next page are Typst's.
            if ours_of_tables < 20 * parted || ours_of_tables == 0 {
                writeln!(
                    faults,
                    "{sample} {}: {ours_of_tables} tables are ours, {parted} were parted",
                    document.kind.layout()
                )
                .expect("strings grow");
            }
            if ours < 9 * not {
                writeln!(faults, "{sample} {}: {ours} cells are ours, {not} are not", document.kind.layout())
                    .expect("strings grow");
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

//! Our own reader: text as `proof` reads it, and what else a file says and shows by the library under it.

use std::{fs, path::Path};

use hayro::{
    RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{
        Pdf,
        content::ops::TypedInstruction,
        object::{Dict, MaybeRef, Name, Object, Stream, String as PdfString},
    },
    render,
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbImage, RgbaImage};
use ruplem::proof::pdf::pages;

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn open(path: &Path) -> Pdf {
    Pdf::new(bytes(path)).unwrap_or_else(|error| panic!("{}: no PDF ({error:?})", path.display()))
}

pub fn text(path: &Path) -> String {
    let pages = pages(bytes(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = pages.iter().flat_map(|page| page.lines.iter().map(|line| line.text.as_str()).chain(["\u{c}"]));
    lines.flat_map(|line| [line, "\n"]).collect()
}

pub fn bookmarks(path: &Path) -> Vec<String> {
    fn follow(first: Option<Dict>, titles: &mut Vec<String>) {
        let mut next = first;
        while let Some(item) = next {
            titles.extend(item.get::<PdfString>("Title").and_then(|title| in_words(&title)));
            follow(item.get("First"), titles);
            next = item.get("Next");
        }
    }
    let pdf = open(path);
    let mut titles = Vec::new();
    follow(catalog(&pdf).get::<Dict>("Outlines").and_then(|outlines| outlines.get("First")), &mut titles);
    titles
}

pub fn strings(path: &Path) -> Vec<(String, String)> {
    let pdf = open(path);
    let mut found = Vec::new();
    for object in pdf.objects() {
        if let Object::Stream(stream) = &object
            && is_metadata(stream)
        {
            let told = stream.decoded().expect("metadata is whole");
            found.push(("/XMP".to_owned(), String::from_utf8(told.into_owned()).expect("metadata is UTF-8")));
        }
        walk("", object, &mut found);
    }
    for page in pdf.pages().iter() {
        let mut operations = page.typed_operations();
        while let Some(operation) = operations.next() {
            if let TypedInstruction::BeginMarkedContentWithProperties(marked) = operation
                && let Object::Dict(properties) = marked.1
            {
                let language = properties.get::<PdfString>("Lang").and_then(|language| in_words(&language));
                found.extend(language.map(|language| ("/Lang".to_owned(), language)));
            }
        }
    }
    found.extend(bookmarks(path).into_iter().map(|title| ("bookmark".to_owned(), title)));
    let language = catalog(&pdf).get::<PdfString>("Lang").and_then(|language| in_words(&language));
    found.push(("language".to_owned(), language.expect("a book has a language")));
    found
}

pub fn faces(path: &Path) -> String {
    let pdf = open(path);
    let fonts = pdf.objects().into_iter().filter_map(Object::into_dict);
    fonts.filter_map(|font| font.get::<Name>("BaseFont")).map(|name| format!("{}\n", name.as_str())).collect()
}

pub fn draw(path: &Path, page: usize, resolution: u16) -> RgbImage {
    let pdf = open(path);
    let scale = f32::from(resolution) / 72.0;
    let page = &pdf.pages()[page - 1];
    // Whole pixels, and a last one for what is left, as other programs have it.
    let (width, height) = page.render_dimensions();
    let [width, height] = [width, height].map(|length| (length * scale).ceil() as u16);
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, width: Some(width), height: Some(height), bg_color: WHITE };
    let drawn = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let bytes = drawn.data_as_u8_slice().to_vec();
    let picture = RgbaImage::from_raw(width.into(), height.into(), bytes).expect("four bytes a pixel");
    DynamicImage::from(picture).to_rgb8()
}

fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a file has a catalog")
}

fn is_metadata(stream: &Stream) -> bool {
    stream.dict().get::<Name>("Type").is_some_and(|kind| kind.as_str() == "Metadata")
}

/// Every text of an object, but not of those it refers to.
fn walk(key: &str, object: Object, found: &mut Vec<(String, String)>) {
    let mut inner = |key: &str, object: MaybeRef<Object>| {
        if let MaybeRef::NotRef(object) = object {
            walk(key, object, found);
        }
    };
    match object {
        Object::Dict(dict) => dict.entries().for_each(|(name, child)| inner(&format!("/{}", name.as_str()), child)),
        Object::Stream(stream) => {
            stream.dict().entries().for_each(|(name, child)| inner(&format!("/{}", name.as_str()), child));
        }
        Object::Array(array) => array.raw_iter().for_each(|child| inner(key, child)),
        Object::String(text) => found.extend(in_words(&text).map(|text| (key.to_owned(), text))),
        _ => {}
    }
}

/// The text of a string; none when it holds bytes that are no text.
fn in_words(string: &PdfString) -> Option<String> {
    match string.as_bytes() {
        [0xfe, 0xff, wide @ ..] => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16(&units).ok()
        }
        bytes => String::from_utf8(bytes.to_vec()).ok(),
    }
}

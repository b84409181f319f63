//! Prose by Tera: facts in, plain paragraphs out. What Tera writes is text to print, never markup.

mod error;

use serde::Serialize;
use serde_json::Value;
use tera::{Context, Kwargs, State, Tera};

pub use self::error::ProseError;
use crate::{
    model::Satang,
    thai::{baht::baht_text, digits, spacing::Spacing},
};

/// Who fills in templates: Tera here and now, or somebody who has Tera do it where it can be ended.
pub trait Renderer: Send + Sync {
    /// The text of a template with these facts.
    ///
    /// # Errors
    /// When the template is missing or asks for something the facts do not have.
    fn render(&self, template: &str, facts: &Value) -> Result<String, ProseError>;
}

/// The template that names the policy of spaces, and nothing else.
const SPACING: &str = "prose/spacing.tera";

/// The prose templates of all books.
pub struct Prose {
    renderer: Box<dyn Renderer>,
    spacing: Spacing,
}

/// Tera with the templates of all books.
pub struct TeraRenderer(Tera);

impl TeraRenderer {
    /// Takes the templates by their paths. Numbers are put into Thai by the filters `count` (๑๒,๓๔๕), `thai`
    /// (๒๕๖๕), `baht` and `baht_words` (from satang), and `percent` (from hundredths).
    ///
    /// # Errors
    /// When a template is not well formed.
    pub fn new<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, ProseError> {
        let mut tera = Tera::new();
        tera.autoescape_on(Vec::<&'static str>::new());
        tera.register_filter("count", |number: u64, _: Kwargs, _: &State| digits::count(number));
        tera.register_filter("thai", |text: tera::Value, _: Kwargs, _: &State| digits::to_thai(&text.to_string()));
        tera.register_filter("baht", |satang: u64, _: Kwargs, _: &State| digits::money(Satang::new(satang)));
        tera.register_filter("baht_words", |satang: u64, _: Kwargs, _: &State| baht_text(Satang::new(satang)));
        tera.register_filter("percent", |hundredths: u64, _: Kwargs, _: &State| {
            digits::percent_of_hundredths(hundredths)
        });
        tera.add_raw_templates(texts)?;
        Ok(Self(tera))
    }
}

impl Renderer for TeraRenderer {
    fn render(&self, template: &str, facts: &Value) -> Result<String, ProseError> {
        Ok(self.0.render(template, &Context::from_serialize(facts)?)?)
    }
}

impl Prose {
    /// Takes the templates by their paths, to be filled in here.
    ///
    /// # Errors
    /// When a template is not well formed, or that of spaces names no policy.
    pub fn new<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, ProseError> {
        let texts: Vec<(&str, &str)> = texts.into_iter().collect();
        Self::by(TeraRenderer::new(texts.iter().copied())?, texts.iter().map(|(path, _)| *path))
    }

    /// Has the templates of these paths filled in by somebody else.
    ///
    /// # Errors
    /// As for [`Self::new`].
    pub fn by<'a>(
        renderer: impl Renderer + 'static,
        paths: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ProseError> {
        let names_policy = paths.into_iter().any(|path| path == SPACING);
        let spacing = if names_policy { spacing(&renderer)? } else { Spacing::default() };
        Ok(Self { renderer: Box::new(renderer), spacing })
    }

    /// The paragraphs of a template, parted by blank lines; a line end inside a paragraph is a space.
    ///
    /// # Errors
    /// When the template is missing or asks for something the facts do not have.
    pub fn paragraphs(&self, name: &str, facts: &impl Serialize) -> Result<Vec<String>, ProseError> {
        let facts = serde_json::to_value(facts).map_err(tera::Error::message)?;
        let rendered = self.renderer.render(&format!("prose/{name}.tera"), &facts);
        let composed = paragraphs(&rendered.map_err(|error| error.beside(&facts))?);
        let mut names = Vec::new();
        strings(&facts, &mut names);
        Ok(composed.iter().map(|text| self.spacing.apply(text, names.iter().copied())).collect())
    }

    /// A template that makes one line.
    ///
    /// # Errors
    /// As for [`Self::paragraphs`].
    pub fn line(&self, name: &str, facts: &impl Serialize) -> Result<String, ProseError> {
        Ok(self.paragraphs(name, facts)?.join(" "))
    }
}

fn spacing(renderer: &impl Renderer) -> Result<Spacing, ProseError> {
    let name = renderer.render(SPACING, &Value::Object(serde_json::Map::new()))?;
    let unknown = || ProseError::Spacing { file: SPACING, name: name.trim().to_owned() };
    Spacing::named(name.trim()).ok_or_else(unknown)
}

/// Every text among the facts.
fn strings<'a>(facts: &'a Value, found: &mut Vec<&'a str>) {
    match facts {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

/// Text as paragraphs: parted by blank lines, each with single spaces.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            paragraphs.push(String::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            for word in line.split_whitespace() {
                if !paragraph.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(word);
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Facts {
        people: u64,
        satang: u64,
        name: &'static str,
    }

    #[test]
    fn facts_become_thai_paragraphs_and_stay_text() {
        let text =
            "มี {{ people | count }} คน\n  ใช้ {{ satang | baht }} บาท\n\n({{ satang | baht_words }}) {{ name }}\n";
        let prose = Prose::new([("prose/a.tera", text)]).unwrap();
        let facts = Facts { people: 1_234, satang: 150_050, name: "<b>#x</b> {{ y }}" };
        assert_eq!(
            prose.paragraphs("a", &facts).unwrap(),
            ["มี ๑,๒๓๔ คน ใช้ ๑,๕๐๐.๕๐ บาท", "(หนึ่งพันห้าร้อยบาทห้าสิบสตางค์) <b>#x</b> {{ y }}"]
        );
    }

    #[test]
    fn prose_is_spaced_by_the_policy_and_names_are_left_alone() {
        let text = "ส่งเสริมกลุ่มต่างๆใน{{ name }}จำนวน{{ people }}คน";
        let facts = Facts { people: 5, satang: 0, name: "บ้านเก่าๆ(5ส)" };
        let compose = |policy| Prose::new([("prose/a.tera", text), (SPACING, policy)])?.paragraphs("a", &facts);
        assert_eq!(compose("royal-society\n").unwrap(), ["ส่งเสริมกลุ่มต่าง ๆ ในบ้านเก่าๆ(5ส) จำนวน 5 คน"]);
        assert_eq!(compose("as-written").unwrap(), ["ส่งเสริมกลุ่มต่างๆในบ้านเก่าๆ(5ส)จำนวน5คน"]);
        assert!(compose("ตามใจ").unwrap_err().to_string().contains("ตามใจ"));
    }

    #[test]
    fn a_fact_that_is_not_there_is_named() {
        let prose = Prose::new([("prose/a.tera", "{{ missing }}")]).unwrap();
        let facts = Facts { people: 0, satang: 0, name: "" };
        assert!(prose.paragraphs("a", &facts).unwrap_err().to_string().contains("missing"));
    }
}

//! Puts the breaker's marks into the text of layouts, and takes them out of what others than Typst will read.

use std::borrow::Cow;

use typst::syntax::{SyntaxKind, SyntaxNode, parse};

use crate::thai::{breaks::Breaker, letters::is_thai};

/// U+200B, where a line may end, and U+2060, where it may not: guidance for the layout, not text.
pub(super) fn is_guidance(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}')
}

/// The text without marks; U+00A0 is a space again.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_guidance(c) || c == '\u{a0}') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !is_guidance(c)).map(|c| if c == '\u{a0}' { ' ' } else { c }).collect())
}

/// Marks the Thai text of a layout: its markup and its string literals, never its code,
/// comments, raw text, dictionary keys or the paths it imports.
pub(crate) fn mark_layout(source: &str, breaker: &Breaker) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 8);
    mark_node(&parse(source), false, breaker, &mut out);
    out
}

/// `in_names`: the node belongs to a call whose strings name things.
fn mark_node(node: &SyntaxNode, in_names: bool, breaker: &Breaker, out: &mut String) {
    match node.kind() {
        SyntaxKind::Text => mark_thai(node.leaf_text(), breaker, out),
        SyntaxKind::Str => mark_literal(node.leaf_text(), breaker, out),
        SyntaxKind::Raw | SyntaxKind::ModuleImport | SyntaxKind::ModuleInclude => {
            out.push_str(&node.full_text());
        }
        SyntaxKind::Args if in_names => node.children().for_each(|argument| match argument.kind() {
            SyntaxKind::Str => out.push_str(argument.leaf_text()),
            _ => mark_node(argument, false, breaker, out),
        }),
        SyntaxKind::Keyed => {
            let mut children = node.children();
            if let Some(key) = children.next() {
                out.push_str(&key.full_text());
            }
            children.for_each(|child| mark_node(child, false, breaker, out));
        }
        _ if node.children().len() == 0 => out.push_str(&node.full_text()),
        kind => {
            let in_names = kind == SyntaxKind::FuncCall && takes_names(node);
            node.children().for_each(|child| mark_node(child, in_names, breaker, out));
        }
    }
}

/// Whether a call takes strings that name something (a key, a pattern), not strings to print.
fn takes_names(call: &SyntaxNode) -> bool {
    let name = call.children().next().map(|callee| match callee.kind() {
        SyntaxKind::FieldAccess => callee.children().last().map_or("", |field| field.leaf_text()),
        _ => callee.leaf_text(),
    });
    matches!(name, Some("at" | "label" | "regex"))
}

fn mark_thai(text: &str, breaker: &Breaker, out: &mut String) {
    if text.contains(is_thai) {
        out.push_str(&breaker.mark(text));
    } else {
        out.push_str(text);
    }
}

/// Marks a string literal piece by piece between its escapes, which must stay whole.
fn mark_literal(literal: &str, breaker: &Breaker, out: &mut String) {
    let mut rest = literal;
    while let Some(start) = rest.find('\\') {
        mark_thai(&rest[..start], breaker, out);
        let escape = &rest[start..];
        let end = if escape.starts_with("\\u{") {
            escape.find('}').map_or(escape.len(), |close| close + 1)
        } else {
            escape.chars().take(2).map(char::len_utf8).sum()
        };
        out.push_str(&escape[..end]);
        rest = &escape[end..];
    }
    mark_thai(rest, breaker, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::lexicon::Lexicon;

    fn breaker() -> Breaker {
        Breaker::new(Lexicon::parse([""]))
    }

    #[test]
    fn text_of_a_layout_is_marked_and_code_is_not() {
        let text = "สำนักงานแรงงานจังหวัด";
        let inside = breaker().mark(text).to_string();
        for (source, marked) in [
            ("= @", true),
            ("#let x = \"@\"", true),
            ("#f(\"a\\n@\")", true),
            ("*@* และ #text[@]", true),
            ("#d.at(\"k\", default: [@])", true),
            ("// @", false),
            ("/* @ */", false),
            ("`@`", false),
            ("#import \"@.typ\": x", false),
            ("#include \"@.typ\"", false),
            ("#d.at(\"@\")", false),
            ("#label(\"@\")", false),
            ("#(\"@\": 1)", false),
            ("#let @ = 1", false),
            ("<@>", false),
        ] {
            let source = source.replace('@', text);
            let told = mark_layout(&source, &breaker());
            assert_eq!(told.contains(&inside), marked, "{source}");
            assert_eq!(plain(&told), source);
        }
    }

    #[test]
    fn escapes_in_literals_stay_whole() {
        let source = r#"#"\u{e01}\"\\ก""#;
        assert_eq!(mark_layout(source, &breaker()), source);
    }

    #[test]
    fn marks_do_not_change_how_a_layout_is_read() {
        fn kinds(node: &SyntaxNode, out: &mut Vec<SyntaxKind>) {
            out.push(node.kind());
            node.children().for_each(|child| kinds(child, out));
        }
        let source = include_str!("tests/book.typ");
        let (mut before, mut after) = (Vec::new(), Vec::new());
        kinds(&parse(source), &mut before);
        kinds(&parse(&mark_layout(source, &breaker())), &mut after);
        assert_eq!(before, after);
    }
}

//! The structure a tagged PDF tells: which paragraph, cell or heading each marked piece of a page belongs to.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::page::{Role, Row};

/// Nobody nests deeper; a file that does goes round in circles.
const DEEPEST: usize = 100;

/// The block and role of each piece, by page and number on it.
#[derive(Default)]
pub struct Structure(HashMap<(ObjectIdentifier, i32), Place>);

/// The block and role of a piece, and the row it stands in.
pub type Place = (usize, Role, Option<Row>);

impl Structure {
    /// Reads the structure of a file; empty when it has none.
    pub fn read(pdf: &Pdf) -> Self {
        let mut reading =
            Reading { pdf, roles: None, seen: HashSet::new(), blocks: 0, tables: 0, rows: 0, pieces: HashMap::new() };
        let root = pdf.xref().get::<Dict>(pdf.xref().root_id()).and_then(|root| root.get::<Dict>("StructTreeRoot"));
        if let Some(root) = root {
            reading.roles = root.get::<Dict>("RoleMap");
            reading.children(
                &root,
                None,
                Around { block: 0, role: Role::Text, row: None, table: 0, is_heading: false, depth: 0 },
            );
        }
        Self(reading.pieces)
    }

    /// How many blocks there are; the file's own numbers lie below.
    pub fn blocks(&self) -> usize {
        self.0.values().map(|(block, ..)| block + 1).max().unwrap_or(0)
    }

    /// The block and role of a piece of a page.
    pub fn of(&self, page: Option<ObjectIdentifier>, piece: i32) -> Option<Place> {
        self.0.get(&(page?, piece)).copied()
    }
}

struct Reading<'a> {
    pdf: &'a Pdf,
    roles: Option<Dict<'a>>,
    seen: HashSet<ObjectIdentifier>,
    blocks: usize,
    tables: usize,
    rows: usize,
    pieces: HashMap<(ObjectIdentifier, i32), Place>,
}

#[derive(Clone, Copy)]
struct Around {
    block: usize,
    role: Role,
    row: Option<Row>,
    table: usize,
    /// Whether it is in the heading of a table.
    is_heading: bool,
    depth: usize,
}

impl<'a> Reading<'a> {
    fn children(&mut self, element: &Dict<'a>, page: Option<ObjectIdentifier>, around: Around) {
        if around.depth > DEEPEST {
            return;
        }
        match element.get_raw::<Object>("K") {
            Some(MaybeRef::NotRef(Object::Array(children))) => self.array(&children, page, around),
            Some(MaybeRef::Ref(reference)) => match self.pdf.xref().get::<Object>(reference.into()) {
                Some(Object::Array(children)) => self.array(&children, page, around),
                Some(child) => self.child(Some(reference.into()), child, page, around),
                None => {}
            },
            Some(MaybeRef::NotRef(child)) => self.child(None, child, page, around),
            None => {}
        }
    }

    fn array(&mut self, children: &Array<'a>, page: Option<ObjectIdentifier>, around: Around) {
        let mut around = around;
        for child in children.raw_iter() {
            let blocks = self.blocks;
            match child {
                MaybeRef::NotRef(child) => self.child(None, child, page, around),
                MaybeRef::Ref(reference) => {
                    if let Some(child) = self.pdf.xref().get::<Object>(reference.into()) {
                        self.child(Some(reference.into()), child, page, around);
                    }
                }
            }
            // What comes after a block stands on lines of its own.
            if self.blocks > blocks {
                around.block = self.new_block();
            }
        }
    }

    fn child(
        &mut self,
        id: Option<ObjectIdentifier>,
        child: Object<'a>,
        page: Option<ObjectIdentifier>,
        around: Around,
    ) {
        let dict = match child {
            Object::Dict(dict) => dict,
            Object::Number(_) => match child.into_i32() {
                Some(piece) => return self.piece(page, piece, around),
                None => return,
            },
            _ => return,
        };
        let page = dict.get_ref("Pg").map(ObjectIdentifier::from).or(page);
        if let Some(piece) = dict.get::<i32>("MCID") {
            return self.piece(page, piece, around);
        }
        let Some(kind) = dict.get::<Name>("S") else {
            return;
        };
        if id.is_some_and(|id| !self.seen.insert(id)) {
            return;
        }
        let around = self.in_table(&kind, Around { depth: around.depth + 1, ..around });
        let around = match self.role_of(&kind) {
            None => around,
            Some(Role::Text) => Around { block: self.new_block(), ..around },
            Some(role) => Around { block: self.new_block(), role, ..around },
        };
        self.children(&dict, page, around);
    }

    fn piece(&mut self, page: Option<ObjectIdentifier>, piece: i32, around: Around) {
        if let Some(page) = page {
            self.pieces.insert((page, piece), (around.block, around.role, around.row));
        }
    }

    /// The table and the row of what an element of this kind holds.
    fn in_table(&mut self, kind: &Name, around: Around) -> Around {
        match kind.as_str() {
            "Table" => {
                self.tables += 1;
                Around { row: None, table: self.tables, is_heading: false, ..around }
            }
            "THead" => Around { is_heading: true, ..around },
            "TR" if !around.is_heading => {
                self.rows += 1;
                Around { row: Some(Row { table: around.table, number: self.rows }), ..around }
            }
            _ => around,
        }
    }

    fn new_block(&mut self) -> usize {
        self.blocks += 1;
        self.blocks
    }

    /// The role of what an element of this kind holds; `None` for what is part of a line.
    fn role_of(&self, kind: &Name) -> Option<Role> {
        let mapped = self.roles.as_ref().and_then(|roles| roles.get::<Name>(kind.as_str()));
        match mapped.as_ref().unwrap_or(kind).as_str() {
            "Span" | "Link" | "Em" | "Strong" | "Quote" | "Code" | "Reference" | "Annot" | "Ruby" | "Sub"
            | "Formula" => None,
            "H" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "Title" => Some(Role::Heading),
            "Caption" => Some(Role::Caption),
            "TD" | "TH" => Some(Role::Cell),
            // The words in a drawing stand where the drawing puts them.
            "Figure" => Some(Role::Furniture),
            _ => Some(Role::Text),
        }
    }
}

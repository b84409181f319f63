//! An office binds what reviewers ask to see in at the end of its books: an order, minutes, a resolution. What cannot be bound in
//! is told, and no book claims it.

use std::{fmt::Write, fs, path::Path};

use ruplem::{
    Document,
    compose::{Pictures, PlanBook},
    diagnostic::{Entry, Lang},
    enclosed,
    model::Dataset,
    proof,
};

use crate::common::{
    program::{copy_sample, project},
    workshop::{WORKSHOP, checked, dataset},
};

/// The small sample with these annexes in its table, and a folder for them.
fn tak_with_annexes(rows: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy_sample("tak", folder.path());
    fs::write(folder.path().join("annexes.csv"), format!("file,title,book\n{rows}")).unwrap();
    fs::create_dir(folder.path().join("annexes")).unwrap();
    folder
}

/// A file of so many pages with a grey area on each.
fn pdf_of(pages: usize) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 4)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[{kids}]/Count {pages}>> endobj\n\
         3 0 obj <</Length 25>> stream\n0.8 g 70 420 455 350 re f\nendstream endobj\n"
    );
    for page in 0..pages {
        let page = page + 4;
        writeln!(
            file,
            "{page} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<>>>> endobj"
        )
        .unwrap();
    }
    (file + "trailer <</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

fn plan(dataset: &Dataset) -> PlanBook {
    WORKSHOP.composer(dataset, Pictures::Fingerprints).unwrap().plan().unwrap().book
}

/// What is told of the table of annexes, in Thai.
fn told(folder: &Path) -> Vec<String> {
    let nation = checked(folder);
    let of_annexes =
        nation.provinces[0].checked.diagnostics.iter().filter(|one| one.place.file.ends_with("annexes.csv"));
    of_annexes.map(|one| Entry::new(one, None, Lang::Th).message).collect()
}

#[test]
fn an_order_and_a_picture_are_bound_in_and_stand_in_the_contents() {
    let from = dataset(project("samples/chiang-mai"));
    let pdf = WORKSHOP.make(Document::PLAN, &from, from.year.last_day()).unwrap().pdf;
    let pages = proof::pdf::pages(pdf.clone()).unwrap();
    let says = |page: &proof::Page, text: &str| page.lines.iter().any(|line| line.text.contains(text));
    let bound: Vec<usize> = (0..pages.len()).filter(|page| !pages[*page].pictures.is_empty()).collect();
    let first = pages.len() - 4;
    assert_eq!(bound, [first, first + 1, first + 2], "two pages of the order, then the picture, then the back cover");
    for (title, page) in [("คำสั่งแต่งตั้งคณะอนุกรรมการ", first), ("มติที่ประชุมคณะอนุกรรมการ", first + 2)]
    {
        assert!(says(&pages[page], title), "{title} heads its page");
        assert!(pages[..first].iter().any(|page| says(page, title)), "{title} stands in the contents");
    }
    let carried = enclosed::pdf::read(pdf).unwrap();
    let names: Vec<&str> = carried.about.pictures.keys().map(String::as_str).collect();
    let order = "annexes/01-คำสั่งแต่งตั้งคณะอนุกรรมการ.pdf";
    assert_eq!(names, [&format!("{order}/1.jpg"), &format!("{order}/2.jpg"), "annexes/02-มติที่ประชุม.png"]);
    assert!(names.iter().all(|name| carried.files.contains_key(*name)), "the pages of the book are its annexes");
}

#[test]
fn who_cannot_see_a_page_hears_what_stands_on_it() {
    let book = plan(&dataset(project("samples/chiang-mai")));
    let [order, resolution] = &book.annexes[..] else { panic!("{}", book.annexes.len()) };
    let head = "หน้า ๑ ของเอกสารแนบ คำสั่งแต่งตั้งคณะอนุกรรมการ (ข้อมูลตัวอย่าง) ข้อความในหน้า: ";
    let words = order.pages[0].alt.strip_prefix(head).unwrap_or_else(|| panic!("{}", order.pages[0].alt));
    assert!(words.contains("แต่งตั้ง") && words.chars().count() <= 1_502, "{words}");
    assert!(!resolution.pages[0].alt.contains("ข้อความในหน้า"), "a picture says nothing that can be read");
}

#[test]
fn an_annex_is_bound_into_the_book_it_is_meant_for_in_the_order_of_the_table() {
    let rows = "ข.pdf,หนังสือเห็นชอบ,plan\nก.jpg,ภาพถ่ายการประชุม,รายงานประจำปี\nannexes/ค.PDF,คำสั่ง,\n";
    let folder = tak_with_annexes(rows);
    let within = |name: &str| folder.path().join("annexes").join(name);
    fs::write(within("ข.pdf"), pdf_of(2)).unwrap();
    fs::write(within("ค.pdf"), pdf_of(1)).unwrap();
    fs::copy(project("samples/chiang-mai/photos/01-อบรมอาชีพ.jpg"), within("ก.jpg")).unwrap();
    let dataset = dataset(folder.path());
    let composer = WORKSHOP.composer(&dataset, Pictures::Printed).unwrap();
    let plan = composer.plan().unwrap();
    let bound = |annexes: &[ruplem::compose::BoundAnnex]| -> Vec<(String, usize)> {
        annexes.iter().map(|annex| (annex.title.clone(), annex.pages.len())).collect()
    };
    assert_eq!(bound(&plan.book.annexes), [("หนังสือเห็นชอบ".to_owned(), 2), ("คำสั่ง".to_owned(), 1)]);
    let annual = composer.annual(&WORKSHOP.score(&dataset, dataset.year.last_day())).unwrap();
    assert_eq!(bound(&annual.book.annexes), [("ภาพถ่ายการประชุม".to_owned(), 1), ("คำสั่ง".to_owned(), 1)]);
    assert_eq!(plan.book.annexes[0].pages[1].alt, "หน้า ๒ ของเอกสารแนบ หนังสือเห็นชอบ");
    let page = image::load_from_memory(&plan.assets[&plan.book.annexes[0].pages[0].path]).unwrap();
    assert_eq!((page.width(), page.height()), (1_343, 1_900));
    let page = page.as_luma8().expect("what is grey has no colours");
    let at = |across: u32, down: u32| page.get_pixel(across * 1_343 / 595, down * 1_900 / 842)[0];
    assert!(at(300, 200).abs_diff(204) < 3 && at(300, 600) > 250, "{} {}", at(300, 200), at(300, 600));
}

#[test]
fn what_cannot_be_bound_in_is_told_and_no_book_claims_it() {
    let rows = "มาก.pdf,หลายหน้า,\nใหญ่.pdf,แฟ้มใหญ่,\nโฟลเดอร์,เป็นโฟลเดอร์,\nล็อก.pdf,ล็อก,\nเสีย.pdf,เสีย,\nตัด.jpg,ตัด,\nภาพ.heic,ชนิดอื่น,\nดี.pdf,เอกสารที่แนบได้,แผ่น\n";
    let folder = tak_with_annexes(rows);
    let within = |name: &str| folder.path().join("annexes").join(name);
    fs::write(within("มาก.pdf"), pdf_of(101)).unwrap();
    fs::write(within("ใหญ่.pdf"), b"%PDF-1.4").unwrap();
    fs::File::options().write(true).open(within("ใหญ่.pdf")).unwrap().set_len(41 * 1024 * 1024).unwrap();
    fs::create_dir(within("โฟลเดอร์")).unwrap();
    fs::copy(project("tests/fixtures/annexes/locked.pdf"), within("ล็อก.pdf")).unwrap();
    fs::write(within("เสีย.pdf"), b"%PDF-1.4\nnothing").unwrap();
    fs::write(within("ตัด.jpg"), b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0").unwrap();
    fs::write(within("ภาพ.heic"), b"\0\0\0\x18ftypheic").unwrap();
    fs::write(within("ดี.pdf"), pdf_of(1)).unwrap();
    assert_eq!(
        told(folder.path()),
        [
            "ใช้แฟ้มนี้ไม่ได้ เพราะมีเกิน 100 หน้า เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ใช้แฟ้มนี้ไม่ได้ เพราะแฟ้มใหญ่เกิน 40 เมกะไบต์ เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ใช้แฟ้มนี้ไม่ได้ เพราะเป็นโฟลเดอร์ อุปกรณ์ หรือทางลัดไปที่อื่น ไม่ใช่แฟ้ม เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ใช้แฟ้มนี้ไม่ได้ เพราะแฟ้มล็อกด้วยรหัสผ่าน เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ใช้แฟ้มนี้ไม่ได้ เพราะแฟ้มเสียหายหรือคัดลอกมาไม่ครบ เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ใช้แฟ้มนี้ไม่ได้ เพราะแฟ้มภาพเสียหรือคัดลอกมาไม่ครบ เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ใช้แฟ้มนี้ไม่ได้ เพราะไม่ใช่ PDF หรือภาพ JPEG หรือ PNG เอกสารแนบนี้จะไม่อยู่ในเล่ม",
            "ไม่มีเล่มชื่อนี้ เอกสารจะแนบทั้งในแผนและในรายงานประจำปี",
        ]
    );
    let bound = plan(&dataset(folder.path())).annexes;
    assert_eq!(bound.iter().map(|annex| annex.title.as_str()).collect::<Vec<_>>(), ["เอกสารที่แนบได้"]);
    assert!(plan(&dataset(project("samples/broken/bad-annex"))).annexes.is_empty());
}

#[test]
fn more_pages_than_a_book_takes_are_left_out_by_whole_documents() {
    let folder = tak_with_annexes("ก.pdf,ที่หนึ่ง,\nก.pdf,ที่สอง,\nก.pdf,ที่สาม,\nก.pdf,ที่สี่,\n");
    fs::write(folder.path().join("annexes/ก.pdf"), pdf_of(90)).unwrap();
    assert_eq!(told(folder.path()), ["ใช้แฟ้มนี้ไม่ได้ เพราะเอกสารแนบทุกฉบับรวมกันมีเกิน 300 หน้า เอกสารแนบนี้จะไม่อยู่ในเล่ม"]);
    assert_eq!(plan(&dataset(folder.path())).annexes.len(), 3);
}

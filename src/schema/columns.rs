//! The columns of each table, in the order the contract lists them, with what a form says of each.

use super::{
    Choices, Column, Holds,
    Holds::{Choice, Day, Money, Month, Number, People, Text},
    Table,
};

const fn required(
    thai: &'static str,
    english: &'static str,
    holds: Holds,
    about: &'static str,
    example: &'static str,
) -> Column {
    Column { thai, english, required: true, holds, about, example }
}

const fn optional(
    thai: &'static str,
    english: &'static str,
    holds: Holds,
    about: &'static str,
    example: &'static str,
) -> Column {
    Column { thai, english, required: false, holds, about, example }
}

const PROVINCE: &[Column] = &[
    required("จังหวัด", "province", Text, "ชื่อจังหวัดเต็มตามทางการ", "{จังหวัด}"),
    required("ปีงบประมาณ", "fiscal_year", Text, "ปีงบประมาณ พ.ศ. สี่หลัก", "2565"),
    optional(
        "ชื่อสำนักงาน",
        "office",
        Text,
        "ชื่อสำนักงานที่จัดทำรูปเล่ม หากเว้นว่างจะใช้คำว่าสำนักงานแรงงานจังหวัดตามด้วยชื่อจังหวัด",
        "สำนักงานแรงงานจังหวัด{จังหวัด}",
    ),
    optional("ผู้บริหาร", "head", Text, "คำนำหน้า ชื่อ และสกุลของผู้ลงนาม หากเว้นว่างจะพิมพ์เฉพาะตำแหน่ง", ""),
    optional("ตำแหน่งผู้บริหาร", "head_title", Text, "ตำแหน่งของผู้ลงนาม", "แรงงานจังหวัด{จังหวัด}"),
    optional("ที่อยู่", "address", Text, "ที่อยู่ของสำนักงานที่พิมพ์ในรูปเล่ม", ""),
    optional("โทรศัพท์", "phone", Text, "หมายเลขโทรศัพท์ของสำนักงาน", "๐ ๐๐๐๐ ๐๐๐๐"),
    optional("อีเมล", "email", Text, "ที่อยู่อีเมลของสำนักงาน", "office@example.com"),
    optional("ลิงก์รายงานผล", "report_link", Text, "ที่อยู่เว็บของแบบรายงานผลรายเดือน", "https://example.com/report"),
    optional("ลิงก์แบบฟอร์ม", "form_link", Text, "ที่อยู่เว็บของแบบฟอร์มที่เกี่ยวข้อง", "https://example.com/form"),
    optional(
        "สีประจำเล่ม",
        "colour",
        Choice(Choices::Colours),
        "สีของปก หัวตาราง และแผนภูมิในรูปเล่ม หากเว้นว่างจะใช้สีม่วง ขาวดำคือไม่ใช้สี",
        "",
    ),
    optional("คำนำ", "preface", Text, "คำนำของสำนักงานเอง เว้นหนึ่งบรรทัดระหว่างย่อหน้า หากเว้นว่างโปรแกรมจะเรียบเรียงให้", ""),
    optional(
        "บทสรุปผู้บริหาร",
        "summary",
        Text,
        "บทสรุปของสำนักงานเอง เว้นหนึ่งบรรทัดระหว่างย่อหน้า หากเว้นว่างโปรแกรมจะเรียบเรียงให้",
        "",
    ),
];

const PROJECTS: &[Column] = &[
    required("รหัส", "id", Text, "รหัสของโครงการ ไม่ซ้ำกัน แผ่นงานอื่นใช้รหัสนี้อ้างถึงโครงการ", "{อักษรย่อ}-๐๑"),
    optional("ยุทธศาสตร์", "strategy", Choice(Choices::Strategies), "ยุทธศาสตร์ที่โครงการอยู่ภายใต้", ""),
    required(
        "โครงการ/กิจกรรม",
        "name",
        Text,
        "ชื่อเต็มของโครงการหรือกิจกรรมตามที่คณะกรรมการเห็นชอบ",
        "โครงการส่งเสริมการรวมกลุ่มผู้รับงานไปทำที่บ้าน",
    ),
    optional("วัตถุประสงค์", "objective", Text, "โครงการทำเพื่ออะไร", "เพื่อให้ผู้รับงานไปทำที่บ้านมีงานทำอย่างต่อเนื่อง"),
    optional("ตัวชี้วัด", "indicator", Text, "สิ่งที่ใช้วัดความสำเร็จของโครงการ", "จำนวนผู้ได้รับการส่งเสริม"),
    required("เป้าหมายแรงงานนอกระบบ (คน)", "target_informal", People, "จำนวนแรงงานนอกระบบที่ตั้งเป้าไว้ทั้งปี", "150"),
    required("เป้าหมายแรงงานสูงอายุ (คน)", "target_elderly", People, "จำนวนแรงงานสูงอายุที่ตั้งเป้าไว้ทั้งปี", "30"),
    required("เป้าหมายแรงงานพิการ (คน)", "target_disabled", People, "จำนวนแรงงานพิการที่ตั้งเป้าไว้ทั้งปี", "0"),
    required("งบประมาณ (บาท)", "budget", Money, "งบประมาณทั้งปีของโครงการ หากไม่ใช้งบประมาณให้ใส่ 0", "98000.00"),
    optional("แหล่งงบประมาณ", "source", Choice(Choices::Sources), "งบประมาณมาจากแหล่งใด", ""),
    required("หน่วยงานรับผิดชอบ", "agency", Choice(Choices::Agencies), "หน่วยงานที่รับผิดชอบโครงการ", ""),
    optional("พื้นที่ดำเนินการ", "area", Text, "อำเภอหรือตำบลที่ดำเนินการ", "ทุกอำเภอในจังหวัด{จังหวัด}"),
    required("เดือนเริ่ม", "start", Month, "เดือนแรกที่ดำเนินโครงการ", ""),
    required("เดือนสิ้นสุด", "end", Month, "เดือนสุดท้ายที่ดำเนินโครงการ ไม่มาก่อนเดือนเริ่ม", ""),
    optional("อำเภอ", "districts", Text, "ชื่ออำเภอที่ดำเนินการ คั่นด้วยจุลภาค", ""),
    optional(
        "หน่วยงานร่วม",
        "partners",
        Text,
        "หน่วยงานและเครือข่ายที่ร่วมดำเนินการ",
        "สำนักงานจัดหางานจังหวัด{จังหวัด} และองค์การบริหารส่วนตำบล",
    ),
    optional(
        "ผู้ประสานงาน",
        "contact",
        Text,
        "ตำแหน่งและหมายเลขโทรศัพท์ของผู้ประสานงานโครงการ",
        "นักวิชาการแรงงานชำนาญการ โทรศัพท์ ๐ ๐๐๐๐ ๐๐๐๐",
    ),
    optional(
        "หลักการและเหตุผล",
        "rationale",
        Text,
        "ปัญหาและเหตุผลที่ต้องทำโครงการ ขึ้นบรรทัดใหม่เมื่อขึ้นย่อหน้าใหม่ (Alt+Enter)",
        "ผู้รับงานไปทำที่บ้านส่วนใหญ่ไม่ทราบสิทธิตามกฎหมาย",
    ),
    optional("ผลผลิต", "output", Text, "สิ่งที่โครงการทำให้เกิดขึ้นโดยตรง", "ผู้รับงานไปทำที่บ้าน ๑๘๐ คน ได้รับความรู้"),
    optional("ผลลัพธ์", "outcome", Text, "สิ่งที่ดีขึ้นเพราะผลผลิต", "ผู้รับงานไปทำที่บ้านได้รับค่าตอบแทนที่เป็นธรรม"),
];

const RESULTS: &[Column] = &[
    required("รหัสโครงการ", "project", Choice(Choices::Projects), "รหัสของโครงการตามแผ่นงานโครงการ", "{อักษรย่อ}-๐๑"),
    required("เดือน", "month", Month, "เดือนของผล ตัวเลขในแถวนี้เป็นของเดือนนี้เดือนเดียว ไม่ใช่ยอดสะสม", ""),
    required("แรงงานนอกระบบ (คน)", "informal", People, "แรงงานนอกระบบที่ได้รับการดำเนินการในเดือนนี้", "24"),
    required("แรงงานสูงอายุ (คน)", "elderly", People, "แรงงานสูงอายุที่ได้รับการดำเนินการในเดือนนี้", "3"),
    required("แรงงานพิการ (คน)", "disabled", People, "แรงงานพิการที่ได้รับการดำเนินการในเดือนนี้", "0"),
    required("เบิกจ่าย (บาท)", "spent", Money, "เงินของโครงการที่เบิกจ่ายในเดือนนี้", "6500.00"),
    optional("รายละเอียด", "detail", Text, "สิ่งที่ทำในเดือนนี้โดยย่อ พิมพ์ในรายงาน", "ให้ความรู้แก่ผู้นำชุมชนสามตำบล"),
];

const REPORTS: &[Column] = &[
    required("เดือน", "month", Month, "เดือนของผลที่บันทึก เดือนละหนึ่งแถว", ""),
    optional("วันที่บันทึก", "recorded_on", Day, "วันที่บันทึกผลของเดือนนั้นลงระบบ (เอกสาร ๑) หากยังไม่บันทึกให้เว้นว่าง", ""),
    optional("ผู้บันทึก", "recorded_by", Text, "ตำแหน่งของผู้บันทึก", "นักวิชาการแรงงานชำนาญการ"),
];

const BUDGET: &[Column] = &[
    required("รอบ", "round", Choice(Choices::Rounds), "รอบการประเมิน", "1"),
    required("วงเงินจัดสรร (บาท)", "allocated", Money, "วงเงินที่ได้รับจัดสรรของรอบตาม GFMIS", "600000.00"),
    optional("เบิกจ่าย (บาท)", "disbursed", Money, "ยอดเบิกจ่ายตาม GFMIS หากยังไม่มีตัวเลขให้เว้นว่าง", "480000.00"),
    optional("ณ วันที่", "as_of", Day, "วันของตัวเลขใน GFMIS หากเว้นว่างถือเป็นวันสิ้นรอบ", ""),
];

const SUBMISSIONS: &[Column] = &[
    required("รายการ", "item", Choice(Choices::Items), "งานที่ส่ง รายการละหนึ่งแถว", "ส่งเล่มแผน"),
    optional("วันที่", "date", Day, "วันที่บันทึก เห็นชอบ หรือส่งถึงส่วนกลาง หากยังไม่ทำให้เว้นว่าง", ""),
    optional("เลขที่หนังสือ", "document_no", Text, "เลขที่หนังสือนำส่ง", "{อักษรย่อ} ๐๐๓๐/ตัวอย่าง"),
    optional("หมายเหตุ", "note", Text, "ข้อความเพิ่มเติม", ""),
];

const COMMITTEE: &[Column] = &[
    required("คณะ", "body", Choice(Choices::Bodies), "ชื่อคณะกรรมการหรือกลไกในจังหวัด", ""),
    optional("ชื่อ-สกุล", "name", Text, "ชื่อและสกุล เว้นว่างได้หากแสดงเฉพาะตำแหน่ง", ""),
    optional("ตำแหน่ง", "title", Text, "ตำแหน่งในราชการหรือองค์กร", "ผู้ว่าราชการจังหวัด{จังหวัด}"),
    required("บทบาท", "role", Text, "หน้าที่ในคณะ", "ประธานอนุกรรมการ"),
];

const SITUATION: &[Column] = &[
    required("กลุ่มแรงงาน", "group", Choice(Choices::Groups), "กลุ่มของแรงงาน", "แรงงานนอกระบบ"),
    required("หัวข้อ", "topic", Text, "เรื่องที่จำแนก รายการของหัวข้อเดียวกันจะอยู่ในตารางเดียวกัน", "เพศ"),
    required("รายการ", "item", Text, "รายการในหัวข้อ", "หญิง"),
    required("จำนวน (คน)", "people", People, "จำนวนคนของรายการนี้", "1200"),
    optional("ปีข้อมูล", "year", Text, "ปี พ.ศ. ของข้อมูล", "2564"),
    optional("แหล่งข้อมูล", "source", Text, "หน่วยงานหรือเอกสารที่เป็นที่มาของตัวเลข", "สำนักงานสถิติจังหวัด"),
];

const PROBLEMS: &[Column] = &[
    optional("ด้าน", "area", Text, "เรื่องที่ปัญหาเกี่ยวข้อง", "ฐานข้อมูล"),
    required("ปัญหาอุปสรรค", "problem", Text, "สิ่งที่ทำให้งานไม่เป็นไปตามแผน", "ข้อมูลของแต่ละหน่วยงานยังไม่เชื่อมโยงกัน"),
    optional("แนวทางแก้ไข", "remedy", Text, "สิ่งที่จังหวัดทำแล้วหรือจะทำ", "ใช้แบบสำรวจเดียวกันทุกหน่วยงาน"),
    optional("ข้อเสนอแนะ", "suggestion", Text, "สิ่งที่เสนอให้ส่วนกลางหรือหน่วยงานอื่นทำ", "ควรมีระบบฐานข้อมูลกลาง"),
];

const PHOTOS: &[Column] = &[
    required("ไฟล์", "file", Text, "ชื่อแฟ้มภาพ เก็บภาพไว้ในโฟลเดอร์ photos ข้างแฟ้มข้อมูล", "กิจกรรม-01.jpg"),
    required("คำบรรยาย", "caption", Text, "คำบรรยายใต้ภาพ", "การให้ความรู้แก่ผู้รับงานไปทำที่บ้าน"),
    optional("รหัสโครงการ", "project", Choice(Choices::Projects), "รหัสของโครงการที่ภาพแสดง", "{อักษรย่อ}-๐๑"),
    optional("วันที่", "date", Day, "วันที่ถ่ายภาพ", ""),
];

const fn due(thai: &'static str, english: &'static str) -> Column {
    optional(thai, english, Day, "วันสุดท้ายที่บันทึกผลของเดือนนี้ทันกำหนด หากเว้นว่างใช้วันของเดือนถัดไปตามแถวบน", "")
}

const HANDBOOK: &[Column] = &[
    optional(
        "ตรวจกับคู่มือแล้ว",
        "confirmed",
        Choice(Choices::YesOrNotYet),
        "เลือก «ใช่» เมื่อตรวจแผ่นงานนี้และแผ่นงานเกณฑ์การให้คะแนนกับคู่มือของปีครบแล้ว หากยัง ทุกตารางเกณฑ์จะพิมพ์ว่ายังไม่ได้ตรวจ",
        "",
    ),
    optional("ปีงบประมาณ", "fiscal_year", Text, "ปีที่เกณฑ์เหล่านี้ใช้ ต้องตรงกับปีของข้อมูล", ""),
    optional("ยกเกณฑ์มาจากปี", "based_on", Text, "ปีของคู่มือที่เลื่อนวันมา เมื่อยังไม่ได้ตรวจกับคู่มือของปี", ""),
    optional("ชื่อคู่มือ", "name", Text, "ชื่อเต็มของคู่มือของปี", ""),
    optional("เลขที่หนังสือ", "document_no", Text, "เลขที่หนังสือที่ส่งคู่มือ พิมพ์ในรูปเล่มแผน", "รง 0000/ตัวอย่าง"),
    optional("ลงวันที่", "document_date", Day, "วันที่ของหนังสือที่ส่งคู่มือ", ""),
    optional("โครงการตามคู่มือ", "programme", Text, "โครงการที่แผนอยู่ภายใต้", ""),
    optional("แผนระยะยาว", "long_plan", Text, "ชื่อเต็มของแผนปฏิบัติการระยะยาวพร้อมปี ที่แผนของปีนี้อยู่ภายใต้", ""),
    optional("คณะกรรมการที่เห็นชอบแผน", "committee", Text, "คณะที่ให้ความเห็นชอบแผน", ""),
    optional("งบประมาณที่ใช้คิดคะแนน", "budget_name", Text, "งบรายจ่ายที่นำร้อยละการเบิกจ่ายมาคิดคะแนน", ""),
    optional("สำนักงานส่วนกลาง", "office", Text, "สำนักงานที่รับรูปเล่มของทุกจังหวัด", ""),
    optional("กระทรวง", "ministry", Text, "กระทรวงของสำนักงานส่วนกลาง", ""),
    optional("โทรศัพท์", "phone", Text, "หมายเลขโทรศัพท์ของสำนักงานส่วนกลาง", ""),
    optional("โทรสาร", "fax", Text, "หมายเลขโทรสารของสำนักงานส่วนกลาง", ""),
    optional("อีเมล", "email", Text, "ที่อยู่อีเมลของสำนักงานส่วนกลาง", ""),
    optional("กลไกระดับจังหวัด", "mechanisms", Text, "กลไกในจังหวัดตามคู่มือ บรรทัดละหนึ่งชื่อ", ""),
    optional("ชื่อเล่มแผน", "plan", Text, "ชื่อบนปกเล่มแผน ส่วนในวงเล็บขึ้นบรรทัดใหม่", ""),
    optional("เรื่องของแผน", "plan_subject", Text, "ข้อความใต้ชื่อเล่มแผน", ""),
    optional("ชื่อรายงานประจำปี", "annual", Text, "ชื่อบนปกรายงานประจำปี", ""),
    optional("ชื่อย่อรายงานประจำปี", "annual_short", Text, "ชื่อรายงานประจำปีที่หัวกระดาษ", ""),
    optional("ชื่อรายงานรายเดือน", "monthly", Text, "ชื่อรายงานรายเดือน", ""),
    optional("บันทึกผลภายในวันที่ของเดือนถัดไป", "due_day", Number, "ผลของเดือนบันทึกได้ถึงวันที่เท่าใดของเดือนถัดไป 1 ถึง 28", "5"),
    due("กำหนดบันทึกผลเดือนตุลาคม", "due_october"),
    due("กำหนดบันทึกผลเดือนพฤศจิกายน", "due_november"),
    due("กำหนดบันทึกผลเดือนธันวาคม", "due_december"),
    due("กำหนดบันทึกผลเดือนมกราคม", "due_january"),
    due("กำหนดบันทึกผลเดือนกุมภาพันธ์", "due_february"),
    due("กำหนดบันทึกผลเดือนมีนาคม", "due_march"),
    due("กำหนดบันทึกผลเดือนเมษายน", "due_april"),
    due("กำหนดบันทึกผลเดือนพฤษภาคม", "due_may"),
    due("กำหนดบันทึกผลเดือนมิถุนายน", "due_june"),
    due("กำหนดบันทึกผลเดือนกรกฎาคม", "due_july"),
    due("กำหนดบันทึกผลเดือนสิงหาคม", "due_august"),
    due("กำหนดบันทึกผลเดือนกันยายน", "due_september"),
    optional("เป้าหมายจำนวนแผน", "target_plans", Number, "จำนวนแผนที่ต้องจัดทำ", ""),
    optional("เป้าหมายจำนวนรายงานรายเดือน", "target_monthly_reports", Number, "จำนวนครั้งที่ต้องบันทึกผล", ""),
    optional("เป้าหมายจำนวนรายงานประจำปี", "target_annual_reports", Number, "จำนวนเล่มที่ต้องส่ง", ""),
    optional("เป้าหมายร้อยละความสำเร็จ", "target_success", Number, "ร้อยละของเป้าหมายจำนวนคนทั้งปี", ""),
    optional("เป้าหมายร้อยละการเบิกจ่าย", "target_disbursement", Number, "ร้อยละของวงเงินจัดสรรทั้งปี", ""),
    optional("ชื่อตัวชี้วัดจำนวนแผน", "indicator_plans", Text, "ชื่อตัวชี้วัดตามคู่มือ", ""),
    optional("ชื่อตัวชี้วัดจำนวนรายงานรายเดือน", "indicator_monthly_reports", Text, "ชื่อตัวชี้วัดตามคู่มือ", ""),
    optional("ชื่อตัวชี้วัดจำนวนรายงานประจำปี", "indicator_annual_reports", Text, "ชื่อตัวชี้วัดตามคู่มือ", ""),
    optional("ชื่อตัวชี้วัดความสำเร็จ", "indicator_success", Text, "ชื่อตัวชี้วัดตามคู่มือ", ""),
    optional("ชื่อตัวชี้วัดการเบิกจ่าย", "indicator_disbursement", Text, "ชื่อตัวชี้วัดตามคู่มือ", ""),
];

const CRITERIA: &[Column] = &[
    required("รอบ", "round", Number, "รอบการประเมิน เริ่มจาก 1", "1"),
    optional("ระดับ", "level", Number, "ระดับที่ต้องผ่านเกณฑ์นี้ เว้นว่างในแถวที่เป็นวันของรอบ", "3"),
    required("เกณฑ์", "criterion", Choice(Choices::Criteria), "สิ่งที่ต้องทำ หรือวันของรอบ", ""),
    optional("ร้อยละหรือจำนวน", "threshold", Number, "ร้อยละเป็นจำนวนเต็ม ของเกณฑ์จำนวนคนและการเบิกจ่าย", "20"),
    optional("วันที่", "due", Day, "วันสุดท้ายของการส่ง หรือวันเริ่ม วันสิ้นสุด และวันประเมินของรอบ", ""),
];

impl Table {
    /// The columns, in the order in which the contract lists them and a form shows them.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Province => PROVINCE,
            Self::Projects => PROJECTS,
            Self::Results => RESULTS,
            Self::Reports => REPORTS,
            Self::Budget => BUDGET,
            Self::Submissions => SUBMISSIONS,
            Self::Committee => COMMITTEE,
            Self::Situation => SITUATION,
            Self::Problems => PROBLEMS,
            Self::Photos => PHOTOS,
            Self::Handbook => HANDBOOK,
            Self::Criteria => CRITERIA,
        }
    }
}

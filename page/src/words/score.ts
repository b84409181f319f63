/** What the view of scores says: what is missing in one sentence, the steps, the year, what is supposed. */

import type { Criterion, Outlook, Round, RoundFrame } from "../engine/protocol";
import { lang } from "../store";
import { day, grouped, month, words } from ".";

const th = {
  year: "ดูคะแนน ณ วันใดก็ได้ของปี",
  yearHelp: "เลื่อนปุ่ม หรือใช้ลูกศรซ้ายขวา ขีดสีคือวันครบกำหนด",
  dueBefore: "กำหนดก่อนหน้า",
  dueAfter: "กำหนดถัดไป",
  dueToday: (what: string) => `ครบกำหนดวันนี้: ${what}`,
  dueNext: (on: string, days: number, what: string) => `กำหนดถัดไป ${on} (อีก ${grouped(days)} วัน): ${what}`,
  dueMonth: (month: string) => `บันทึกผลเดือน${month}`,
  noMoreDue: "ไม่มีกำหนดเหลือในปีนี้แล้ว",
  yearDone: "สิ้นปีงบประมาณแล้ว คะแนนเป็นที่สุด",
  assessed: (round: number) => `วันประเมินจำนวนคน รอบที่ ${round}`,
  lastDay: (round: number) => `วันสุดท้ายของการเบิกจ่าย รอบที่ ${round}`,
  levelIs: (level: number) => `ระดับ ${level}`,
  of: (top: number) => `จาก ${top}`,
  span: (first: string, last: string) => `${first} ถึง ${last}`,
  top: "ครบทุกเกณฑ์ ได้ระดับสูงสุดแล้ว",
  notBegun: (on: string) => `ยังไม่เริ่ม เริ่มนับ ${on}`,
  lacks: (level: number, what: string) => `ขาด: ${what} จึงจะถึงระดับ ${level}`,
  stopped: (level: number, what: string) => `ไม่ถึงระดับ ${level} เพราะ ${what}`,
  until: (days: number, on: string) => (days === 0 ? `วันนี้เป็นวันสุดท้าย (${on})` : `เหลือ ${grouped(days)} วัน ถึง ${on}`),
  and: " และ",
  morePeople: (people: string) => `คนอีก ${people} คน`,
  moreBaht: (baht: string) => `เบิกจ่ายอีก ${baht} บาท`,
  fewPeople: (people: string) => `คนขาดไป ${people} คน`,
  fewBaht: (baht: string) => `เบิกจ่ายขาดไป ${baht} บาท`,
  noTarget: "เป้าหมายจำนวนคน (เป็นศูนย์)",
  noAllocation: "วงเงินจัดสรร (ยังไม่มี)",
  recordMonth: (months: string) => `บันทึกผลเดือน${months} ให้ทันกำหนด`,
  lateMonth: (months: string) => `บันทึกผลเดือน${months} ช้ากว่ากำหนด`,
  noMonth: (months: string) => `ไม่มีวันที่บันทึกผลเดือน${months}`,
  deliver: (item: string, due: string) => `${item}ภายใน ${due}`,
  lateItem: (item: string, due: string) => `${item}ช้ากว่ากำหนด (${due})`,
  noItem: (item: string) => `ไม่มีวันที่${item}`,
  reached: "ถึงแล้ว",
  notReached: "ยังไม่ถึง",
  level: (level: number) => `ระดับ ${level}`,
  onDay: (due: string) => `ภายใน ${due}`,
  doneOn: (on: string) => `ทำเมื่อ ${on}`,
  atLeast: (percent: number) => `ร้อยละ ${percent} ขึ้นไป`,
  inTime: (met: number, all: number) => `ทันกำหนด ${met} จาก ${all} เดือน`,
  peopleOf: (reached: string, target: string, percent: string | null) =>
    percent === null ? `${reached} คน ยังไม่มีเป้าหมาย` : `${reached} จาก ${target} คน (ร้อยละ ${percent})`,
  bahtOf: (spent: string, all: string, percent: string) => `${spent} จาก ${all} บาท (ร้อยละ ${percent})`,
  notSpent: (all: string) => `ยังไม่มีการเบิกจ่าย จาก ${all} บาท`,
  notAllocated: "ยังไม่มีวงเงินจัดสรร",
  people: "จำนวนคนสะสม",
  budget: "เบิกจ่ายสะสม",
  ifTitle: "ลองสมมติ",
  ifText: "พิมพ์จำนวนคน เงิน หรือวันที่ แล้วดูว่าจะได้ระดับใด ตัวเลขในนี้ไม่ถูกบันทึก และไม่พิมพ์ในเล่มใด",
  ifRound: (round: number) => `สมมติของรอบที่ ${round}`,
  ifPeople: "จำนวนคนสะสม (คน)",
  ifBudget: "เบิกจ่ายสะสม (บาท)",
  ifMonth: (month: string) => `วันที่บันทึกผลเดือน${month}`,
  ifItem: (item: string) => `วันที่${item}`,
  ifDay: "เช่น 5 ก.ค. 2565",
  ifClear: "ล้างที่สมมติ",
  ifLevel: (level: number) => `ถ้าเป็นตามนี้ ได้ระดับ ${level}`,
  ifNow: (level: number) => `ข้อมูลจริง: ระดับ ${level}`,
  ifMark: "สมมติ ไม่ใช่ข้อมูลจริง",
  fromData: (value: string) => `ในข้อมูล: ${value}`,
  nothing: "ยังไม่มี",
};

const en: typeof th = {
  year: "The scores on any day of the year",
  yearHelp: "Move the knob, or use the arrow keys; coloured marks are due days",
  dueBefore: "due day before",
  dueAfter: "next due day",
  dueToday: what => `Due today: ${what}`,
  dueNext: (on, days, what) => `Next due day ${on} (in ${grouped(days)} days): ${what}`,
  dueMonth: month => `record ${month}`,
  noMoreDue: "No due day is left this year",
  yearDone: "The fiscal year is over; scores are final",
  assessed: round => `people of round ${round} assessed`,
  lastDay: round => `last day of disbursement, round ${round}`,
  levelIs: level => `Level ${level}`,
  of: top => `of ${top}`,
  span: (first, last) => `${first} to ${last}`,
  top: "Every criterion holds: the highest level is reached",
  notBegun: on => `Not begun; it counts from ${on}`,
  lacks: (level, what) => `Missing for level ${level}: ${what}`,
  stopped: (level, what) => `Level ${level} was not reached: ${what}`,
  until: (days, on) => (days === 0 ? `today is the last day (${on})` : `${grouped(days)} days left, until ${on}`),
  and: " and ",
  morePeople: people => `${people} more people`,
  moreBaht: baht => `${baht} more baht disbursed`,
  fewPeople: people => `${people} people too few`,
  fewBaht: baht => `${baht} baht too little disbursed`,
  noTarget: "a target of people (it is zero)",
  noAllocation: "an allocation (there is none yet)",
  recordMonth: months => `record ${months} in time`,
  lateMonth: months => `${months} recorded late`,
  noMonth: months => `no day of recording for ${months}`,
  deliver: (item, due) => `${item} by ${due}`,
  lateItem: (item, due) => `${item} late (due ${due})`,
  noItem: item => `no day for: ${item}`,
  reached: "reached",
  notReached: "not reached",
  level: level => `level ${level}`,
  onDay: due => `by ${due}`,
  doneOn: on => `done on ${on}`,
  atLeast: percent => `${percent} % or more`,
  inTime: (met, all) => `${met} of ${all} months in time`,
  peopleOf: (reached, target, percent) =>
    percent === null ? `${reached} people, no target yet` : `${reached} of ${target} people (${percent} %)`,
  bahtOf: (spent, all, percent) => `${spent} of ${all} baht (${percent} %)`,
  notSpent: all => `nothing disbursed yet, of ${all} baht`,
  notAllocated: "nothing allocated yet",
  people: "People so far",
  budget: "Disbursed so far",
  ifTitle: "What if",
  ifText:
    "Type people, money or a day and see the level that would follow. Nothing of it is kept or printed in any book.",
  ifRound: round => `Suppose for round ${round}`,
  ifPeople: "People so far",
  ifBudget: "Disbursed so far (baht)",
  ifMonth: month => `${month} recorded on`,
  ifItem: item => `Day: ${item}`,
  ifDay: "such as 2022-07-05",
  ifClear: "Clear",
  ifLevel: level => `With this: level ${level}`,
  ifNow: level => `As the data is: level ${level}`,
  ifMark: "supposed, not in the data",
  fromData: value => `in the data: ${value}`,
  nothing: "nothing yet",
};

export function scoreWords(): typeof th {
  return lang.value === "th" ? th : en;
}

/** What is missing for the next level, in one sentence. */
export function missing(round: Round, frame: RoundFrame): string {
  const said = scoreWords();
  if (round.state === "not_started") {
    return said.notBegun(day(frame.first));
  }
  const { outlook } = frame;
  if (outlook === null) {
    return said.top;
  }
  const lost = outlook.needs.filter(({ until }) => until === null);
  if (lost.length > 0) {
    const what = lost.map(({ criterion }) => lacking(criterion, round.state === "final")).join(said.and);
    return said.stopped(outlook.level, what);
  }
  const what = outlook.needs.map(({ criterion }) => lacking(criterion, false)).join(said.and);
  return said.lacks(outlook.level, what);
}

/** How long there is for it; nothing when it is too late or there is nothing left to do. */
export function timeLeft({ outlook }: RoundFrame): string | undefined {
  const open = soonest(outlook);
  return open === undefined ? undefined : scoreWords().until(open.days_left, day(open.until));
}

function soonest(outlook: Outlook | null): { until: string; days_left: number } | undefined {
  const needs = outlook?.needs ?? [];
  const open = needs.flatMap(({ until, days_left }) =>
    until === null || days_left === null ? [] : { until, days_left },
  );
  return open.length < needs.length ? undefined : open.sort((one, other) => one.days_left - other.days_left)[0];
}

function lacking(criterion: Criterion, isOver: boolean): string {
  const said = scoreWords();
  const { short } = criterion;
  switch (criterion.id) {
    case "people":
      return short == null ? said.noTarget : (isOver ? said.fewPeople : said.morePeople)(grouped(short));
    case "budget":
      return short == null ? said.noAllocation : (isOver ? said.fewBaht : said.moreBaht)(grouped(short));
    case "monthly":
      return lackingMonths(criterion);
  }
  const item = words().criteria[criterion.id] ?? criterion.id;
  const due = criterion.due === undefined ? "" : day(criterion.due);
  return criterion.state === "missed"
    ? said.lateItem(item, due)
    : criterion.state === "pending"
      ? said.deliver(item, due)
      : said.noItem(item);
}

function lackingMonths({ months = [] }: Criterion): string {
  const said = scoreWords();
  const of = (wanted: string) => {
    const found = months.filter(({ state }) => state === wanted).map(({ month: name }) => month(name));
    return found.length === 0 ? undefined : found.join(", ");
  };
  const [late, none, open] = [of("missed"), of("not_shown"), of("pending")];
  const parts = [late && said.lateMonth(late), none && said.noMonth(none)].filter(part => part !== undefined);
  const next = months.find(({ state }) => state === "pending");
  if (parts.length === 0 && open !== undefined && next !== undefined) {
    parts.push(said.recordMonth(month(next.month)));
  }
  return parts.join(said.and);
}

/** A criterion: what is asked, and what there is. */
export function asked(criterion: Criterion): string {
  const said = scoreWords();
  const name = words().criteria[criterion.id] ?? criterion.id;
  if (criterion.threshold !== undefined) {
    return `${name} ${said.atLeast(criterion.threshold)}`;
  }
  return criterion.due === undefined ? name : `${name} ${said.onDay(day(criterion.due))}`;
}

export function shown(criterion: Criterion): string | undefined {
  const said = scoreWords();
  const { months, actual } = criterion;
  if (months !== undefined) {
    return said.inTime(months.filter(({ state }) => state === "met").length, months.length);
  }
  if (criterion.threshold !== undefined) {
    if (criterion.state === "met") {
      return undefined;
    }
    return lacking(criterion, criterion.state === "missed");
  }
  return actual == null ? undefined : said.doneOn(day(actual));
}

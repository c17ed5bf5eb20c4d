/** Settlement, payments, powers, exit and the rest in plain language. */
import { sign } from "../kernel/share.ts";
import { type VatFlow, FLOWS, type PaymentRow } from "./agreement.ts";
import { forecastersOf } from "./left.ts";
import { decider } from "./plain-parties.ts";
import { known, type Pen, row, type Section, type Sentence, type Table } from "./plain-pen.ts";

export function settlement(p: Pen): Section {
  const s = p.agreement.settlement;
  const ties = s.ties === "party-id" ? p.say("ties-id") : s.ties.map(p.name).join(", ");
  const blocks = [
    p.write("vat-rule"),
    p.write(`interim-${s.interim}`, {}, "settlement/interim"),
    p.write("final", {}, "settlement/final"),
    ...(sign(s.retention) > 0 ? [p.write("retention", { share: p.share(s.retention) }, "settlement/retention")] : []),
    p.write(`rounding-${s.rounding}`, { ties }, "settlement/rounding"),
    p.write(`falls-${s.falls}`, {}, "settlement/falls"),
    p.write("due", { due: p.duration(s.due) }, "settlement/due"),
    s.lateInterest ? p.write("late", { rate: p.share(s.lateInterest.rate) }, "settlement/late-interest") : p.write("no-late", {}, "settlement/late-interest"),
    paymentTable(p),
    ...vatSentences(p),
  ];
  return { id: "settlement", heading: p.say("h-settlement"), blocks };
}

function paymentTable(p: Pen): Table {
  const rows = p.agreement.payments.map((payment) => {
    const flows = p.list(payment.flows.map((flow) => p.say(`flow-${flow}`)));
    const cells = [flows, payment.payee === "all" ? p.label("everybody") : p.name(payment.payee), payerOf(p, payment), documentOf(p, payment)];
    return row(cells, p.clause(payment.path));
  });
  const headings = [p.label("flow"), p.label("payee"), p.label("payer"), p.label("document")];
  return { kind: "table", caption: p.say("h-settlement"), headings, numeric: [false, false, false, false], rows };
}

function payerOf(p: Pen, payment: PaymentRow): string {
  if (payment.payer.by === "lead") return p.say("payer-lead", { lead: p.name(payment.payer.lead) });
  return p.say("payer-each");
}

function documentOf(p: Pen, payment: PaymentRow): string {
  return p.say(`document-${payment.document}`, { terms: p.duration(payment.terms) });
}

function vatSentences(p: Pen): Sentence[] {
  return FLOWS.flatMap((flow) => {
    const term = p.agreement.vat[flow as VatFlow];
    if (!term) return [];
    const name = p.say(`flow-${flow}`);
    if (term === "open") return [p.write("vat-open", { flow: name }, `vat/${flow}`)];
    return [p.write(term.changesPrice ? "vat-changes" : "vat-no-change", { flow: name, opinion: term.opinion }, `vat/${flow}`)];
  });
}

export function powers(p: Pen): Section {
  const d = p.agreement.decisions;
  const quorum = p.label(d.quorum === "all" ? "everybody" : "more-than-half");
  const reserved: Table = {
    kind: "table",
    caption: p.say("h-powers"),
    headings: [p.label("matter"), p.label("decider")],
    numeric: [false, false],
    rows: Object.entries(d.reserved).map(([matter, by]) => row([known(p, "matter", matter), p.say(`decider-${by}`)], p.clause(`decisions/reserved/${matter}`))),
  };
  const bodies = Object.entries(d.bodies).map(([id, body]) => {
    const seats = Object.entries(body.seats).map(([party, count]) => `${p.name(party)} ${count}`);
    return p.write("body", { name: body.name, chair: p.name(body.chair), seats: seats.join(", ") }, `decisions/bodies/${id}`);
  });
  const blocks = [
    p.write("unanimous", { quorum }, "decisions/operational"),
    p.write(`silence-${d.silence}`, {}, "decisions/silence"),
    p.write(`abstention-${d.abstention}`, {}, "decisions/abstention"),
    p.write("silence-money"),
    ...(reserved.rows.length > 0 ? [reserved] : []),
    ...bodies,
    ...(d.deadlock.length > 0 ? [p.write("deadlock", { steps: d.deadlock.map((step) => known(p, "step", step)).join(" → ") }, "decisions/deadlock")] : []),
  ];
  return { id: "powers", heading: p.say("h-powers"), blocks };
}

export function leaving(p: Pen): Section {
  const { exit, joining } = p.agreement;
  const grounds = p.list(exit.purchasers.grounds.map((ground) => known(p, "ground", ground)));
  const forecasters = forecastersOf(p.agreement);
  const times = { notice: p.duration(exit.purchasers.notice), continuity: p.within(exit.purchasers.continuity) };
  const conditional = joining.conditionalUntilFinal ? p.say("joining-conditional") : "";
  const by = joining.decidedBy ? decider(p, joining.decidedBy) : "–";
  const blocks = [
    joining.allowed ? p.write("joining-yes", { announced: joining.announcedIn ?? "–", by, conditional }, "joining") : p.write("joining-no", {}, "joining"),
    p.write("exit-window", { window: p.within(exit.all.window), after: known(p, "exit", exit.all.after) }, "exit/all"),
    p.write("exit-purchasers", { grounds, ...times }, "exit/purchasers"),
    p.write(forecasters.length > 1 ? "exit-settlement" : `exit-settlement-${forecasters[0]!}`, {}, "exit/settlement"),
  ];
  return { id: "exit", heading: p.say("h-exit"), blocks };
}

export function evidence(p: Pen): Section {
  const { evidence: terms, dataProtection } = p.agreement;
  const readers = terms.unitPricesOpenTo.map((who) => known(p, "sees", who));
  const blocks = [
    p.write("evidence-kept", { kept: p.duration(terms.kept) }, "evidence/kept"),
    p.write("unit-prices", { who: p.list(readers) }, "evidence/unit-prices-open-to"),
    p.write("verification", { how: terms.verification }, "evidence/verification"),
    ...Object.entries(dataProtection.controllers).map(([line, who]) =>
      p.write("controller", { line: p.name(line), who: p.name(who) }, `data-protection/controllers/${line}`),
    ),
    p.write(dataProtection.caseRows === "none" ? "no-case-rows" : "pseudonyms", {}, "data-protection/case-rows"),
  ];
  return { id: "evidence", heading: p.say("h-evidence"), blocks };
}

export function exceptions(p: Pen): Section {
  const blocks = p.agreement.exceptions.map((exception, i) => {
    const party = exception.party ? ` (${p.name(exception.party)})` : "";
    return p.write(`exception-${exception.from}`, { party, because: exception.because }, `exceptions/${i}`);
  });
  return { id: "exceptions", heading: p.say("h-exceptions"), blocks };
}

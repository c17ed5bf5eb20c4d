import { type Decisions, type Exit, FLOWS, type PaymentRow, type SettlementTerms, type VatTerm } from "./agreement.ts";
import { byForm, compact, mapOf, missing, opt, record, req, type Shape, turned } from "./shape.ts";
import { list, oneOrMore } from "./shape-list.ts";
import { duration, id, positive, share, text, whole, word, wordOr, yesNo } from "./scalars.ts";

/** Sections 11 and 12 of docs/agreement-file.md: settlement, payments, VAT, powers, exit and the rest. */

export const settlement: Shape<SettlementTerms> = turned(
  record({
    period: req(word("year"), "Settlement period"),
    interim: req(word("monthly", "quarterly", "none"), "How often there is an interim statement"),
    retention: req(share, "Share of gain, results and outcomes withheld until the contract period's final statement"),
    rounding: req(word("half-up", "half-even"), "Rounding of a half cent"),
    "rounding-remainder": req(word("largest-remainder"), "How the cents left over are given out"),
    ties: req(wordOr(["party-id"], list(id, 1)), "Order of ties: party-id, or a list of parties"),
    final: req(word("after-last-verification"), "When a year can become final"),
    falls: req(word("set-off", "invoice", "final"), "How an amount that has fallen is recovered"),
    "late-interest": req(
      wordOr(
        ["none"],
        record({
          rate: req(share, "Rate a year"),
          days: req(positive, "Days of the year in the reckoning"),
        }),
      ),
      "Interest on late payment",
    ),
    due: req(duration, "Term of payment"),
  }),
  (s) =>
    compact({
      period: s.period,
      interim: s.interim,
      retention: s.retention,
      rounding: s.rounding,
      ties: s.ties,
      final: s.final,
      falls: s.falls,
      lateInterest: s["late-interest"] === "none" ? undefined : s["late-interest"],
      due: s.due,
    }),
);

const payer: Shape<PaymentRow["payer"]> = byForm("agreement/unknown-word", {
  scalar: turned(word("service-organiser", "each-purchaser"), () => ({ by: "each" as const })),
  map: turned(record({ lead: req(id, "The purchaser that pays the whole and recharges the others") }), (p) => ({ by: "lead" as const, lead: p.lead })),
});

export const payments: Shape<readonly PaymentRow[]> = list(
  turned(
    record({
      flow: req(oneOrMore(word(...FLOWS)), "The flows of money that the row covers"),
      payee: req(wordOr(["all"], id), "A provider, or all"),
      payer: req(payer, "service-organiser, each-purchaser, or { lead: a purchaser }"),
      terms: req(duration, "Term of payment"),
      document: req(word("invoice", "self-billing", "transfer"), "The document that moves the money"),
    }),
    (p, path): PaymentRow => ({
      flows: p.flow,
      payee: p.payee,
      payer: p.payer,
      terms: p.terms,
      document: p.document,
      path,
    }),
  ),
);

const vatTerm: Shape<VatTerm> = wordOr(
  ["open"],
  turned(
    record({
      "changes-price": req(yesNo, "Whether it changes the price of named supplies"),
      opinion: req(text, "The recorded tax opinion"),
    }),
    (v): VatTerm => ({ changesPrice: v["changes-price"], opinion: v.opinion }),
  ),
);
const vatDoc = "open, or whether it changes the price, with the opinion; required when the flow is in use";
export const vat = record({
  "gain-and-pain": opt(vatTerm, vatDoc),
  results: opt(vatTerm, vatDoc),
  outcomes: opt(vatTerm, vatDoc),
});

const decidedBy = word("each-purchaser", "organiser", "all-parties");
const matter = (doc: string) => opt(decidedBy, `Who decides on ${doc}`);
/** The matters that an agreement may take from the bodies: a closed list. */
const reserved: Shape<Decisions["reserved"]> = turned(
  record({
    funding: matter("the funding: each-purchaser"),
    "target-cost": matter("a change of the target cost: each-purchaser or all-parties"),
    results: matter("the indicators and targets of results"),
    outcomes: matter("outcome payments"),
    "public-powers": matter("the use of public powers"),
    "integration-plans": matter("integration plans"),
    options: matter("the use of options"),
    joining: matter("the joining of a party"),
    exit: matter("leaving"),
  }),
  (matters) => compact(matters) as Decisions["reserved"],
);

export const decisions: Shape<Decisions> = record({
  operational: req(word("unanimous"), "How operational matters are decided"),
  quorum: req(word("all", "present"), "Who must be there for a body to decide: all who are asked, or more than half of them"),
  silence: req(word("objects", "abstains"), "What silence means; it never agrees"),
  abstention: req(word("blocks", "ignored"), "What an abstention does"),
  reserved: req(reserved, "Matters that are not the bodies' to decide"),
  bodies: req(
    mapOf(
      id,
      record({
        name: req(text, "Name of the body"),
        chair: req(id, "Party that chairs it"),
        seats: req(mapOf(id, whole), "Seats by party"),
      }),
    ),
    "Bodies of the alliance",
  ),
  deadlock: req(list(text, 1), "Steps when nothing is decided"),
});

export const exit: Shape<Exit> = turned(
  record({
    all: req(
      record({
        window: req(duration, "How long anybody may leave"),
        after: req(word("development", "implementation", "signing"), "After what: a phase, or the signing"),
      }),
      "Exit of anybody after the development phase",
    ),
    purchasers: req(
      record({
        grounds: req(list(text, 1), "Grounds on which purchasers may leave"),
        notice: req(duration, "Term of notice"),
        continuity: req(duration, "How long services go on"),
      }),
      "Exit of the purchasers",
    ),
    settlement: req(text, "What is settled at exit"),
    "forecast-by": req(text, "Who makes the forecast"),
  }),
  (e) => ({
    all: e.all,
    purchasers: e.purchasers,
    settlement: e.settlement,
    forecastBy: e["forecast-by"],
  }),
);

export const joining = turned(
  record({
    allowed: req(yesNo, "Whether parties may join later"),
    "announced-in": opt(text, "Where the procurement documents announce it"),
    "decided-by": opt(text, "Who decides"),
    "conditional-until-final": opt(yesNo, "Whether the joining is conditional until the decision is final"),
    keys: opt(text, "What happens to the keys"),
  }),
  (j, path, reader) => {
    if (j.allowed)
      for (const key of ["announced-in", "decided-by", "conditional-until-final", "keys"] as const)
        if (j[key] === undefined) missing(path, key, reader, "allowed");
    return compact({
      allowed: j.allowed,
      announcedIn: j["announced-in"],
      decidedBy: j["decided-by"],
      conditionalUntilFinal: j["conditional-until-final"],
      keys: j.keys,
    });
  },
);

export const evidence = turned(
  record({
    kept: req(duration, "How long evidence is kept"),
    "unit-prices-open-to": req(list(text), "Who sees a competitor's unit prices"),
    verification: req(text, "How evidence is verified"),
  }),
  (e) => ({
    kept: e.kept,
    unitPricesOpenTo: e["unit-prices-open-to"],
    verification: e.verification,
  }),
);

export const dataProtection = turned(
  record({
    controllers: req(mapOf(id, id), "Controller of every service"),
    "case-rows": req(word("none", "pseudonyms"), "Whether rows of single customers are held"),
    "impact-assessment": req(yesNo, "Whether the impact assessment has been made"),
  }),
  (d) => ({
    controllers: d.controllers,
    caseRows: d["case-rows"],
    impactAssessment: d["impact-assessment"],
  }),
);

export const exceptions = list(
  record({
    from: req(word("opposite-signs", "indifference"), "From which verdict of the proof"),
    party: opt(id, "Whose position it is"),
    because: req(text, "Why it is meant so"),
  }),
);

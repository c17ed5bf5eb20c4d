/** Settlement terms, and payment matrix: each flow of each provider goes one way. */
import { FLOWS, type Flow, type Party, pays } from "./agreement.ts";
import { listed } from "./listed.ts";
import { finding, type Findings, type Ground, item, named, part, workers } from "./meaning-ground.ts";
import { linesOf, provider } from "./meaning-money.ts";
import { takers } from "./meaning-sharing.ts";

export function* paymentFindings(g: Ground): Findings {
  yield* rowFindings(g);
  yield* coverageFindings(g);
  yield* tieFindings(g);
  yield* part("settlement/retention", g.agreement.settlement.retention);
}

function* rowFindings(g: Ground): Findings {
  for (const row of g.agreement.payments) {
    if (row.payee !== "all") yield* provider(g, row.payee, `${row.path}/payee`);
    if (row.payer.by !== "lead") continue;
    const lead = yield* named(g, row.payer.lead, `${row.path}/payer/lead`);
    if (lead && !pays(lead)) yield finding("agreement/not-a-purchaser", `${row.path}/payer/lead`, { party: lead.id }, [`parties/${lead.id}/roles`]);
  }
}

/** One fault lists everything that has no row; each row that covers something for the second time is a fault of its own. */
function* coverageFindings(g: Ground): Findings {
  const covered = new Set<string>();
  const ids = providers(g).map((party) => party.id);
  const known = new Set(ids);
  const everybody = new Map<Flow, number>();
  for (const row of g.agreement.payments) {
    const again: string[] = [];
    for (const flow of row.flows) {
      // A flow that a row has given to all already is not walked again: each further row says so by its first few.
      const times = row.payee === "all" ? (everybody.get(flow) ?? 0) : 0;
      if (row.payee === "all") everybody.set(flow, times + 1);
      for (const id of row.payee !== "all" ? (known.has(row.payee) ? [row.payee] : []) : times > 0 ? ids.slice(0, 50) : ids) {
        if (covered.has(`${flow} ${id}`)) again.push(`${flow} → ${id}`);
        covered.add(`${flow} ${id}`);
      }
    }
    if (again.length > 0) yield finding("agreement/payment-twice", row.path, { flows: listed(again) }, ["payments"]);
  }
  if (g.agreement.payments.some((row) => row.payee !== "all" && !g.parties.has(row.payee))) return;
  const isUsed = uses(g);
  const missing = providers(g).flatMap((party) =>
    FLOWS.filter((flow) => isUsed(party, flow) && !covered.has(`${flow} ${party.id}`)).map((flow) => `${flow} → ${party.id}`),
  );
  if (missing.length > 0) yield finding("agreement/payment-missing", "payments", { flows: listed(missing) }, ["payments"]);
}

function providers(g: Ground): Party[] {
  return g.agreement.parties.filter((party) => party.roles.includes("provider"));
}

/** Can the flow carry money to or from the provider under this file? */
function uses(g: Ground): (party: Party, flow: Flow) => boolean {
  const { fees, schemes, results, outcomes } = g.agreement;
  const sharing = new Set(schemes.flatMap((scheme) => takers(g, scheme)));
  const paid = new Set(outcomes.flatMap(({ paidTo }) => (paidTo.by === "shares" ? Object.keys(paidTo.shares) : [])));
  const claimed = workers(g, [...new Set(outcomes.flatMap(({ paidTo, lines }) => (paidTo.by === "claimant" ? lines : [])))]);
  for (const id of claimed) paid.add(id);
  return (party, flow) => {
    if (flow === "cost") return linesOf(g, party.id).length > 0;
    if (flow === "fee") return fees[party.id] !== undefined;
    if (flow === "gain-and-pain") return sharing.has(party.id);
    if (flow === "outcomes") return paid.has(party.id);
    return results !== undefined && (results.amongProviders.by !== "shares" || (results.amongProviders.shares[party.id]?.n ?? 0n) !== 0n);
  };
}

/** A written order of ties names everybody whose cents may tie. */
function* tieFindings(g: Ground): Findings {
  const { ties } = g.agreement.settlement;
  if (ties === "party-id") return;
  for (const [i, id] of ties.entries()) yield* named(g, id, item(g, "settlement/ties", i));
  const given = new Set(ties);
  const missing = g.agreement.parties.filter((party) => (pays(party) || party.roles.includes("provider")) && !given.has(party.id));
  if (missing.length > 0 && ties.every((id) => g.parties.has(id))) {
    yield finding("agreement/ties-incomplete", "settlement/ties", { party: listed(missing.map((party) => party.id)) }, [
      "settlement/ties",
      ...g.agreement.parties.map((party) => `parties/${party.id}/roles`),
    ]);
  }
}

/** Settlement terms, and payment matrix: each flow of each provider goes one way. */
import { FLOWS, type Flow, type Party } from "./agreement.ts";
import { finding, type Findings, type Ground, item, named, part } from "./meaning-ground.ts";
import { linesOf, provider } from "./meaning-money.ts";
import { pays } from "./meaning-parties.ts";
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
  for (const row of g.agreement.payments) {
    const again: string[] = [];
    for (const party of providers(g)) {
      if (row.payee !== "all" && row.payee !== party.id) continue;
      for (const flow of row.flows) {
        if (covered.has(`${flow} ${party.id}`)) again.push(`${flow} → ${party.id}`);
        covered.add(`${flow} ${party.id}`);
      }
    }
    if (again.length > 0) yield finding("agreement/payment-twice", row.path, { flows: again.join(", ") }, ["payments"]);
  }
  if (g.agreement.payments.some((row) => row.payee !== "all" && !g.parties.has(row.payee))) return;
  const missing = providers(g).flatMap((party) =>
    FLOWS.filter((flow) => inUse(g, party, flow) && !covered.has(`${flow} ${party.id}`)).map((flow) => `${flow} → ${party.id}`),
  );
  if (missing.length > 0) yield finding("agreement/payment-missing", "payments", { flows: missing.join(", ") }, ["payments"]);
}

function providers(g: Ground): Party[] {
  return g.agreement.parties.filter((party) => party.roles.includes("provider"));
}

/** Can the flow carry money to or from the provider under this file? */
function inUse(g: Ground, party: Party, flow: Flow): boolean {
  const { fees, schemes, results, outcomes } = g.agreement;
  if (flow === "cost") return linesOf(g, party.id).length > 0;
  if (flow === "fee") return fees[party.id] !== undefined;
  if (flow === "gain-and-pain") return schemes.some((scheme) => takers(g, scheme).includes(party.id));
  if (flow === "results") return results !== undefined && (results.amongProviders.by !== "shares" || (results.amongProviders.shares[party.id]?.n ?? 0n) !== 0n);
  return outcomes.some(({ paidTo, lines }) =>
    paidTo.by === "shares" ? paidTo.shares[party.id] !== undefined : linesOf(g, party.id).some((line) => lines.includes(line.id)),
  );
}

/** A written order of ties names everybody whose cents may tie. */
function* tieFindings(g: Ground): Findings {
  const { ties } = g.agreement.settlement;
  if (ties === "party-id") return;
  for (const [i, id] of ties.entries()) yield* named(g, id, item(g, "settlement/ties", i));
  const missing = g.agreement.parties.filter((party) => (pays(party) || party.roles.includes("provider")) && !ties.includes(party.id));
  if (missing.length > 0 && ties.every((id) => g.parties.has(id))) {
    yield finding("agreement/ties-incomplete", "settlement/ties", { party: missing.map((party) => party.id).join(", ") }, [
      "settlement/ties",
      ...g.agreement.parties.map((party) => `parties/${party.id}/roles`),
    ]);
  }
}

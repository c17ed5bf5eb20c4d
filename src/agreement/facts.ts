/** The facts of law that an agreement file alone supplies. */
import type { LawFacts } from "../law/law.ts";
import { year, yearsOf } from "../kernel/day.ts";
import { sign } from "../kernel/share.ts";
import { type Agreement, isToFill, type Party, type Scheme } from "./agreement.ts";
import { PUBLIC_KINDS } from "../parties/party-kind.ts";

const DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;

/** The handles (`at`) are paths of the file. */
export function lawFacts(agreement: Agreement): Partial<LawFacts> {
  const { results, joining, exit } = agreement;
  const liability = results !== undefined && Object.values(results.poolLiability).some((cents) => cents !== 0n);
  const reserved = agreement.decisions.reserved["funding"];
  return {
    parties: agreement.parties.map((party) => ({
      at: `parties/${party.id}`,
      id: party.id,
      authority: isPublic(party),
      roles: party.roles,
      taskArea: party.taskArea,
    })),
    services: agreement.lines
      .filter((line) => line.kind === "service")
      .map((line) => ({
        at: `services/${line.id}`,
        id: line.id,
        organiser: line.organiser ?? "",
        area: line.area ?? "",
        tasks: line.tasks,
        providers: line.providers,
      })),
    allianceActs: allianceActs(agreement),
    contractTerms: {
      at: "gain-and-pain",
      goals: agreement.goals.length > 0,
      earningModel: Object.keys(agreement.costTypes).length > 0,
      sharing: agreement.schemes.length > 0 || liability,
    },
    resultComponents: (results?.areas.length ?? 0) + agreement.outcomes.length,
    sharing: agreement.schemes.map((scheme) => ({
      at: scheme.path,
      providersGain: takesPart(scheme, "gain"),
      providersPain: takesPart(scheme, "pain"),
      excepted: agreement.exceptions.length > 0,
    })),
    appropriations: appropriations(agreement),
    fundingDecidedBy: { at: "decisions/reserved/funding", who: reserved ?? "nobody" },
    operationalDecisions: { at: "decisions/operational", rule: agreement.decisions.operational },
    exitTerms: {
      at: "exit",
      allAfter: exit.all.after,
      grounds: exit.purchasers.grounds.length,
      continuityDays: exit.purchasers.continuity.count * DAYS[exit.purchasers.continuity.unit],
    },
    joiningTerms: {
      at: "joining",
      allowed: joining.allowed,
      announced: (joining.announcedIn ?? "") !== "",
    },
  };
}

/** An authority: municipality, county, state body … */
export function isPublic(party: Party): boolean {
  return PUBLIC_KINDS.includes(party.kind);
}

/** Every place where the file makes the alliance itself an actor. */
export function allianceActs(agreement: Agreement): { readonly at: string }[] {
  const acts: string[] = [];
  const see = (id: string | undefined, at: string) => {
    if (id === "alliance") acts.push(at);
  };
  if (agreement.parties.some((party) => party.id === "alliance")) return [{ at: "parties/alliance" }];
  for (const line of agreement.lines) {
    see(line.organiser, `services/${line.id}/organiser`);
    line.providers.forEach((id, i) => see(id, `${line.kind === "service" ? "services" : "joint-lines"}/${line.id}/providers/${i}`));
  }
  for (const row of agreement.payments) {
    see(row.payee, `${row.path}/payee`);
    if (row.payer.by === "lead") see(row.payer.lead, `${row.path}/payer/lead`);
  }
  agreement.outcomes.forEach((outcome, i) => {
    if (outcome.paidBy.by === "party") see(outcome.paidBy.party, `outcomes/${i}/paid-by`);
  });
  for (const [line, id] of Object.entries(agreement.dataProtection.controllers)) see(id, `data-protection/controllers/${line}`);
  return acts.map((at) => ({ at }));
}

function takesPart(scheme: Scheme, side: "gain" | "pain"): boolean {
  return scheme[side].some((band) => sign(band.providers) > 0);
}

/** One for each purchaser and each year of the term in which it is a party. */
function appropriations(agreement: Agreement): LawFacts["appropriations"] {
  const years = [...new Set(agreement.periods.flatMap(yearsOf))];
  const rows = new Map(agreement.appropriations.map((a) => [`${a.year}/${a.party}`, a]));
  return agreement.parties
    .filter((party) => party.roles.includes("purchaser"))
    .flatMap((party) =>
      years
        .filter((name) => (party.joins ?? "") <= year(name).to && (party.leaves ?? year(name).to) >= year(name).from)
        .map((name) => {
          const given = rows.get(`${name}/${party.id}`);
          const decided = given !== undefined && (given.state === "adopted" || (given.state !== "lapsed" && !isToFill(given.authority ?? "TODO")));
          return {
            at: `appropriations/${name}/${party.id}`,
            purchaser: party.id,
            year: name,
            decided,
          };
        }),
    );
}

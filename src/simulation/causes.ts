/** Which clauses of the agreement stand behind a finding of the proof. */
import type { Path } from "../agreement/agreement.ts";
import { add, compare, mul, ONE, type Ratio, sub, ZERO } from "../kernel/share.ts";
import { inputsOf, type Ref, revalue } from "../settlement/graph.ts";
import type { Cell } from "./cells.ts";
import { follow } from "./compile.ts";
import type { ProofModel } from "./proof-model.ts";
import { operandsOf } from "./reduce.ts";

/**
 * Clauses of the operations that change their branch between two neighbouring cells and on which a party's position rests, the first first.
 * Where the end of a band is reached and the next band gives the providers nothing, that next band is named before it.
 */
export function clausesAtEdge(model: ProofModel, from: Cell, to: Cell, party: number, side?: "gain" | "pain"): readonly Path[] {
  const rests = stepsUnder(model, party);
  const changed = to.branches.flatMap((branch, step) => (branch !== undefined && rests.has(step) && from.branches[step] !== branch ? [step] : []));
  const paths = changed.sort((a, b) => a - b).flatMap((step) => clauseNear(model, model.reduced.origins[step]!) ?? []);
  const own = paths.filter((path) => !ofOtherSide(model, path, side));
  return [...new Set(own.flatMap((path) => [...emptyBandAfter(model, path), path]))];
}

/** At the target itself the saving ends where the overrun begins: only the side that is looked at says why. */
function ofOtherSide(model: ProofModel, path: Path, side: "gain" | "pain" | undefined): boolean {
  if (side === undefined) return false;
  const other = side === "gain" ? "pain" : "gain";
  return model.agreement.schemes.some((scheme) => path.startsWith(`${scheme.path}/${other}`) || path === `${scheme.path}/savings-report`);
}

function stepsUnder(model: ProofModel, party: number): ReadonlySet<number> {
  const { steps, outputs } = model.reduced;
  const under = new Set(outputs[party]!.terms.map(([id]) => id));
  for (let id = steps.length - 1; id >= 0; id--)
    if (under.has(id)) for (const operand of operandsOf(steps[id]!)) for (const [below] of operand.terms) under.add(below);
  return under;
}

/** The clause of a node, else of the nearest one that is made from it. */
function clauseNear(model: ProofModel, origin: Ref): Path | undefined {
  const { nodes } = model.settled.graph;
  let near = new Set([origin]);
  for (let ref = origin; ref < nodes.length; ref++) {
    const node = nodes[ref]!;
    if (!near.has(ref) && inputsOf(node.op).some((of) => near.has(of))) near = near.add(ref);
    if (near.has(ref) && node.clause !== undefined && !node.clause.startsWith("reimbursable")) return node.clause;
  }
  return undefined;
}

function emptyBandAfter(model: ProofModel, path: Path): Path[] {
  const cut = path.lastIndexOf("/");
  const [root, index] = [path.slice(0, cut), Number(path.slice(cut + 1))];
  const scheme = model.agreement.schemes.find((candidate) => root === `${candidate.path}/gain` || root === `${candidate.path}/pain`);
  if (!scheme || !Number.isInteger(index)) return [];
  const next = scheme[root.endsWith("gain") ? "gain" : "pain"][index + 1];
  return next && next.providers.n === 0n ? [`${root}/${index + 1}`] : [];
}

/** The clause through which most of a party's gain (or loss) at a point has come. */
export function clauseOfChange(model: ProofModel, party: number, at: { readonly cost: Ratio; readonly score: Ratio }, gains: boolean): Path | undefined {
  const { graph, positions } = model.settled;
  const before = valuesAt(model, { cost: ONE, score: ZERO });
  const after = valuesAt(model, at);
  const weights = new Map<Ref, { times: Ratio; clause: Path | undefined }>([[[...positions.values()][party]!, { times: ONE, clause: undefined }]]);
  let best: { size: Ratio; clause: Path } | undefined;
  for (let ref = graph.nodes.length - 1; ref >= 0; ref--) {
    const weight = weights.get(ref);
    if (!weight) continue;
    const { op, clause: own } = graph.nodes[ref]!;
    const clause = own ?? weight.clause;
    if (op.kind === "sum") {
      for (const term of op.terms) {
        const known = weights.get(term.of);
        const times = mul(weight.times, term.times);
        weights.set(term.of, known ? { times: add(known.times, times), clause: known.clause ?? clause } : { times, clause });
      }
      continue;
    }
    const change = mul(weight.times, sub(after[ref]!, before[ref]!));
    const size = gains ? change : sub(ZERO, change);
    if (clause === undefined || model.drives.has(ref) || size.n <= 0n) continue;
    if (!best || compare(size, best.size) > 0) best = { size, clause };
  }
  return best?.clause.replace(/\/earned$/, "");
}

function valuesAt(model: ProofModel, at: { readonly cost: Ratio; readonly score: Ratio }): readonly Ratio[] {
  const replaced = new Map([...model.drives].map(([ref, drive]) => [ref, follow(drive, drive.input === 0 ? at.cost : at.score)]));
  return revalue(model.settled.graph.nodes, replaced);
}

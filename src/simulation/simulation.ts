/**
 * Front door: an agreement over imagined futures, the proof that all win or all lose, two agreements side by side, and their pictures. Pure and
 * without packages, so that the browser runs the same; the reader of futures files (futures-file.ts) rests on the YAML reader and is a door of
 * its own, and so are the words (words.ts).
 */
export { compareAgreements, type Compared, type Comparison, type PartyComparison } from "./compare.ts";
export type { Distribution } from "./distributions.ts";
export { checkFutures, type Correlation, defaultFutures, type Futures, type FuturesFault, type Input, type StatedUse, type Subject } from "./futures.ts";
export { simulateFrom } from "./going-on.ts";
export type { Ahead } from "./plan.ts";
export {
  comparisonPicture,
  cumulativePicture,
  type Payoff,
  payoffPicture,
  payoffsOf,
  type Picture,
  type Says,
  type Table,
  tornadoPicture,
} from "./pictures.ts";
export {
  type Along,
  type Clause,
  type Finding,
  type Proof,
  type ProofOptions,
  type ProofPoint,
  prove,
  type Question,
  type Stake,
  type Undecided,
  type Verdict,
} from "./prove.ts";
export { type Draws, MOST_DRAWS, type OnProgress, type Swing } from "./run.ts";
export { DRAWS, registeredFutures } from "./registered.ts";
export { prepareAgreement, type Simulated, simulate } from "./simulate.ts";
export type { Outlook, PartyOutlook, Simulation } from "./summary.ts";
export type { ImaginedUse } from "./uses.ts";
export { saidUses } from "./uses-said.ts";

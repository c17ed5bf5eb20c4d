// An independent reading of when a body has decided, a line a clause; written from docs/agreement-file.md section 13 and the law alone.
export type Voice = { readonly id: string; readonly authority: boolean; readonly roles: readonly string[]; readonly from?: string; readonly to?: string } & {
  readonly says: "for" | "against" | "abstain" | "recused" | "nothing" | "not there";
  readonly mandate: boolean;
};
export type Case = {
  readonly kind: string;
  readonly money: boolean;
  readonly prepares: boolean;
  readonly day: string;
  readonly about: readonly string[];
  readonly written: "open" | "over" | undefined;
  readonly quorum: string;
  readonly silence: string;
  readonly abstention: string;
  readonly reserved: Readonly<Record<string, string>>;
  readonly voices: readonly Voice[];
};
const LEFT_OUT: Record<string, [string, string]> = {
  // 13.1: the key of decisions.reserved, and who approves where the agreement is silent
  "target-cost": ["target-cost", "each-purchaser"],
  "key-results": ["results", ""],
  joining: ["joining", "all-parties"],
  exit: ["exit", ""],
  amendment: ["", "all-parties"],
  "data-protection": ["", "organiser"], // 13.1; (EU) 2016/679 art. 24, 26
};
const MONEY = ["target-cost", "key-results", "funding", "joining", "exit", "amendment"]; // 13.4

export function independently(c: Case): { readonly is: string; readonly approve: readonly string[] } {
  const money = c.money || MONEY.includes(c.kind); // 13.4
  if (c.kind === "funding") return { is: "not theirs", approve: [] }; // 13.1; Kuntalaki 14 and 91 §: each purchaser decides on its own money
  if (c.kind === "public-task") return { is: "not theirs", approve: [] }; // 13.1; the Constitution 124 §
  if (c.kind === "note") return { is: "not theirs", approve: [] }; // 13.1: a note decides nothing
  if (c.prepares && (money || (c.kind !== "operational" && c.kind !== "plan"))) return { is: "not theirs", approve: [] }; // 13.1: the others prepare
  const members = c.voices.filter((v) => !(v.from && v.from > c.day) && !(v.to && v.to < c.day)); // 13.2: members on the day
  const removed = (v: Voice): boolean => v.says === "recused" || (c.kind === "exclusion" && c.about.includes(v.id)); // 13.2; Hallintolaki 28.1 §
  const asked = members.filter((v) => !removed(v)); // 13.2
  if (asked.length === 0) return { is: "nothing", approve: [] }; // 13.2: nobody is left to decide
  const word = (v: Voice): string => (v.mandate ? v.says : "nothing"); // 13.3: without a mandate it has said nothing
  const spoke = (v: Voice): boolean => ["for", "against", "abstain"].includes(word(v)); // 13.3
  const gone = asked.filter((v) => c.written === undefined && v.says === "not there"); // 13.5: in writing everybody is there
  const there = asked.filter((v) => !gone.includes(v)); // 13.5
  if (c.quorum === "all" && gone.length > 0) return { is: "nothing", approve: [] }; // 13.5: quorum all
  if (money && gone.length > 0) return { is: "nothing", approve: [] }; // 13.5: about money, all of them
  if (there.length <= asked.length / 2) return { is: "nothing", approve: [] }; // 13.5: more than half
  if (c.written === "open" && !there.every(spoke)) return { is: "nothing", approve: [] }; // 13.6: waited for until the deadline
  const quiet = there.filter((v) => !spoke(v)); // 13.6
  let blocked = quiet.some((v) => money || v.authority); // 13.6: never money, never an authority
  const meaning = quiet.filter((v) => !money && !v.authority).map(() => (c.silence === "objects" ? "objection" : "abstain")); // 13.6
  const words = [...there.filter(spoke).map(word), ...meaning]; // 13.6
  if (c.abstention === "blocks" && words.includes("abstain")) blocked = true; // 13.7
  const has = (what: string): boolean => words.includes(what); // 13.8
  if (has("for") && !has("against") && !has("objection") && !blocked) return { is: "adopted", approve: approvers(c, members) }; // 13.8
  if (!has("for") && has("against") && !blocked) return { is: "rejected", approve: [] }; // 13.8
  return { is: "undecided", approve: [] }; // 13.8
}

function approvers(c: Case, members: readonly Voice[]): readonly string[] {
  const [key, silent] = LEFT_OUT[c.kind] ?? ["", ""]; // 13.1
  const by = c.reserved[key] ?? silent; // 13.1: those to whom reserved leaves it
  const is = { "each-purchaser": "purchaser", organiser: "organiser" }[by]; // 13.1
  return members.filter((v) => by === "all-parties" || (is !== undefined && v.roles.includes(is))).map(({ id }) => id); // 13.9
}

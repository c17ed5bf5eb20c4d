import type { Band, Cap, Limit } from "./agreement.ts";
import { byForm, compact, missing, opt, record, req, type Shape, tellAt, turned, wrong } from "./shape.ts";
import { list } from "./shape-list.ts";
import { LIMITS } from "./limits.ts";
import { amongProviders, amongPurchasers, gateShares } from "./shape-among.ts";
import { id, money, moneyOrShare, positive, share, text, word, wordOr } from "./scalars.ts";

/** Section 8 of docs/agreement-file.md: gain and pain. */

const band = (bound: "down-to" | "up-to"): Shape<Band> =>
  turned(
    record({
      [bound as "to"]: opt(moneyOrShare, "Bound of the band: a share of target, or money as an absolute cost; the last band has none"),
      providers: req(share, "Share of the providers together"),
      because: opt(text, "Why, where the reader would ask"),
    }),
    (b) =>
      compact({
        to: (b as Record<string, unknown>)[bound] as Band["to"],
        providers: b.providers,
        because: b.because,
      }),
  );

const deadBand = turned(
  record({
    kind: req(word("cliff", "deductible"), "cliff: beyond the band all counts; deductible: only what is beyond it"),
    gain: opt(share, "Width on the side of gain, as a share of target"),
    pain: opt(share, "Width on the side of pain, as a share of target"),
  }),
  (d) => compact({ kind: d.kind, gain: d.gain, pain: d.pain }),
);

type At = "fee-at-risk" | Of<typeof moneyOrShare>;
type Of<S> = S extends Shape<infer T> ? T : never;

const capFields = record({
  on: req(word("gain", "pain"), "The side that is limited"),
  scope: req(word("joint", "party", "band"), "joint: all providers together; party: each by itself; band: one band"),
  at: req(wordOr(["fee-at-risk"], moneyOrShare), "The limit: money, fee-at-risk or a share"),
  of: opt(word("target", "fee"), "What the share is taken of; required when the limit is a share"),
  rest: opt(word("purchasers", "others"), "Who takes what is beyond a party's cap; required for scope party"),
  party: opt(id, "The party that is limited; absent: every provider"),
  band: opt(positive, "Number of the band, counted from 1; required for scope band"),
});

const cap: Shape<Cap> = turned(capFields, (c, path, reader): Cap => {
  const isShare = typeof c.at === "object" && "share" in c.at;
  if (isShare && c.of === undefined) missing(path, "of", reader, "at");
  if (c.scope === "party" && c.rest === undefined) missing(path, "rest", reader, "scope");
  if (c.scope === "band" && c.band === undefined) missing(path, "band", reader, "scope");
  const decides = {
    of: ["at", isShare],
    rest: ["scope", c.scope === "party"],
    party: ["scope", c.scope === "party"],
    band: ["scope", c.scope === "band"],
  } as const;
  for (const key of ["of", "rest", "party", "band"] as const) {
    const [by, belongs] = decides[key];
    if (c[key] === undefined || belongs || reader.broken.has(`${path}/${by}`)) continue;
    tellAt(reader, "agreement/key-not-here", `${path}/${key}#key`, { key, because: by === "scope" ? `scope: ${c.scope}` : "at" });
  }
  const limit: Cap = { on: c.on, at: limitOf(c.at, c.of), path, scope: "joint" };
  if (c.scope === "band") return { ...limit, scope: "band", band: c.band ?? 1 };
  if (c.scope === "party")
    return compact({
      ...limit,
      scope: "party" as const,
      rest: c.rest ?? ("purchasers" as const),
      party: c.party,
    });
  return limit;
});

function limitOf(at: At, of: "target" | "fee" | undefined): Limit {
  if (at === "fee-at-risk") return { kind: "fee-at-risk" };
  return "cents" in at ? { kind: "cents", cents: at.cents } : { kind: "share", share: at.share, of: of ?? "target" };
}

const lines = byForm("agreement/not-a-list", { scalar: word("all"), list: list(id) });

const schemeFields = (several: boolean) =>
  record({
    id: several ? req(id, "Name of the scheme") : opt(id, "Name of the scheme; only needed when there are several"),
    lines: req(lines, "The lines whose target and cost are compared: all, or a list"),
    unshared: opt(list(id), "Lines that belong to no scheme"),
    compares: req(word("cost", "cost-and-fee"), "What is compared with the target"),
    gain: req(list(band("down-to"), 1, LIMITS.bands), "Bands of a saving, outward from 100 % of target"),
    pain: req(list(band("up-to"), 1, LIMITS.bands), "Bands of an overrun, outward from 100 % of target"),
    "dead-band": req(wordOr(["none"], deadBand), "Saving or overrun that is too small to share"),
    caps: req(list(cap), "Limits; [] for none"),
    "cap-order": opt(word("joint-first", "party-first"), "Which caps come first; required with joint and party caps on one side"),
    floor: req(wordOr(["none"], money), "Providers' fee and share never fall below it, together and a year"),
    "ceiling-price": req(wordOr(["none"], moneyOrShare), "Cost, fee and share never rise above it: money, or a share of target"),
    "among-providers": req(amongProviders, "How the providers divide their part"),
    "among-purchasers": opt(amongPurchasers, "How the purchasers divide theirs; required with several purchasers"),
    "own-production": opt(word("exclude", "notional", "full"), "Whether authorities that produce take part; required when one does"),
    bands: req(word("yearly", "cumulative"), "Whether years are compared one by one or together"),
    "caps-reset": req(word("yearly", "contract-period"), "Over what time the caps limit"),
    "carry-over": req(word("no", "pain", "both"), "What is carried to the next year of the contract period"),
    gates: req(gateShares, "Share of the gain that is forfeited when a gate is missed; {} for none"),
    "savings-report": req(word("required"), "No gain is payable without an approved savings report"),
  });

type RawFields = Of<ReturnType<typeof schemeFields>>;
/** A scheme as the file has it, before lines and defaults that depend on the parties are filled in. */
export type RawScheme = RawFields & { readonly path: string };

const raw = (several: boolean): Shape<RawScheme> =>
  turned(schemeFields(several), (s, path, reader): RawScheme => {
    const both = (["gain", "pain"] as const).some((side) =>
      ["joint", "party"].every((scope) => s.caps.some((each) => each.on === side && each.scope === scope)),
    );
    const sure = s.caps.every((each) => !["on", "scope"].some((key) => reader.broken.has(`${each.path}/${key}`)));
    if (both && sure && s["cap-order"] === undefined) missing(path, "cap-order", reader);
    return { ...s, path };
  });

const one = raw(false);
const many = list(raw(true), 1);
const nothing = record({ none: req(word("yes"), "Nothing is shared") });

/** One scheme, a list of schemes, or `{ none: yes }` (then there is none). */
export const gainAndPain: Shape<readonly RawScheme[]> = {
  json: { anyOf: [nothing.json, one.json, many.json] },
  standIn: () => [],
  read: (tree, path, reader) => {
    if (tree.kind === "list") return many.read(tree, path, reader);
    if (tree.kind !== "map") return wrong(gainAndPain, "agreement/not-a-map", tree, path, reader);
    if (tree.entries.length !== 1 || tree.entries[0]!.key !== "none") return [one.read(tree, path, reader)];
    nothing.read(tree, path, reader);
    return [];
  },
};

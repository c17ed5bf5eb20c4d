import type { Period } from "../kernel/day.ts";
import { type ById, type Line, type LineKey, type Party, ROLES } from "./agreement.ts";
import { compact, mapOf, missing, opt, record, req, type Shape, sound, turned } from "./shape.ts";
import { list, oneOrMore } from "./shape-list.ts";
import { day, id, money, share, text, word, wordOr, yesNo } from "./scalars.ts";
import { LIMITS } from "./limits.ts";
import { exactlyOne } from "./shape-among.ts";
import { PARTY_KINDS, PUBLIC_KINDS } from "../parties/party-kind.ts";

/** Sections 2 and 3 of docs/agreement-file.md: head, parties, services and joint lines. */
export const TASKS = ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12"] as const;

const period: Shape<Period> = sound(record({ from: req(day, "First day"), to: req(day, "Last day, included") }));
const kind = word(...PARTY_KINDS);

const member = turned(
  record({
    name: req(text, "Name of the member"),
    kind: req(kind, "Kind of the member"),
    share: opt(share, "Its share of the consortium"),
  }),
  (m) => m,
);

const partyFields = record({
  name: req(text, "Official name"),
  kind: req(kind, "What the party is in law; the first seven kinds are authorities"),
  roles: req(list(word(...ROLES)), "purchaser, organiser, provider, funder: at least one"),
  "task-area": opt(list(id), "Areas of services that a public party may produce itself; required of a public provider"),
  vat: opt(word("deductible", "refundable", "neither"), "What happens to the VAT of its costs; required of a provider"),
  joins: opt(day, "First day of its rights and duties; absent: the whole term"),
  leaves: opt(day, "Last day of its rights and duties; absent: the whole term"),
  "business-id": opt(text, "Business identity code"),
  members: opt(list(member, 1), "Members of a consortium"),
});

export const parties: Shape<readonly Party[]> = turned(
  mapOf(
    id,
    turned(partyFields, (p, path, reader): Omit<Party, "id"> => {
      const provides = p.roles.includes("provider");
      if (provides && p.vat === undefined) missing(path, "vat", reader, "roles");
      if (provides && PUBLIC_KINDS.includes(p.kind) && p["task-area"] === undefined) missing(path, "task-area", reader, "roles", "kind");
      if (p.kind === "consortium" && p.members === undefined) missing(path, "members", reader, "kind");
      return compact({
        name: p.name,
        kind: p.kind,
        roles: p.roles,
        taskArea: p["task-area"] ?? [],
        vat: p.vat,
        joins: p.joins,
        leaves: p.leaves,
        businessId: p["business-id"],
        members: p.members ?? [],
      });
    }),
  ),
  (byId) => Object.entries(byId).map(([id, party]) => ({ id, ...party })),
);

const providers = req(list(id, 1), "Who may book costs on the line");

const service = turned(
  record({
    name: req(text, "Name of the service"),
    organiser: req(id, "The party that has the legal duty for the service; its cost falls on it"),
    providers,
    area: req(id, "Task area of the service"),
    tasks: req(list(word(...TASKS), 1), "Codes of the task catalogue"),
    cpv: opt(text, "CPV code"),
  }),
  (s): Omit<Line, "id"> =>
    compact({
      kind: "service" as const,
      name: s.name,
      providers: s.providers,
      organiser: s.organiser,
      area: s.area,
      tasks: s.tasks,
      cpv: s.cpv,
      keys: [],
    }),
);

const key: Shape<LineKey> = turned(
  record({
    from: req(day, "The key is in force from this day"),
    shares: opt(mapOf(id, share), "Fixed shares of the purchasers"),
    by: opt(word("use", "customers"), "Divides by the units recorded for the year"),
  }),
  (k, path, reader) =>
    exactlyOne(k, ["shares", "by"], path, reader) === "by" ? { from: k.from, by: k.by! } : { from: k.from, by: "shares", shares: k.shares ?? {} },
);

const jointLine = turned(
  record({
    name: req(text, "Name of the joint line"),
    providers,
    key: req(oneOrMore(key), "How its cost is divided among purchasers; dated"),
  }),
  (l): Omit<Line, "id"> => ({
    kind: "joint",
    name: l.name,
    providers: l.providers,
    tasks: [],
    keys: l.key,
  }),
);

const named = (byId: ById<Omit<Line, "id">>): readonly Line[] => Object.entries(byId).map(([id, line]) => ({ id, ...line }));

export const services: Shape<readonly Line[]> = turned(mapOf(id, service, LIMITS.services), named);
export const jointLines: Shape<readonly Line[]> = turned(mapOf(id, jointLine, LIMITS.services), named);

export const contractPeriods = list(period, 1);

export const options = list(
  turned(
    sound(
      record({
        id: req(id, "Name of the option"),
        from: req(day, "First day"),
        to: req(day, "Last day, included"),
        "decided-by": req(text, "Who decides on its use"),
        exercised: req(yesNo, "yes makes it a contract period"),
      }),
    ),
    (o) => ({
      id: o.id,
      from: o.from,
      to: o.to,
      decidedBy: o["decided-by"],
      exercised: o.exercised,
    }),
  ),
);

export const phases = turned(
  record({
    development: opt(
      record({
        until: req(day, "Last day of the development phase"),
        pay: req(word("hours", "reimbursement"), "How development work is paid"),
        cap: req(wordOr(["none"], money), "Most that is paid for it, to all providers together"),
      }),
      "Development phase: reimbursed, never shared and without fee",
    ),
    implementation: req(record({}), "Implementation phase"),
    closing: opt(record({}), "Closing phase"),
  }),
  (p) => p.development,
);

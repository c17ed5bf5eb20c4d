/** What can be done with the alliance's bodies and their matters, and what can be asked of them. */
import { z } from "zod";
import type { Command, Moment } from "../api/command.ts";
import { type SaltedFile, saltedText } from "../api/content.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { plainQuery, type Query } from "../api/query.ts";
import { ALLIANCE_ROLES, type Role } from "../api/roles.ts";
import { keepFiles } from "../api/titled.ts";
import { GROUNDS, OUTCOMES, PROCEDURES, SEATED_AS } from "../decisions/matter-bodies.ts";
import { POSITIONS } from "../decisions/unanimity.ts";
import type { Json } from "../kernel/canonical.ts";
import type { RandomId } from "../kernel/id.ts";
import { dayText, idText, randomIdText, wordsText } from "../log/fields.ts";
import type { Reading } from "../store/store.ts";
import { type By, decideApproval, decideHandling, decidePosition } from "./deciding.ts";
import { decideEscalation, decideFilling, decideMove, decideVacating, decideWithdrawal, type Ground } from "./opening.ts";
import type { Reckoned } from "./kinds.ts";
import type { Holding } from "./sitting.ts";
import { bodiesTold, mattersShown, matterTold } from "./shown.ts";
import { BINDING, groundOf, holdingOf, peopleOf, PREPARING, reckonedOf, textsOf } from "./store.ts";

const filling = z.strictObject({ body: idText, person: randomIdText, as: z.enum(SEATED_AS), from: dayText, to: dayText.optional() });
const vacating = z.strictObject({ body: idText, person: randomIdText, on: dayText });
const named = z.strictObject({ matter: randomIdText });
const positioning = z.strictObject({
  matter: randomIdText,
  position: z.enum(POSITIONS),
  ground: z.enum(GROUNDS).optional(),
  condition: z.literal("own-decision").optional(),
  reasons: wordsText(5000).optional(),
});
const handling = z.strictObject({
  matter: randomIdText,
  outcome: z.enum(OUTCOMES),
  on: dayText,
  /** At a meeting: parties that were there. */
  present: z.array(idText).max(100).optional(),
  to: idText.optional(),
  meeting: randomIdText.optional(),
});
const approving = z.strictObject({ matter: randomIdText, decision: randomIdText });
const escalating = z.strictObject({ matter: randomIdText, until: dayText });

const moving = z.strictObject({ matter: randomIdText, procedure: z.enum(PROCEDURES), until: dayText.optional() });

type Standing = { readonly ground: Ground };
const standing = async (reading: Reading, at: Moment): Promise<Standing> => ({ ground: await groundOf(reading, { ...at, day: at.now.day }) });

export const fillSeat: Command<z.infer<typeof filling>, Standing & { readonly people: readonly RandomId[] }, { party: string }> = {
  name: "seats/fill",
  on: "alliance",
  input: filling,
  roles: BINDING,
  does: "Says who sits for the asker's own party in a body, as a member or a deputy, from a day.",
  gather: async (reading, at, { from }) => {
    const first = { ...at, day: from > at.now.day ? from : at.now.day };
    const people = await peopleOf(reading, first, at.now.party);
    return { ground: await groundOf(reading, first), people: people.map(({ person }) => person) };
  },
  decide: (_states, { ground, people }, input, now) => decideFilling(ground, people, input, now),
};

export const vacateSeat: Command<z.infer<typeof vacating>, Standing, { party: string }> = {
  name: "seats/vacate",
  on: "alliance",
  input: vacating,
  roles: BINDING,
  does: "Ends a seat of the asker's own party: from the day given it is held no more.",
  gather: standing,
  decide: (_states, { ground }, input, now) => decideVacating(ground, input, now),
};

export const withdrawMatter: Command<z.infer<typeof named>, Standing, { matter: RandomId }> = {
  name: "matters/withdraw",
  on: "alliance",
  input: named,
  roles: PREPARING,
  does: "Withdraws a matter that the asker's organisation opened and no body has decided on.",
  gather: standing,
  decide: (_states, { ground }, { matter }, now) => decideWithdrawal(ground, matter, now),
};

export const takePosition: Command<z.infer<typeof positioning>, Standing & { readonly file: SaltedFile | undefined }, { party: string }> = {
  name: "matters/take-position",
  on: "alliance",
  input: positioning,
  roles: BINDING,
  needsFresh: true,
  does: "Takes the party's position on a matter, by whoever sits for it in the body and within their mandate; the newest counts until the body decides.",
  gather: async (reading, at, { reasons }) => ({ ...(await standing(reading, at)), file: reasons === undefined ? undefined : saltedText(reasons) }),
  decide: (_states, { ground, file }, input, now) => decidePosition(ground, file?.ref, input, now),
  keep: (writing, { stream, gathered }) => keepFiles(writing, stream, [gathered.file]),
};

const handle = (
  by: By,
  of: { readonly name: string; readonly roles: readonly Role[]; readonly does: string },
): Command<z.infer<typeof handling>, Standing & { readonly holding: Holding }, { section: number; binding: boolean }> => ({
  ...of,
  on: "alliance",
  input: handling,
  gather: async (reading, at, { matter, on }) => {
    const day = { ...at, day: on };
    const ground = await groundOf(reading, day);
    const found = ground.matters.matters.get(matter);
    return { ground, holding: found ? await holdingOf(reading, day, found) : new Map() };
  },
  decide: (_states, { ground, holding }, input, now) => decideHandling(ground, holding, by, input, now),
});

export const decideMatter = handle("chair", {
  name: "matters/decide",
  roles: BINDING,
  does: "Records, for the party that chairs the body, what the body did with a matter; what it decided must be what the agreement's rule gives.",
});
export const recordMatter = handle("office", {
  name: "matters/record",
  roles: ["project-office"],
  does: "The same from the minutes, for the project office.",
});

export const approveMatter: Command<z.infer<typeof approving>, Standing & { readonly reckoned: Reckoned | undefined }, { party: string }> = {
  name: "matters/approve",
  on: "alliance",
  input: approving,
  roles: BINDING,
  needsFresh: true,
  does: "Approves for the asker's own party what a body agreed on, by a decision of its own organ; with the last one that is final it binds.",
  gather: async (reading, at, { matter }) => {
    const { ground } = await standing(reading, at);
    return { ground, reckoned: await reckonedOf(reading, at.stream, ground.matters.matters.get(matter)) };
  },
  decide: (states, gathered, input, now) => decideApproval(gathered, states, input, now),
};

export const escalateMatter: Command<z.infer<typeof escalating>, Standing, { matter: RandomId; step: string }> = {
  name: "matters/escalate",
  on: "alliance",
  input: escalating,
  roles: [...BINDING, "project-office"],
  does: "Takes a matter on which a body did not agree to the next step of the agreement's ladder, with the day until which it has time.",
  gather: standing,
  decide: (_states, { ground }, input, now) => decideEscalation(ground, input, now),
};

export const moveMatter: Command<z.infer<typeof moving>, Standing, { matter: RandomId }> = {
  name: "matters/move",
  on: "alliance",
  input: moving,
  roles: PREPARING,
  does: "Moves a matter from the written procedure to a meeting, or back with a deadline; positions that were taken stand.",
  gather: standing,
  decide: (_states, { ground }, input, now) => decideMove(ground, input, now),
};

const one = z.object({ matter: randomIdText });

export const mattersQuery = plainQuery<Json>("matters", {
  does: "The matters of the bodies, newest first: how far each has come, and what of it waits for the asker's own party.",
  answer: async (reading, { stream, states, who, day }) => ({ matters: mattersShown(await groundOf(reading, { stream, states, day }), who.organisation, day) }),
});

export const matterQuery: Query<z.infer<typeof one>, Json> = {
  name: "matters/matter",
  on: "alliance",
  params: one,
  roles: ALLIANCE_ROLES,
  does: "One matter: proposal, effect, positions, what the bodies did with it, and whether it could be decided on today, with everything that is missing.",
  answer: async (reading, { stream, states, day }, { matter: id }) => {
    const at = { stream, states, day };
    const ground = await groundOf(reading, at);
    const matter = ground.matters.matters.get(id);
    if (!matter) return {};
    const { reasons: _reasons, ...said } = await textsOf(reading, stream, matter);
    return matterTold(ground, matter, await holdingOf(reading, at, matter), said as Json, day);
  },
};

export const bodiesQuery = plainQuery<Json>("bodies", {
  does: "The bodies of the agreement: chair, seats by party, and who sits there today.",
  answer: async (reading, { stream, states, day }) => ({ bodies: bodiesTold(await groundOf(reading, { stream, states, day }), day) }),
});

export const matterCommands: readonly AnyCommand[] = [
  fillSeat,
  vacateSeat,
  withdrawMatter,
  takePosition,
  decideMatter,
  recordMatter,
  approveMatter,
  escalateMatter,
  moveMatter,
];
export const matterQueries: readonly AnyQuery[] = [mattersQuery, matterQuery, bodiesQuery];

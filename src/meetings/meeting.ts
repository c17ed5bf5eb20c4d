/** A meeting of a body, whosever it is: when and where, who sat there, what was on the agenda, and which documents came of it. Pure. */
import { z } from "zod";
import { attachment, met, section } from "./section.ts";

const text = z.string();

/** jäsen, varajäsen (of whom), puheenjohtaja, varapuheenjohtaja, esittelijä, pöytäkirjanpitäjä, asiantuntija, kääntäjä, tiedottaja. */
const SEAT_ROLES = ["chair", "vice-chair", "member", "deputy", "presenter", "secretary", "expert", "interpreter", "communications", "other"] as const;
export const seat = z.strictObject({ name: text, role: z.enum(SEAT_ROLES), as: text.optional(), deputyOf: text.optional() });
export type Seat = z.infer<typeof seat>;

/** An item of the agenda; once it was handled it has the section's number. */
export const agendaItem = z.strictObject({ point: text, title: text, document: attachment.optional(), section });
export type AgendaItem = z.infer<typeof agendaItem>;

const MEETING_STATES = ["created", "called", "held", "decided", "cancelled"] as const;

export const meeting = z.strictObject({
  id: text,
  name: text,
  /** Local time of the body: `2026-03-02T09:00`. */
  at: text.optional(),
  until: text.optional(),
  place: text.optional(),
  /** Counted by the body within its year. */
  number: z.int().nonnegative().optional(),
  state: z.enum(MEETING_STATES).optional(),
  status: text.optional(),
  body: z.strictObject({ id: text, name: text }),
  composition: z.array(seat),
  agenda: z.array(agendaItem),
  documents: z.array(attachment),
  /** päätöstiedote, as its document has it. */
  announcement: section.shape.decided,
  notPublished: text.optional(),
  previous: met.optional(),
  next: met.optional(),
});
export type Meeting = z.infer<typeof meeting>;

/** Facts of meetings, minutes, decisions and appeals. */
import type { Day, Instant } from "../../kernel/day.ts";
import { type At, type Done, type Fact, nobodyYet, ofRecordLater } from "./fact.ts";

/** `council` of a municipality, joint authority or wellbeing services county; `other` statutory body of one. */
export type BodyKind = "council" | "other";

/** Somebody who is disqualified from a matter. */
export type Disqualified = At & {
  /** Was in the room, or online, while the matter was handled. */
  readonly present?: boolean;
  /** The body decided it, or the person withdrew and the body noted it. */
  readonly noted?: boolean;
  /** As the Administrative Procedure Act numbers it: `28.1 § 4`. */
  readonly ground?: string;
};
export type Vote = At & {
  readonly for?: number;
  readonly against?: number;
  /** How the chair voted: it decides where votes are even. */
  readonly chair?: "for" | "against" | "abstains";
  readonly result?: "for" | "against";
  /** Each member's position stands in the minutes. */
  readonly positionsMinuted?: boolean;
};
export type Dissent = At & {
  readonly announced?: "at-once" | "later";
  /** Written reasons; `none` where nobody gave any. */
  readonly reasons?: Done;
};
export type MeetingItem = At & {
  /** Members present, also online, without those who are disqualified from this matter. */
  readonly present?: number;
  readonly disqualified?: readonly Disqualified[];
  readonly supportedCounterProposal?: boolean;
  readonly vote?: Vote | "none";
  readonly dissents?: readonly Dissent[];
  /** Whose own matter it is; `none` where it is nobody's. */
  readonly about?: { readonly party: string; readonly matter: "payment" | "exclusion" | "breach" | "termination" | "other" } | "none";
  /** Representatives who take part in it. */
  readonly takingPart?: readonly (At & { readonly party: string; readonly provider: boolean })[];
};

/** What minutes must tell: how the body came together, how the matter was handled, and what makes it lawful. */
export const MINUTES_PARTS = [
  "body",
  "times",
  "place",
  "present",
  "quorum",
  "manner",
  "heading",
  "account",
  "proposal",
  "disqualification",
  "proposals-made",
  "votes",
  "decision",
  "dissent",
  "signatures",
  "appeal",
  "checking",
  "publication",
] as const;

/** The rows of the table of appeal instructions. */
export type DecisionKind =
  | "procurement-over-threshold"
  | "procurement-under-threshold"
  | "body-or-office-holder"
  | "council-or-rectification"
  | "preparation"
  | "customer-rectification"
  | "customer-appeal"
  | "customer-no-appeal"
  | "alliance";
export type InstructionKind =
  | "market-court"
  | "procurement-rectification"
  | "municipal-rectification"
  | "municipal-appeal"
  | "administrative-rectification"
  | "social-security-board"
  | "no-appeal"
  | "not-administrative";

export type MeetingFacts = {
  readonly meeting: At & {
    readonly body?: BodyKind;
    readonly members?: number;
    readonly items?: readonly MeetingItem[];
    /** `no`: everybody sat in one room. */
    readonly electronic?: "no" | { readonly identified?: boolean; readonly chairLeads?: boolean; readonly canFollow?: boolean; readonly canAct?: boolean };
  };
  readonly meetingCall: At & {
    readonly body?: BodyKind;
    readonly sent?: Day;
    readonly meeting?: Day;
    /** Of the body's own rules, for bodies other than a council. */
    readonly leadDays?: number;
    readonly time?: boolean;
    readonly place?: boolean;
    readonly matters?: boolean;
    readonly manner?: boolean;
  };
  /** A matter decided electronically before a meeting; one position for each member. */
  readonly electronicDecision: At & {
    readonly deadline?: Instant;
    /** When it was taken as decided. */
    readonly decided?: Instant | "none";
    readonly positions?: readonly (At & { readonly given?: Instant | "none"; readonly wantsMeeting?: boolean })[];
  };
  readonly minutes: At & {
    /** Of a body of a municipality or county; not of a body that an agreement alone has made. */
    readonly statutory?: boolean;
    readonly parts?: readonly string[];
    readonly chairSigned?: Done;
    readonly secretarySigned?: Done;
    readonly checked?: Done;
    /** On the public web. */
    readonly published?: Done;
    /** The first day on which something was done on the strength of them. */
    readonly reliedOn?: Done;
    readonly withInstructions?: boolean;
    /** What can be sought against the decisions, as long as it may be. */
    readonly appeal?: "rectification" | "appeal";
    readonly hasPersonalData?: boolean;
    readonly personalDataRemoved?: Done;
    /** Of this meeting, in their order. */
    readonly sections?: readonly number[];
    /** The last one before it in the calendar year; 0 where it is the first meeting. */
    readonly lastSection?: number;
  };
  readonly decision: At & {
    readonly administrative?: boolean;
    /** authority, date, parties, result, reasons, provisions, contact; `no-reasons-needed` where HL 45.2 § allows to leave them out. */
    readonly shows?: readonly string[];
    /** Carried out. */
    readonly enforced?: Done;
    readonly final?: Done;
    readonly appealUselessAfter?: boolean;
    /** Last day on which a higher body may take it over; `waived` where it said it will not, `never` where the law gives it no such right. */
    readonly takeOverUntil?: Day | "waived" | "never";
  };
  /** Matters on the table of a body of the alliance. */
  readonly allianceMatters: readonly (At & { readonly needsAuthority?: boolean; readonly outcome?: "decided" | "sent-to-authority" | "noted" })[];
  readonly appealInstructions: readonly (At & {
    readonly of?: DecisionKind;
    readonly given?: readonly { readonly kind: InstructionKind; readonly days?: number; readonly provision?: string }[];
  })[];
};

export const MEETING_FACTS: Readonly<Record<keyof MeetingFacts, Fact>> = {
  meeting: ofRecordLater("kokous, läsnäolo ja äänestykset", "sammanträde, närvaro och omröstningar", "meeting, attendance and votes"),
  meetingCall: ofRecordLater("kokouskutsu", "kallelse till sammanträde", "call to the meeting"),
  electronicDecision: nobodyYet("sähköinen päätöksentekomenettely", "elektroniskt beslutsförfarande", "electronic decision procedure"),
  minutes: ofRecordLater("pöytäkirja", "protokoll", "minutes"),
  decision: nobodyYet("päätöksen sisältö ja täytäntöönpano", "beslutets innehåll och verkställighet", "content and enforcement of the decision"),
  allianceMatters: ofRecordLater("allianssin toimielimen asiat", "ärenden i alliansens organ", "matters of the alliance's bodies"),
  appealInstructions: nobodyYet("muutoksenhakuohjeet", "anvisningar för ändringssökande", "appeal instructions"),
};

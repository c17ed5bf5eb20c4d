/** Facts of a procedure with negotiations: invitations, tenders, versions of the documents, rounds and what was told to whom. */
import type { Day } from "../../kernel/day.ts";
import { type At, type Done, type Fact, nobodyYet } from "./fact.ts";

export type Round = At & {
  /** Ids of the tenderers that were still in the competition. */
  readonly remaining?: readonly string[];
  readonly meetings?: readonly (At & { readonly tenderer: string; readonly on?: Day; readonly minutes?: number })[];
};

export type DocumentChange = At & {
  readonly remaining?: readonly string[];
  readonly told?: readonly { readonly tenderer: string; readonly on?: Day; readonly written?: boolean }[];
};

export type NegotiationFacts = {
  readonly invitations: readonly (At & { readonly candidate: string; readonly sent?: Done; readonly written?: boolean })[];
  readonly initialTenders: At & {
    readonly due?: Done;
    /** Tenders may be left electronically as 62.1 § says. */
    readonly electronic?: boolean;
    readonly accelerated?: "no" | "with-reasons" | "without-reasons";
    /** A prior information notice as 61 § wants it was sent. */
    readonly priorNotice?: boolean;
  };
  /** The last day for final tenders. */
  readonly finalTenders: At & { readonly due?: Done };
  /** Versions of the invitation to tender, the one of the notice first; the texts, or their hashes. */
  readonly tenderDocuments: readonly (At & { readonly minimumRequirements?: string; readonly awardBasis?: string })[];
  /** Each time that tenderers were made fewer between rounds. */
  readonly reductions: readonly (At & { readonly by?: "announced-criteria" | "other-criteria" })[];
  readonly documentChanges: readonly DocumentChange[];
  /** Each time that a tenderer's confidential information went to another: what, and for what it had given consent by name. */
  readonly disclosures: readonly (At & { readonly items?: readonly string[]; readonly consented?: readonly string[] })[];
  readonly negotiationRounds: readonly Round[];
};

export const NEGOTIATION_FACTS: Readonly<Record<keyof NegotiationFacts, Fact>> = {
  invitations: nobodyYet("kutsut ehdokkaille", "inbjudningar till anbudssökande", "invitations to candidates"),
  initialTenders: nobodyYet("alustavien tarjousten määräaika", "tidsfristen för preliminära anbud", "time limit of initial tenders"),
  finalTenders: nobodyYet("lopullisten tarjousten määräaika", "tidsfristen för slutliga anbud", "time limit of final tenders"),
  tenderDocuments: nobodyYet("tarjouspyynnön versiot", "anbudsförfrågans versioner", "versions of the invitation to tender"),
  reductions: nobodyYet("tarjoajien karsinnat", "begränsningar av antalet anbudsgivare", "reductions of the number of tenderers"),
  documentChanges: nobodyYet("muutosten ilmoittaminen tarjoajille", "meddelanden om ändringar", "what tenderers were told of changes"),
  disclosures: nobodyYet("luottamuksellisen tiedon luovutukset", "utlämnande av konfidentiella uppgifter", "disclosures of confidential information"),
  negotiationRounds: nobodyYet("neuvottelukierrokset", "förhandlingsomgångar", "rounds of negotiation"),
};

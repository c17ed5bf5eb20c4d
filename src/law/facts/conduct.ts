/** Facts of how an alliance is run: persons, mandates, phases, cost lines, what customers meet, and the authorities behind it. */
import type { Day } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import { type At, type Fact, nobodyYet, ofRecordLater } from "./fact.ts";

export const PHASES = ["strategy", "formation", "award", "development", "implementation", "closed", "exited"] as const;
export type Phase = (typeof PHASES)[number];

/** What somebody may agree to for the party that sent them. */
export type Mandate = {
  readonly from?: Day;
  /** `open`: until it is called back. */
  readonly to?: Day | "open";
  readonly limit?: Cents | "none";
  readonly matters?: readonly string[];
};

export type ConductFacts = {
  /** What each person does for which service. */
  readonly duties: readonly (At & { readonly person: string; readonly service: string; readonly as: "organiser-decider" | "producer-manager" | "other" })[];
  /** Each cost line that was invoiced: does it lead to a record of its party's books, and can the other parties see that record? */
  readonly invoicedLines: readonly (At & { readonly recorded?: boolean; readonly shown?: boolean })[];
  /** A vote in a body of the alliance; `none` as mandate where it is known that there is none. */
  readonly votes: readonly (At & {
    readonly on?: Day;
    readonly matter?: string;
    readonly amount?: Cents | "none";
    readonly mandate?: Mandate | "none";
  })[];
  readonly phaseChanges: readonly (At & { readonly from: Phase; readonly to: Phase })[];
  /** The decision of each organiser on the strategy phase: what it answers. */
  readonly strategyDecisions: readonly (At & {
    readonly organiser: string;
    readonly documented?: boolean;
    readonly suitable?: boolean;
    readonly start?: boolean;
    readonly procurement?: boolean;
  })[];
  readonly municipalitiesJoining: readonly (At & { readonly ownDecision?: boolean })[];
  /** What a customer meets at each provider. */
  readonly customerPaths: readonly (At & { readonly entry?: string; readonly name?: string; readonly channels?: readonly string[] })[];
  /** Organisers of employment services; the labour force is that of the municipality or of its whole employment area. */
  readonly employmentAuthorities: readonly (At & { readonly labourForce?: number; readonly licence?: boolean })[];
  /** Agreements of municipalities on organising together. */
  readonly cooperationAgreements: readonly (At & {
    readonly form?: CooperationForm | "other";
    /** What it agrees on. */
    readonly agreed?: readonly string[];
  })[];
  /** The steering group of multi-sectoral support. */
  readonly multiSectorGroup: At & {
    readonly members?: readonly (At & { readonly from: GroupMember })[];
    readonly chair?: GroupMember;
    readonly viceChair?: GroupMember;
  };
};
export type CooperationForm = "responsible-municipality" | "joint-authority";
export type GroupMember = "employment-authority" | "municipality" | "wellbeing-county" | "kela" | "other-authority" | "private";

export const CONDUCT_FACTS: Readonly<Record<keyof ConductFacts, Fact>> = {
  duties: nobodyYet("kuka tekee mitä missä palvelussa", "vem som gör vad i vilken tjänst", "who does what in which service"),
  invoicedLines: nobodyYet("laskutettujen kustannusrivien lähteet", "källor för fakturerade kostnadsrader", "sources of invoiced cost lines"),
  votes: nobodyYet("äänestäneet ja heidän valtuutuksensa", "de som röstat och deras fullmakter", "those who voted and their mandates"),
  phaseChanges: ofRecordLater("vaiheen vaihtuminen", "övergång till en annan fas", "changes of phase"),
  strategyDecisions: nobodyYet(
    "järjestäjien päätökset strategiavaiheesta",
    "anordnarnas beslut om strategifasen",
    "organisers' decisions on the strategy phase",
  ),
  municipalitiesJoining: nobodyYet("mukaan tulevien kuntien päätökset", "beslut av kommuner som ansluter sig", "decisions of municipalities that join"),
  customerPaths: nobodyYet("asiakaspolut tuottajittain", "kundvägar per producent", "customer journeys by provider"),
  employmentAuthorities: nobodyYet(
    "työvoimaviranomaisten työvoima ja luvat",
    "arbetskraftsmyndigheternas arbetskraft och tillstånd",
    "labour force and licences of authorities",
  ),
  cooperationAgreements: nobodyYet("kuntien yhteistoimintasopimukset", "kommunernas samarbetsavtal", "co-operation agreements of municipalities"),
  multiSectorGroup: nobodyYet("monialaisen tuen johtoryhmä", "ledningsgruppen för sektorsövergripande stöd", "steering group of multi-sectoral support"),
};

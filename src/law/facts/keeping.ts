/** Facts of decisions by rule, security and how long things are kept. */
import type { Day, Instant } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import { type At, type Done, type Fact, nobodyYet, ofRecord } from "./fact.ts";

export type KeepingFacts = {
  readonly administrativeDecisions: readonly (At & { readonly decidedBy?: "named-person" | "rule"; readonly signed?: boolean })[];
  /** `trace`: what stands of it on the record. */
  readonly ruleEvaluations: readonly (At & {
    readonly trace?: readonly ("pack" | "rule" | "inputs" | "result")[];
    readonly overridden?: boolean;
    readonly overrideReason?: boolean;
    readonly keptYears?: number;
  })[];
  readonly rulesInUse: readonly (At & {
    readonly source?: boolean;
    readonly dated?: boolean;
    readonly reviewed?: boolean;
    readonly weight?: "block" | "error" | "warn" | "info";
  })[];
  /** `pack`: the id of the pack by which a procedure is judged. */
  readonly procedures: readonly (At & { readonly started?: Day; readonly pack?: string; readonly frozen?: boolean })[];
  readonly sealedTenders: At & {
    readonly deadline?: Instant;
    readonly opened?: Instant | "none";
    readonly onlyNamedOpeners?: boolean;
    readonly breachDetectable?: boolean;
  };
  /** Persons who come to secret content. */
  readonly secretAccess: readonly (At & { readonly identification?: "strong" | "other" })[];
  readonly secretTransfers: readonly (At & { readonly encrypted?: boolean; readonly recipientVerified?: boolean })[];
  readonly systemChange: At & { readonly live?: Done; readonly assessed?: Done };
  /** Whole years from the event at which the law begins to count. */
  readonly retention: At & {
    readonly vouchers?: number;
    readonly ledgers?: number;
    readonly statements?: number;
    /** What a rule of an EU fund asks for; none without such money. */
    readonly euFund?: number | "none";
    readonly procurementDocuments?: number;
    /** The value of the service contract: a large one is kept while it runs (170 §). */
    readonly serviceContract?: Cents;
    readonly contractKeptThroughout?: boolean;
    readonly minutes?: "permanent" | "as-appraised" | "shorter";
  };
};

export const KEEPING_FACTS: Readonly<Record<keyof KeepingFacts, Fact>> = {
  administrativeDecisions: nobodyYet("hallintopäätösten tekijä", "vem som fattat förvaltningsbesluten", "who made the administrative decisions"),
  ruleEvaluations: ofRecord("sääntöjen arviointijäljet", "spåren av regelprövningarna", "traces of rule evaluations"),
  rulesInUse: nobodyYet("sääntöjen lähteet ja tarkastukset", "reglernas källor och granskningar", "sources and reviews of the rules"),
  procedures: nobodyYet("menettelyjen alkamispäivä ja sääntöpaketti", "förfarandenas startdag och regelpaket", "start and rule pack of procedures"),
  sealedTenders: nobodyYet("suljetut tarjoukset", "förseglade anbud", "sealed tenders"),
  secretAccess: nobodyYet("tunnistautuminen salassa pidettävään sisältöön", "identifiering för sekretessbelagt innehåll", "identification for secret content"),
  secretTransfers: nobodyYet("salassa pidettävien tietojen siirrot", "överföringar av sekretessbelagda uppgifter", "transfers of secret data"),
  systemChange: nobodyYet("muutosvaikutusten arviointi", "bedömningen av förändringens konsekvenser", "the assessment of the change's effects"),
  retention: nobodyYet("säilytysajat", "förvaringstider", "retention periods"),
};

/** Facts of those who ask to take part or tender, of those who judge them, and of what was checked about them. */
import type { Day } from "../../kernel/day.ts";
import { type At, type Done, type Fact, nobodyYet } from "./fact.ts";

export type Candidate = At & {
  readonly id: string;
  readonly kind?: "municipality" | "wellbeing-county" | "other";
  /** When it asked to take part. */
  readonly applied?: Done;
  readonly suitable?: boolean;
  readonly tendered?: boolean;
  /** It, or a firm tied to it, took part in preparing the procurement. */
  readonly preparation?: "took-part" | "none";
  /** When the effect of that on competition was assessed. */
  readonly distortionAssessed?: Done;
  /** The purchaser's own unit, or one that gets aid from the purchaser which bears on its price. */
  readonly support?: "own-unit" | "subsidised" | "none";
  readonly supportInComparison?: "recorded" | "none";
  /** Of a municipality or wellbeing services county: whether it must incorporate, or is exempt (KL 126–127 §; 611/2021 131–132 §). */
  readonly incorporation?: "assessed" | "not-assessed";
  /** When the mandatory grounds of 80 § were checked. */
  readonly exclusionChecked?: Done;
  readonly espd?: "given" | "missing";
  /** Those on whose means it relies. */
  readonly reliesOn?: readonly (At & { readonly espd?: "given" | "missing" })[];
};

export type Exclusion = At & {
  /** `mandatory` is 80 §, `preparation` 81.1 § 8, `discretionary` the rest of 81 §. */
  readonly ground?: "mandatory" | "preparation" | "discretionary";
  /** Day of the final judgment (80 §) or of the event (81 §). */
  readonly event?: Day;
  readonly decided?: Done;
  /** What was done with evidence of reliability (82 §). */
  readonly selfCleaning?: "evaluated" | "not-evaluated" | "not-offered";
  readonly heard?: Done;
};

export type TendererFacts = {
  /** Everybody who asked to take part, tendered or was invited. */
  readonly candidates: readonly Candidate[];
  readonly subcontractors: readonly (At & { readonly id: string; readonly exclusionChecked?: Done })[];
  /** Each person who prepares, opens, compares or decides. */
  readonly tenderTeam: readonly (At & { readonly declared?: Done })[];
  readonly tenderOpening: At & { readonly opened?: Done };
  readonly exclusions: readonly Exclusion[];
  /** When what the winner had declared was verified. */
  readonly winner: At & { readonly verified?: Done };
  /** One for each supplier of the contract: the first check of 1233/2006 5 § and the latest. */
  readonly contractorChecks: readonly (At & { readonly first?: Done; readonly latest?: Done })[];
  /** Files kept of the procurement: what each is, and under which name. */
  readonly storedFiles: readonly (At & { readonly kind?: "criminal-record-extract" | "other"; readonly name?: string })[];
};

export const TENDERER_FACTS: Readonly<Record<keyof TendererFacts, Fact>> = {
  candidates: nobodyYet("ehdokkaat ja tarjoajat", "anbudssökande och anbudsgivare", "candidates and tenderers"),
  subcontractors: nobodyYet("alihankkijat", "underleverantörer", "subcontractors"),
  tenderTeam: nobodyYet(
    "hankinnan valmistelijoiden sidonnaisuudet",
    "bindningar hos dem som bereder upphandlingen",
    "declarations of those who prepare the award",
  ),
  tenderOpening: nobodyYet("tarjousten avaaminen", "öppnandet av anbuden", "opening of tenders"),
  exclusions: nobodyYet("poissulkemiset", "uteslutningar", "exclusions"),
  winner: nobodyYet("voittajan tietojen tarkastus", "kontrollen av vinnarens uppgifter", "verification of the winner"),
  contractorChecks: nobodyYet("tilaajavastuulain selvitykset", "utredningar enligt beställaransvarslagen", "checks under the Contractor's Liability Act"),
  storedFiles: nobodyYet("hankinnasta tallennetut tiedostot", "sparade filer om upphandlingen", "files kept of the procurement"),
};

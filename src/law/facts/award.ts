/** Facts of the award, the contract and its changes: hankintalaki 123–137 §. */
import type { Day } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import { type At, type Done, type Fact, nobodyYet, ofRecord } from "./fact.ts";

/** 40 and 41: direct award; 110: direct award for one customer. */
export type DirectGround = 40 | 41 | 110 | "none";
/** The numbered items of hankintalaki 136.2 §. */
export type ChangeGround = 1 | 2 | 3 | 4 | 5 | "none";

export type AwardFacts = {
  readonly awardDecision: At & {
    /** Whose power decided: the organ's own, one delegated to it, or none. */
    readonly power?: "own" | "delegated" | "none";
    readonly written?: boolean;
    readonly rejectionGrounds?: boolean;
    readonly comparisonGrounds?: boolean;
    /** Says after what time the contract can be made. */
    readonly standstillStated?: boolean;
    readonly appealInstruction?: boolean;
    readonly correctionInstruction?: boolean;
    /** Contact details for the notice of 148 §. */
    readonly contact?: boolean;
  };
  /** One for each candidate and tenderer. */
  readonly awardNotices: readonly (At & {
    readonly by?: "e-mail" | "letter";
    readonly sent?: Done;
    readonly statesSendingDay?: boolean;
  })[];
  readonly standstill: At & {
    /** Two kinds of length: purchases within a framework or dynamic system have the shorter one. */
    readonly length?: "ordinary" | "framework";
    /** 130 §. */
    readonly exemption?: "only-tenderer" | "framework-call" | "dynamic-system" | "none";
  };
  readonly contractForm: At & { readonly written?: boolean };
  /** One for each party of the contract. */
  readonly contractSignatures: readonly (At & { readonly signed?: boolean; readonly authorised?: boolean })[];
  readonly marketCourtAppeals: readonly (At & { readonly filed?: Day; readonly ended?: Done })[];
  readonly directAward: At & {
    readonly ground?: DirectGround;
    readonly reasons?: boolean;
    readonly services?: "social-or-health" | "other";
    readonly notice?: Done;
  };
  /** `covered`: items of 124.1 § that are told, stand in other documents, or have no object here. */
  readonly procurementReport: At & { readonly covered?: readonly number[] };
  readonly interruptions: readonly (At & { readonly realReason?: boolean; readonly decided?: boolean; readonly noticePublished?: boolean })[];
  /** `from`: when the party learned of the decision, or when the buyer made it. */
  readonly corrections: readonly (At & {
    readonly by?: "party" | "buyer";
    readonly from?: Day;
    readonly made?: Day;
    readonly concernedNotified?: boolean;
  })[];
  readonly contractChanges: readonly (At & {
    readonly ground?: ChangeGround;
    readonly justified?: boolean;
    /** Which items of Annex E the services are. */
    readonly annexE?: "1-4" | "5-15" | "none";
    readonly value?: Cents;
    /** Of the contract, with its index where it has one. */
    readonly originalValue?: Cents;
    /** All changes on ground 5 together, net. */
    readonly cumulative?: Cents;
    readonly clauseInDocuments?: boolean;
    readonly withinClause?: boolean;
    /** Changes the target cost, the sharing of gain and pain or another term of what is earned. */
    readonly earnings?: boolean;
    /** The notice of the change (58.1 § 9). */
    readonly noticeSent?: Done;
  })[];
  readonly frameworkTerm: At & { readonly from?: Day; readonly to?: Day; readonly justified?: boolean };
};

export const AWARD_FACTS: Readonly<Record<keyof AwardFacts, Fact>> = {
  awardDecision: nobodyYet("hankintapäätös ja sen osat", "upphandlingsbeslutet och dess delar", "the award decision and its parts"),
  awardNotices: nobodyYet("hankintapäätöksen tiedoksiannot", "delgivningarna av upphandlingsbeslutet", "notices of the award decision"),
  standstill: nobodyYet("odotusaika ja poikkeus siitä", "väntetiden och undantag från den", "the standstill and exemptions from it"),
  contractForm: nobodyYet("hankintasopimuksen muoto", "upphandlingskontraktets form", "the form of the contract"),
  contractSignatures: nobodyYet("sopimuksen allekirjoitukset", "kontraktets underskrifter", "signatures of the contract"),
  marketCourtAppeals: nobodyYet("valitukset markkinaoikeuteen", "besvär hos marknadsdomstolen", "appeals to the Market Court"),
  directAward: nobodyYet("suorahankinta ja sen peruste", "direktupphandlingen och dess grund", "the direct award and its ground"),
  procurementReport: nobodyYet("hankintakertomus", "rapporten om upphandlingsförfarandet", "the procurement report"),
  interruptions: nobodyYet("hankinnan keskeyttämiset", "avbrutna upphandlingar", "interruptions of the procurement"),
  corrections: nobodyYet("hankintaoikaisut", "upphandlingsrättelser", "corrections of the procurement"),
  contractChanges: ofRecord("sopimusmuutokset ja niiden perusteet", "kontraktsändringar och deras grunder", "changes of the contract and their grounds"),
  frameworkTerm: nobodyYet("puitejärjestelyn kesto", "ramavtalets giltighetstid", "the term of the framework agreement"),
};

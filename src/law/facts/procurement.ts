/** Facts of a procurement as a whole: who buys, for how much, by which procedure, and what was published of it. */
import type { Cents } from "../../kernel/money.ts";
import type { Ratio } from "../../kernel/share.ts";
import { type At, type Done, type Fact, nobodyYet } from "./fact.ts";

/** Counted in the estimated value, left out of it, or nothing of the kind is planned. */
export type Counted = "counted" | "left-out" | "none-planned";
/** 34.2 § 1–4 and 34.3 §, in that order. */
export type NegotiationGround = "no-ready-solution" | "design-or-innovation" | "nature-or-risks" | "not-specifiable" | "no-acceptable-tenders";

export type Purchaser = At & {
  readonly id: string;
  /** Its own decision that the lead may run the procurement for it. */
  readonly authorised?: Done;
};

export type JointProcurement = At & {
  /** When the purchasers had agreed in writing on buying together. */
  readonly agreed?: Done;
  /** `alone`: one purchaser only. */
  readonly mode?: "joint" | "lead" | "alone";
  /** Id of the purchaser that runs the procedure for the others. */
  readonly lead?: string;
  /** Does it say which phases are done together, and who is liable for what? */
  readonly phases?: boolean;
  readonly liabilities?: boolean;
};

export type ValueEstimate = At & {
  readonly made?: Done;
  readonly options?: Counted;
  readonly extensions?: Counted;
  /** Paid to candidates or tenderers. */
  readonly fees?: Counted;
  /** Ids of the purchasers whose share is counted. */
  readonly purchasers?: readonly string[];
  readonly vat?: "excluded" | "included";
  /** The greatest total by CPV code, without value added tax. */
  readonly lines?: readonly { readonly cpv: string; readonly value: Cents }[];
};

export type Procedure = At & {
  /** `negotiated` covers the competitive one of 36 § too; `other` is one that the purchaser describes itself. */
  readonly kind?: "open" | "restricted" | "negotiated" | "direct" | "other";
  readonly grounds?: readonly NegotiationGround[];
  readonly reasons?: "recorded" | "none";
  readonly described?: "notice" | "invitation" | "nowhere";
};

export type TenderNotice = At & {
  readonly sent?: Done;
  readonly purchasers?: readonly string[];
  readonly cpv?: readonly string[];
  readonly candidatesLimited?: boolean;
  readonly minimumCandidates?: number | "not-stated";
  readonly maximumCandidates?: number | "not-stated" | "not-used";
  /** The last day for requests to take part. */
  readonly requestsDue?: Done;
  readonly accelerated?: "no" | "with-reasons" | "without-reasons";
  /** Does it say that tenderers may be fewer from phase to phase? */
  readonly phasedReduction?: "announced" | "not-announced";
};

/** A purchase without competition from an in-house unit (15 §) or between contracting entities (16 §). */
export type InHouse = At & {
  readonly route?: "in-house" | "cooperation";
  readonly contracted?: Done;
  /** Control as over the purchaser's own departments, alone or jointly (15.5 §). */
  readonly control?: boolean;
  readonly privateCapital?: boolean;
  /** Of co-operation: public services in the general interest for aims in common. */
  readonly commonAims?: boolean;
  /** Yearly mean of the three years before the contract: sales to others, and the whole turnover. */
  readonly outsideSales?: Cents;
  readonly turnover?: Cents;
  /** A transparency notice of 58.3 § that nobody answered in time, and the days that it gave. */
  readonly noMarket?: { readonly noticeDays?: number; readonly answered?: boolean } | "not-shown";
  readonly ownership?: Ratio;
};

export type ProcurementFacts = {
  /** Everybody who buys through this procurement. */
  readonly purchasers: readonly Purchaser[];
  readonly jointProcurement: JointProcurement;
  readonly valueEstimate: ValueEstimate;
  /** Purchases of the same object by the same purchasers in the same period. */
  readonly relatedPurchases: readonly (At & { readonly value?: Cents })[];
  readonly lots: At & { readonly divided?: boolean; readonly reasons?: "recorded" | "none" };
  readonly procedure: Procedure;
  readonly tenderNotice: TenderNotice;
  /** Each place where the notice or what it says was published. */
  readonly publications: readonly (At & { readonly where?: "ojeu" | "hilma" | "elsewhere"; readonly on?: Done })[];
  /** Changes of the notice after it was sent. */
  readonly noticeChanges: readonly (At & { readonly corrected?: Done })[];
  /** `interrupted`: the decision to stop the procurement without a contract; the notice then gives the reasons. */
  readonly awardNotice: At & { readonly sent?: Done; readonly interrupted?: Done; readonly reasons?: "stated" | "none" };
  readonly procurementContract: At & {
    readonly signed?: Done;
    readonly ended?: Done;
    readonly callOff?: boolean;
  };
  readonly inHouse: InHouse;
  readonly turnoverRequirement: At & { readonly required?: Cents | "none"; readonly reasons?: "stated" | "none" };
};

export const PROCUREMENT_FACTS: Readonly<Record<keyof ProcurementFacts, Fact>> = {
  purchasers: nobodyYet("hankintaan osallistuvat tilaajat", "beställare som deltar i upphandlingen", "purchasers of the procurement"),
  jointProcurement: nobodyYet("sopimus yhteishankinnasta", "avtal om gemensam upphandling", "agreement on buying together"),
  valueEstimate: nobodyYet("hankinnan ennakoitu arvo", "upphandlingens uppskattade värde", "estimated value of the procurement"),
  relatedPurchases: nobodyYet(
    "samojen tilaajien muut saman kohteen hankinnat",
    "samma beställares övriga upphandlingar av samma slag",
    "other purchases of the same object",
  ),
  lots: nobodyYet("hankinnan jakaminen osiin", "uppdelning av upphandlingen i delar", "division into lots"),
  procedure: nobodyYet("hankintamenettely perusteineen", "upphandlingsförfarandet och dess grunder", "procedure and its grounds"),
  tenderNotice: nobodyYet("hankintailmoitus", "upphandlingsannonsen", "contract notice"),
  publications: nobodyYet("ilmoituksen julkaisut", "publiceringar av annonsen", "publications of the notice"),
  noticeChanges: nobodyYet("hankintailmoituksen muutokset", "ändringar av upphandlingsannonsen", "changes of the contract notice"),
  awardNotice: nobodyYet("jälki-ilmoitus", "annonsen i efterhand", "award notice"),
  procurementContract: nobodyYet("hankintasopimuksen tekeminen", "ingåendet av upphandlingskontraktet", "making of the contract"),
  inHouse: nobodyYet(
    "sidosyksikkö tai hankintayksiköiden yhteistyö",
    "anknuten enhet eller samarbete mellan upphandlande enheter",
    "in-house unit or co-operation of contracting entities",
  ),
  turnoverRequirement: nobodyYet("liikevaihtovaatimus", "krav på omsättning", "required turnover"),
};

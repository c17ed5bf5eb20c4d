/** Facts of own production, accounts, payments, invoices and aid. */
import type { Day } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Ratio } from "../../kernel/share.ts";
import { type At, type Fact, nobodyYet, ofRecord } from "./fact.ts";

export type MoneyFacts = {
  /** A municipality's own production, by activity. */
  readonly ownProduction: readonly (At & {
    /** Sold in competition on a market, outside the own statutory duty. */
    readonly onMarket?: boolean;
    /** Whether KL 126–127 § were assessed, and what came of it. */
    readonly assessment?: "incorporated" | "exempt" | "none";
    readonly marketPriced?: boolean;
    readonly methodRecorded?: boolean;
  })[];
  /** By activity and financial year. */
  readonly competitiveActivities: readonly (At & { readonly turnover?: Cents; readonly separateAccounts?: boolean })[];
  /** `model`: by which rules of the open books the producer's cost is counted. */
  readonly producerCosts: readonly (At & { readonly service: string; readonly model?: string })[];
  /** Each time something already posted was touched. */
  readonly ledgerChanges: readonly (At & { readonly how?: "correcting-entry" | "changed" | "deleted"; readonly linked?: boolean })[];
  readonly payments: readonly (At & {
    readonly voucherDated?: boolean;
    readonly voucherNumberUnique?: boolean;
    readonly approved?: boolean;
    readonly budgetLine?: boolean;
    readonly approver?: "independent" | "payee" | "made-the-invoice" | "close-to-payee";
  })[];
  /** By party and year. */
  readonly budgetUse: readonly (At & { readonly committed?: Cents; readonly appropriation?: Cents })[];
  readonly invoices: readonly (At & {
    readonly format?: "en-16931" | "other";
    readonly wouldRevealSecrets?: boolean;
    /** Of the trader who sends it, in a year. */
    readonly turnover?: Cents;
  })[];
  readonly vatLines: readonly (At & { readonly supplied?: Day; readonly rate?: Ratio | "exempt"; readonly exemptionBasis?: boolean })[];
  readonly resultPayments: readonly (At & { readonly verifiedBy?: "organiser" | "producer" | "other" | "nobody" })[];
  readonly companyServices: readonly (At & {
    readonly kind?: "company-coaching" | "joint-purchase-training" | "other";
    readonly aidRecord?: "de-minimis" | "block-exemption" | "none";
  })[];
  /** What a service costs the personal customer. */
  readonly customerPrices: readonly (At & { readonly price?: Cents })[];
};

export const MONEY_FACTS: Readonly<Record<keyof MoneyFacts, Fact>> = {
  ownProduction: nobodyYet("oma tuotanto markkinoilla", "egen produktion på marknaden", "own production on the market"),
  competitiveActivities: nobodyYet("kilpailutilanteessa harjoitettu toiminta", "verksamhet i ett konkurrensläge", "activities in competition"),
  producerCosts: nobodyYet(
    "tuottajien kustannusten laskentaperusteet",
    "grunderna för beräkning av producenternas kostnader",
    "how the producers' costs are counted",
  ),
  ledgerChanges: ofRecord("muutokset kirjauksiin", "ändringar av bokföringsposter", "changes of posted entries"),
  payments: nobodyYet("maksut, tositteet ja hyväksyjät", "betalningar, verifikationer och godkännare", "payments, vouchers and approvers"),
  budgetUse: nobodyYet("sitoumukset ja määrärahat", "åtaganden och anslag", "commitments and appropriations"),
  invoices: nobodyYet("laskut hankintayksikölle", "fakturor till den upphandlande enheten", "invoices to the contracting entity"),
  vatLines: nobodyYet("laskurivien arvonlisävero", "mervärdesskatten på fakturaraderna", "value added tax of invoice lines"),
  resultPayments: nobodyYet("tulosmaksut ja niiden todentaminen", "resultatbetalningar och verifieringen av dem", "payments for results and who verified them"),
  companyServices: nobodyYet(
    "palvelut yrityksille ja valtiontukikirjaukset",
    "tjänster till företag och statsstödsanteckningar",
    "services to companies and aid records",
  ),
  customerPrices: nobodyYet("henkilöasiakkaan maksut", "avgifter för enskilda kunder", "charges to personal customers"),
};

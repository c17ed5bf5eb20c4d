/** Which rules of procurement a purchase comes under: PRO-005 finds it, and the weight of many rules rests on it. */
import type { Fact } from "./fact.ts";

/** EU: at or above the EU threshold, not Annex E. E12: Annex E at or above the national threshold. N11: national threshold up to EU. U: under them. */
export const REGIMES = ["EU", "E12", "N11", "U"] as const;
export type Regime = (typeof REGIMES)[number];
export type RegimeFacts = { readonly regime: Regime };

export const REGIME_FACTS: Readonly<Record<keyof RegimeFacts, Fact>> = {
  regime: {
    supplier: "nobody-yet",
    name: { fi: "hankintamenettelyn lajit ja kynnysarvot", sv: "upphandlingens slag och tröskelvärden", en: "kind and thresholds of the procurement" },
  },
};

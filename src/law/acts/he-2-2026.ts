/** Overlay: what the Government proposed on 5 February 2026 (HE 2/2026 vp). Nobody has verified that it is law, so that it must be asked for. */
import { compare, ratio } from "../../kernel/share.ts";
import { constant } from "../constants.ts";
import { each, of, type Rule, rule } from "../rule.ts";

export const HE_2_2026_RULES: readonly Rule[] = [
  rule(
    {
      id: "PRO-013",
      packs: ["he-2-2026"],
      text: {
        fi: "Hankintayksikkö omistaa sidosyksiköstä alle kymmenesosan (HE 2/2026 vp, voimaantulo tarkistettava).",
        sv: "Den upphandlande enheten äger mindre än en tiondel av den anknutna enheten (RP 2/2026 rd, ikraftträdandet ska kontrolleras).",
        en: "The purchaser owns less than a tenth of the in-house unit (HE 2/2026, entry into force to be checked).",
      },
      basis: [{ section: "HE 2/2026", mark: "G" }],
      severity: "info",
      needs: ["inHouse"],
    },
    ({ inHouse }, on) =>
      each("inHouse", [inHouse], ({ route, ownership }) =>
        of(route, (r) =>
          r === "cooperation"
            ? true
            : of(constant("inHouseOwnershipPercent", on), (p) => of(ownership, (share) => compare(share, ratio(BigInt(p), 100n)) >= 0)),
        ),
      ),
  ),
];

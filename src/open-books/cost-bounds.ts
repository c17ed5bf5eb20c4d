/** How far VAT and grants of one line may move what it counts: never beyond what its net bears (docs/cost-files.md section 2). */
import type { Day } from "../kernel/day.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import type { Fault } from "../kernel/refusal.ts";
import { highestVat } from "../law/law.ts";

/** A line's amounts in cents; `vat` is VAT that stays a cost. */
export type Parts = { readonly net: Cents; readonly vat: Cents; readonly grants: Cents };
export type Beyond = { readonly code: "costs/vat-beyond" | "costs/grants-beyond"; readonly args: Fault["args"] };

/** VAT on a net of nothing is none; else it may be rounded by a cent. */
export function mostVat(net: Cents, day: Day): Cents {
  return net === 0n ? 0n : (absolute(net) * BigInt(highestVat(day))) / 1000n + 1n;
}

/** VAT has the sign of the net and is no more than the highest rate of the day makes of it; grants have that sign and take off no more than there is. */
export function beyondBounds({ net, vat, grants }: Parts, day: Day): Beyond | undefined {
  const most = mostVat(net, day);
  if (isOtherSign(net, vat) || absolute(vat) > most)
    return { code: "costs/vat-beyond", args: { net: formatCents(net), vat: formatCents(vat), most: formatCents(net < 0n ? -most : most) } };
  if (isOtherSign(net, grants) || absolute(grants) > absolute(net + vat))
    return { code: "costs/grants-beyond", args: { net: formatCents(net), vat: formatCents(vat), grants: formatCents(grants), most: formatCents(net + vat) } };
  return undefined;
}

/** Below this the sums of the bounds are exact in doubles. */
const SMALL = 2 ** 42;

/** Whether a line is within its bounds, of `most` thousandths, told fast by plain numbers: what it does not tell `beyondBounds` does. */
export function isPlainlyWithin(net: number, vat: number, grants: number, most: number): boolean {
  if (net < 0) return isPlainlyWithin(-net, -vat, -grants, most);
  return net > 0 && net < SMALL && vat >= 0 && grants >= 0 && vat * 1000 <= net * most + 1000 && grants <= net + vat;
}

function isOtherSign(net: Cents, part: Cents): boolean {
  return net < 0n ? part > 0n : part < 0n;
}

function absolute(cents: Cents): Cents {
  return cents < 0n ? -cents : cents;
}

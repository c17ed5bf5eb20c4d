/**
 * Annex E of the Procurement Act (1397/2016): the services that come under its chapter 12, by item and CPV code without the check digit. A code that
 * stands alone in the annex stands alone here; item 2 has the range of culture since 499/2021.
 */
import type { Day } from "../kernel/day.ts";

export type AnnexECodes = { readonly item: number; readonly from: number; readonly to: number; readonly since?: Day };

export const ANNEX_E: readonly AnnexECodes[] = [
  ...single(1, 75200000, 75231200, 75231240, 79611000, 79622000, 79624000, 79625000, 98133100, 98133000, 98200000, 98500000),
  range(1, 85000000, 85323000),
  range(1, 98513000, 98514000),
  ...single(2, 75000000, 75121000, 75122000, 75124000, 79950000, 79951000, 79952000, 79952100, 79953000, 79954000, 79955000, 79956000),
  range(2, 79995000, 79995200),
  range(2, 80000000, 80660000),
  ...single(2, 92000000, 92700000),
  { ...range(2, 92000000, 92700000), since: "2021-07-01" },
  ...single(3, 75300000),
  ...single(4, 75310000, 75311000, 75312000, 75313000, 75313100, 75314000, 75320000, 75330000, 75340000),
  ...single(5, 98000000, 98120000, 98132000, 98133110, 98130000),
  ...single(6, 98131000),
  range(7, 55100000, 55410000),
  range(7, 55521000, 55521200),
  ...single(7, 55520000, 55522000, 55523000, 55524000, 55510000, 55511000, 55512000, 55523100),
  range(8, 79100000, 79140000),
  ...single(8, 75231100),
  range(9, 75100000, 75120000),
  ...single(9, 75123000),
  range(9, 75125000, 75131000),
  range(10, 75200000, 75231000),
  range(11, 75231210, 75231230),
  range(11, 75240000, 75252000),
  ...single(11, 79430000, 98113100),
  range(12, 79700000, 79721000),
  ...single(12, 79722000, 79723000),
  ...single(13, 98900000, 98910000),
  ...single(14, 64000000, 64100000, 64110000, 64111000, 64112000, 64113000, 64114000, 64115000, 64116000, 64122000),
  ...single(15, 50116510, 71550000),
];

function range(item: number, from: number, to: number): AnnexECodes {
  return { item, from, to };
}

function single(item: number, ...codes: readonly number[]): AnnexECodes[] {
  return codes.map((code) => range(item, code, code));
}

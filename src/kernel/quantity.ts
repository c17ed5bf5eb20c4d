/** How many of something: hours, pieces, customers. Whole millionths of a unit, so that no decimal of a file is lost. */

/** Millionths of a unit. */
export type Quantity = bigint;

/** How many millionths make one. */
export const UNIT: Quantity = 1_000_000n;

/** Reads `12.5` or `-0.25` (plain decimal point, at most six decimals); undefined for anything else. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) return undefined;
  const millionths = BigInt(match[2]!) * UNIT + BigInt((match[3] ?? "").padEnd(6, "0"));
  return match[1] ? -millionths : millionths;
}

/** `12.5`: the form of files and JSON, without zeros at the end. */
export function formatQuantity(quantity: Quantity): string {
  const digits = (quantity < 0n ? -quantity : quantity).toString().padStart(7, "0");
  const decimals = digits.slice(-6).replace(/0+$/, "");
  return `${quantity < 0n ? "-" : ""}${digits.slice(0, -6)}${decimals === "" ? "" : `.${decimals}`}`;
}

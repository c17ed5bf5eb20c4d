/** Which vouchers are one, however they were written: numbers and suppliers as they are compared (docs/books.md#the-same-cost-twice). Pure. */
import type { SettledLine } from "../cost-book.ts";

/** A voucher is its number and who wrote it, each as `alike` leaves it. A supplier that is not named so is absent. */
export type Voucher = { readonly document: string; readonly supplier?: string; readonly supplierId?: string };

/** Letters of other scripts that look like ours, in small letters: pairs. */
const LOOKS_LIKE = new Map(
  ["аa", "вb", "еe", "ѕs", "іi", "ӏl", "јj", "кk", "мm", "нh", "оo", "рp", "сc", "тt", "уy", "хx", "ԁd", "ԛq", "ԝw"]
    .concat(["αa", "βb", "εe", "ζz", "ηh", "ιi", "κk", "μm", "νv", "οo", "ρp", "τt", "υy", "χx", "ıi"])
    .map((pair) => [pair[0]!, pair[1]!]),
);
const FOREIGN = new RegExp(`[${[...LOOKS_LIKE.keys()].join("")}]`, "gu");
/** What `alike` leaves but for capitals: most texts. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/**
 * A text as it is compared: compatibility forms (NFKC), every dash a hyphen, what is not seen gone, spaces one and none at the ends, small letters, and
 * letters that look like Latin ones those. What is alike stays so: applied again it changes nothing.
 */
export function alike(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const seen = text.normalize("NFKD").replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "");
  const small = seen.toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
  return small
    .replace(FOREIGN, (letter) => LOOKS_LIKE.get(letter)!)
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[\s\p{Cc}\u2800]+/gu, " ")
    .trim();
}

/** The voucher of a line; undefined where it has no number, because nothing tells it from another. */
export function voucherOf({ texts }: Pick<SettledLine, "texts">): Voucher | undefined {
  const document = alike(texts.document ?? "");
  if (document === "") return undefined;
  const [supplier, supplierId] = [alike(texts.supplier ?? ""), alike(texts["supplier-id"] ?? "")];
  return { document, ...(supplier === "" ? {} : { supplier }), ...(supplierId === "" ? {} : { supplierId }) };
}

type Supplier = Pick<Voucher, "supplier" | "supplierId">;

/** Whether two suppliers may be one: name or id is the same, or nothing that both are known by says otherwise. */
export function sameSupplier(a: Supplier, b: Supplier): boolean {
  if (a.supplier !== undefined && a.supplier === b.supplier) return true;
  if (a.supplierId !== undefined && a.supplierId === b.supplierId) return true;
  return (a.supplier === undefined || b.supplier === undefined) && (a.supplierId === undefined || b.supplierId === undefined);
}

/** Which vouchers are one, however they were written: numbers and suppliers as they are compared (docs/books.md#the-same-cost-twice). Pure. */
import { alike, lettersOf, numberKey } from "../../kernel/alike.ts";
import type { SettledLine } from "../cost-book.ts";

/** A voucher is its number and who wrote it, each by its key (`VOUCHER_KEYS`). A supplier that is not named so is absent. */
export type Voucher = { readonly document: string; readonly supplier?: string; readonly supplierId?: string };

/** Company forms as words, longer ones first; their letters may stand apart (O.Y.). */
const FORM = ["gmbh", "oyj", "abp", "tmi", "osk", "ltd", "inc", "oy", "ab", "ry", "rf", "ky", "as", "oü"].map((form) => [...form].join(" ?")).join("|");
const FORMS_BEHIND = new RegExp(`(?: (?:${FORM}))+$`);
const FORMS_BEFORE = new RegExp(`^(?:(?:${FORM}) )+`);

/** A supplier's name: letters and digits without company forms at its end and beginning, unless it is nothing else. */
function nameKey(text: string): string {
  const words = alike(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return lettersOf(words.replace(FORMS_BEHIND, "").replace(FORMS_BEFORE, ""));
}

/** A supplier's id: letters and digits; a Finnish VAT number is the business ID that it is made of. */
const idKey = (text: string): string => lettersOf(alike(text)).replace(/^fi(?=\d{8}$)/, "");

/** How the texts of a line that make its voucher are compared: keys that are written with it, empty where nothing is compared. A key's key is itself. */
export const VOUCHER_KEYS = { document: numberKey, supplier: nameKey, "supplier-id": idKey } as const;

/** The voucher of a line; undefined where it has no number, because nothing tells it from another. */
export function voucherOf({ texts }: Pick<SettledLine, "texts">): Voucher | undefined {
  const document = numberKey(texts.document ?? "");
  if (document === "") return undefined;
  const [supplier, supplierId] = [nameKey(texts.supplier ?? ""), idKey(texts["supplier-id"] ?? "")];
  return { document, ...(supplier === "" ? {} : { supplier }), ...(supplierId === "" ? {} : { supplierId }) };
}

type Supplier = Pick<Voucher, "supplier" | "supplierId">;

/** Whether two suppliers may be one: name or id is the same, or nothing that both are known by says otherwise. */
export function sameSupplier(a: Supplier, b: Supplier): boolean {
  if (a.supplier !== undefined && a.supplier === b.supplier) return true;
  if (a.supplierId !== undefined && a.supplierId === b.supplierId) return true;
  return (a.supplier === undefined || b.supplier === undefined) && (a.supplierId === undefined || b.supplierId === undefined);
}

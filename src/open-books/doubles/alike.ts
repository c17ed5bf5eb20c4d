/** Which vouchers are one, however they were written: numbers and suppliers as they are compared (docs/books.md#the-same-cost-twice). Pure. */
import type { SettledLine } from "../cost-book.ts";

/** A voucher is its number and who wrote it, each by its key (`VOUCHER_KEYS`). A supplier that is not named so is absent. */
export type Voucher = { readonly document: string; readonly supplier?: string; readonly supplierId?: string };

/** Letters of other scripts that look like ours, in small letters: pairs. */
const LOOKS_LIKE = new Map(
  ["аa", "вb", "еe", "ѕs", "іi", "ӏl", "јj", "кk", "мm", "нh", "оo", "рp", "сc", "тt", "уy", "хx", "ԁd", "ԛq", "ԝw"]
    .concat(["αa", "βb", "εe", "ζz", "ηh", "ιi", "κk", "μm", "νv", "οo", "ρp", "τt", "υy", "χx", "ıi", "ςσ"])
    .map((pair) => [pair[0]!, pair[1]!]),
);
const FOREIGN = new RegExp(`[${[...LOOKS_LIKE.keys()].join("")}]`, "gu");
/** What `alike` leaves but for capitals: most texts. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/**
 * A text as it is compared: compatibility forms (NFKC), every dash a hyphen, what is not seen gone, spaces one and none at the ends, small letters, and
 * letters that look like Latin ones those. What is alike stays so: applied again it changes nothing.
 */
function alike(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const seen = text.normalize("NFKD").replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "");
  const small = seen.toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
  return small
    .replace(FOREIGN, (letter) => LOOKS_LIKE.get(letter)!)
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[\s\p{Cc}\u2800]+/gu, " ")
    .trim();
}

/** Letters and digits of a text as `alike` leaves them, of any script, and nothing else; letters that come to stand together are composed once more. */
const lettersOf = (text: string): string => alike(text.replace(/[^\p{L}\p{N}]+/gu, ""));

const DIGIT_LIKE: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1", s: "5", b: "8" };

/**
 * A voucher's number: letters that look like digits are those, zeros that a group of digits begins with are gone, as is all but letters and digits. A number
 * of zeros alone is 0, one without letter and digit is empty.
 */
function numberKey(text: string): string {
  const groups = alike(text).replace(/[oilsb]/g, (letter) => DIGIT_LIKE[letter]!);
  return lettersOf(groups.replace(/(?<!\d)0+/g, "")) || (groups.includes("0") ? "0" : "");
}

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

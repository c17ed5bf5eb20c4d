/** Texts as they are compared, however they were written: letters that look alike, dashes, spaces and capitals do not tell them apart. */

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

/** Letters and digits of a text as `alike` leaves them, of any script, and nothing else; letters that come to stand together are composed once more. */
export const lettersOf = (text: string): string => alike(text.replace(/[^\p{L}\p{N}]+/gu, ""));

const DIGIT_LIKE: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1", s: "5", b: "8" };

/**
 * A number of a voucher or a section: letters that look like digits are those, zeros that a group of digits begins with are gone, as is all but letters and digits. A number
 * of zeros alone is 0, one without letter and digit is empty.
 */
export function numberKey(text: string): string {
  const groups = alike(text).replace(/[oilsb]/g, (letter) => DIGIT_LIKE[letter]!);
  return lettersOf(groups.replace(/(?<!\d)0+/g, "")) || (groups.includes("0") ? "0" : "");
}

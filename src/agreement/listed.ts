/** How many names a sentence bears. */
const MOST = 20;

/** Names for a sentence: all of them, or the first and how many more. */
export function listed(names: readonly string[]): string {
  return names.length <= MOST ? names.join(", ") : `${names.slice(0, MOST).join(", ")} … (+${names.length - MOST})`;
}

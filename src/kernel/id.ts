/** A name given in an agreement file: lower-case letters, digits and hyphens, beginning with a letter, at most 63 characters. */
export type Id = string;

export const ID_PATTERN = "^[a-z][a-z0-9-]{0,62}$";

const pattern = new RegExp(ID_PATTERN);

export function isId(text: string): boolean {
  return pattern.test(text);
}

/** Byte order of ids, the order of ties wherever the agreement names no other. Ids are ASCII, so code units are bytes. */
export function byId(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

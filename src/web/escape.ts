/** Markup as plain strings, for what the server and the browser both draw. Every text goes through `escape`. */

/** Text for HTML or SVG, quotes included, so that it can stand in an attribute as well. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** An element: attributes in order, absent ones left out; `inside` is markup already. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, ...inside: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escape(String(value))}"`]));
  return `<${name}${written.join("")}>${inside.join("")}</${name}>`;
}

/** What a page of ours calls the fields of its forms, read from its markup, so that values can be told in the words they were given in. */

/** By the name of a field: its label, and what its choices are called. */
export type Labels = ReadonlyMap<string, { readonly label: string; readonly choices: ReadonlyMap<string, string> }>;

const FIELD = /<(?:input|select|textarea)\b([^>]*)>/g;
const LABEL = /<label\b([^>]*)>([^]*?)<\/label\s*>/g;
const GROUP = /<fieldset\b[^>]*>\s*<legend\b[^>]*>([^]*?)<\/legend\s*>([^]*?)<\/fieldset\s*>/g;
const OPTION = /<option\b([^>]*)>([^]*?)<\/option\s*>/g;

export function labelsIn(page: string): Labels {
  const byId = new Map([...page.matchAll(LABEL)].map(([, attributes, text]) => [attributeOf(attributes!, "for"), textOf(text!)]));
  const found = [...page.matchAll(FIELD)].flatMap((match) => {
    const [name, id] = ["name", "id"].map((attribute) => attributeOf(match[1]!, attribute));
    const label = id === undefined ? undefined : byId.get(id);
    if (name === undefined || label === undefined) return [];
    const end = match[0].startsWith("<select") ? page.indexOf("</select>", match.index) : match.index;
    const options = [...page.slice(match.index, end).matchAll(OPTION)];
    return [
      [name, { label, choices: new Map(options.map(([, attributes, text]) => [attributeOf(attributes!, "value") ?? textOf(text!), textOf(text!)])) }] as const,
    ];
  });
  return new Map([...found.toReversed(), ...groupsIn(page)]);
}

/** Boxes of one name that are ticked together are called as their group is. */
function groupsIn(page: string): readonly (readonly [string, { readonly label: string; readonly choices: ReadonlyMap<string, string> }])[] {
  return [...page.matchAll(GROUP)].flatMap(([, legend, inside]) => {
    const boxes = [...inside!.matchAll(FIELD)].map(([, attributes]) => attributes!);
    const names = new Set(boxes.map((attributes) => attributeOf(attributes, "name")));
    const [name] = names;
    const isOne = boxes.length > 1 && names.size === 1 && boxes.every((attributes) => attributeOf(attributes, "type") === "checkbox");
    return isOne && name !== undefined ? [[name, { label: textOf(legend!), choices: new Map() }] as const] : [];
  });
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : textOf(value);
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

function textOf(markup: string): string {
  const text = markup.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!);
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Which texts of a page its reader may erase, which are gone, and everything that was erased in an alliance. */
import { saidIn } from "../api/content.ts";
import type { States } from "../api/decide.ts";
import { beyondMandate, mandatesOn, WHOLE } from "../api/mandates.ts";
import type { Who } from "../api/roles.ts";
import { toHex } from "../kernel/bytes.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { parseEntry } from "../log/entry.ts";
import { readErased } from "../log/kinds.ts";
import { namesOf, organisations } from "../parties/store.ts";
import { type Reading, sql } from "../store/store.ts";
import { ERASERS, isErasable, type Text, textsSlice } from "./kinds.ts";

/** When and under what a text was erased. */
export type Gone = { readonly day: Day; readonly under: string };
export type Erasable = { readonly hash: string; readonly day: Day; readonly words: string };
/** `gone` by hash: every file of the alliance that was erased. Of the page's texts, in the order of their entries: what is gone, and what its reader may erase. */
export type Erasures = {
  readonly gone: ReadonlyMap<string, Gone>;
  readonly lost: readonly { readonly entered: Day; readonly gone: Gone }[];
  readonly mine: readonly Erasable[];
};
/** Who reads a page of an alliance; `by`: whether forms stand on it. */
export type Reader = { readonly stream: RandomId; readonly states: States; readonly who: Who; readonly by: "session" | "token"; readonly today: Day };

export async function goneIn(reading: Reading, stream: RandomId): Promise<ReadonlyMap<string, Gone>> {
  const rows = await reading.rows(sql<{ hash: Uint8Array } & Gone>`
    select c.hash, e.day, convert_from(e.bytes, 'UTF8')::jsonb #>> '{body,under}' as under
    from content_file c join entry e on e.stream = c.stream and e.seq = c.erased_by where c.stream = ${stream} and c.erased_by is not null`);
  return new Map(rows.map(({ hash, day, under }) => [toHex(hash), { day, under }]));
}

/** Whether the reader may erase texts at all: they concern the whole alliance, so that a mandate for named subjects covers none. */
export function mayErase({ stream, who, by, today }: Omit<Reader, "states">): boolean {
  const mandates = mandatesOn(who, ERASERS, stream, today);
  return by === "session" && mandates.length > 0 && !beyondMandate(mandates, { about: WHOLE });
}

/** What of a page's texts is gone, and what its reader may erase: of others' organisations, and needed for nothing that is open. */
export async function erasuresOn(reading: Reading, reader: Reader, isOfPage: (text: Text) => boolean): Promise<Erasures> {
  const { stream, states, who } = reader;
  const texts = states.of(textsSlice);
  const gone = await goneIn(reading, stream);
  const here = [...texts.entered].filter(([, text]) => isOfPage(text));
  const lost = here.flatMap(([hash, { day }]) => (gone.has(hash) ? [{ entered: day, gone: gone.get(hash)! }] : []));
  if (!mayErase(reader)) return { gone, lost, mine: [] };
  const offered = here.filter(([hash, text]) => isErasable(texts, text, who.organisation) && !gone.has(hash));
  const said = await saidIn(
    reading,
    stream,
    offered.map(([hash]) => ({ hash })),
  );
  const mine = offered.flatMap(([hash, { day }]) => (said.has(hash) ? [{ hash, day, words: plainWords(said.get(hash)!) }] : []));
  return { gone, lost, mine };
}

/** What a text says, without what a program put around it: some stand as JSON. */
export function plainWords(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return textsIn(JSON.parse(text)).join("\n");
  } catch {
    return text;
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  return [String(value)];
}

export type Erased = {
  readonly seq: bigint;
  readonly day: Day;
  readonly under: string;
  readonly files: number;
  readonly lines: number;
  readonly name: string | undefined;
  readonly organisation: string | undefined;
};

/** Everything that was erased, the newest first. */
export async function erasedEver(reading: Reading, stream: RandomId): Promise<readonly Erased[]> {
  const rows = await reading
    .selectFrom("entry")
    .select(["seq", "bytes"])
    .where("stream", "=", stream)
    .where("kind", "=", "content-erased")
    .orderBy("seq", "desc")
    .execute();
  const entries = rows.flatMap(({ seq, bytes }) => {
    const entry = parseEntry(bytes, `${stream}/${seq}`).value;
    const erased = entry && readErased(entry.body);
    return entry && erased ? [{ seq, entry, erased }] : [];
  });
  const names = await namesOf(
    reading,
    entries.flatMap(({ entry: { actor } }) => actor ?? []),
  );
  const called = new Map((await organisations(reading)).map(({ id, name }) => [id, name]));
  return entries.map(({ seq, entry: { day, actor, party }, erased: { files, lines, under } }) => ({
    seq,
    day,
    under,
    files: files.length,
    lines: lines.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    name: actor === undefined ? undefined : names.get(actor),
    organisation: party === undefined ? undefined : called.get(party),
  }));
}

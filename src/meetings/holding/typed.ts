/** What was typed into the form of the minutes, as the command takes it. Empty rows are left out; what is half filled the command refuses. Pure. */
import type { Id, RandomId } from "../../kernel/id.ts";
import type { Seat } from "../../matters/kinds.ts";
import { type Seating, sittingOn } from "../attendance.ts";
import type { MeetingOfRecord } from "../kinds.ts";

/** How many rows of each the form has. */
export const OTHERS = 4;
export const HEARD = 2;
export const GUESTS = 2;
export const PROPOSALS = 2;
const MOST_ITEMS = 100;

type Fields = Readonly<Record<string, string>>;
type Someone = { readonly person: RandomId; readonly party: Id };

/** A person and the party for which they are there, as one value of a choice. */
export function personKey({ person, party }: Someone): string {
  return `${person}:${party}`;
}

function someone(key: string | undefined): Someone | undefined {
  const [person, party] = key?.split(":") ?? [];
  return person === undefined || party === undefined ? undefined : { person, party };
}

/** Whoever has a seat on the day of the meeting, in the order of the form's fields. */
export function seatsAt(seating: Seating, { body, on }: MeetingOfRecord): readonly Seat[] {
  return [...sittingOn(seating, body, on)].sort((a, b) => (`${a.party} ${a.as} ${a.person}` < `${b.party} ${b.as} ${b.person}` ? -1 : 1));
}

/** The fields of the attendance by the order of seats, those of the matters by the order in which the form named them. */
export function heldFrom(fields: Fields, meeting: MeetingOfRecord, seating: Seating): object {
  const said = saidIn(fields);
  const seated = seatsAt(seating, meeting).flatMap(({ person, party }, i) => {
    const as = said(`as-${i}`);
    return as === undefined ? [] : [{ person, party, as, ...given("from", said(`from-${i}`)), ...given("until", said(`until-${i}`)) }];
  });
  const others = rows(OTHERS).flatMap((i) => {
    const who = someone(said(`other-who-${i}`));
    return who ? [{ ...who, as: said(`other-as-${i}`), ...given("from", said(`other-from-${i}`)), ...given("until", said(`other-until-${i}`)) }] : [];
  });
  const attending = [...seated, ...others];
  const online = meeting.electronic
    ? { online: Object.fromEntries(["identified", "canFollow", "canAct"].map((name) => [name, said(name) !== undefined])) }
    : {};
  const items = rows(MOST_ITEMS).flatMap((i) => (said(`matter-${i}`) === undefined ? [] : [itemFrom(fields, i, attending)]));
  return { meeting: meeting.id, from: fields["from"], until: fields["until"], attending, checkers: several(said("checkers")), ...online, items };
}

function itemFrom(fields: Fields, i: number, attending: readonly Someone[]): object {
  const said = saidIn(fields);
  const parties = Object.keys(fields).flatMap((name) =>
    name.startsWith(`ground-${i}-`) && said(name) !== undefined ? [name.slice(`ground-${i}-`.length)] : [],
  );
  const away = parties.flatMap((party) => {
    const person = attending.find((each) => each.party === party)?.person;
    const times = { ...given("left", said(`left-${i}-${party}`)), ...given("returned", said(`returned-${i}-${party}`)) };
    return person === undefined ? [] : [{ person, party, ground: said(`ground-${i}-${party}`), ...times }];
  });
  const heard = rows(HEARD).flatMap((n) => {
    const who = someone(said(`heard-${i}-${n}`));
    return who ? [{ person: who.person, ...timesOf(said, `heard-${i}-${n}`) }] : [];
  });
  const notice = said(`notice-${i}`)
    ?.split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const details = detailsFrom(fields, i);
  return {
    matter: said(`matter-${i}`),
    ...given("handling", said(`handling-${i}`)),
    ...given("secret", said(`secret-${i}`)),
    ...given("notice", notice),
    ...given("presenter", someone(said(`presenter-${i}`))?.person),
    ...(away.length > 0 ? { away } : {}),
    ...(heard.length > 0 ? { heard } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

function detailsFrom(fields: Fields, i: number): object {
  const said = saidIn(fields);
  const guests = rows(GUESTS).flatMap((n) => {
    const row = `guest-${i}-${n}`;
    return said(row) === undefined ? [] : [{ name: said(row), of: said(`${row}-of`), ...timesOf(said, row) }];
  });
  const proposals = rows(PROPOSALS).flatMap((n) => {
    const row = `proposal-${i}-${n}`;
    const [text, by] = [said(row), said(`${row}-by`)];
    return text === undefined && by === undefined ? [] : [{ by, text, supportedBy: several(said(`${row}-supported`)) }];
  });
  const lines = ["reasons", "register", "preparer", "contact"].map((name) => given(name, said(`${name}-${i}`)));
  return Object.assign({}, ...lines, guests.length > 0 ? { guests } : {}, proposals.length > 0 ? { proposals } : {});
}

type Said = (name: string) => string | undefined;

function saidIn(fields: Fields): Said {
  return (name) => (fields[name]?.trim() === "" ? undefined : fields[name]?.trim());
}

function timesOf(said: Said, row: string): object {
  return { ...given("from", said(`${row}-from`)), ...given("until", said(`${row}-until`)) };
}

function given(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}

function several(text: string | undefined): string[] {
  return (text ?? "").split(" ").filter((each) => each !== "");
}

function rows(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

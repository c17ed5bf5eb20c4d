/** The form by which a meeting's minutes are recorded, and corrected from what was recorded before. */
import { html } from "hono/html";
import { GROUNDS } from "../../decisions/matter-bodies.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import type { Matter } from "../../matters/kinds.ts";
import { areaField, choiceField, choicesField, type Choice, postForm, textField, tickField, timeField } from "../../web/fields.ts";
import type { Markup } from "../../web/web.ts";
import { handledAt } from "../deciding.ts";
import type { MeetingOfRecord } from "../kinds.ts";
import { AS_WORDS, GROUND_WORDS } from "../minutes-words.ts";
import { type Desk, pathOf, say } from "../pages.ts";
import { type Known, nameIn, type SaidOf } from "../store.ts";
import { GUESTS, HEARD, OTHERS, PROPOSALS, personKey, seatsAt } from "./typed.ts";

export type HoldForm = { readonly meeting: MeetingOfRecord; readonly others: readonly Known[]; readonly said: ReadonlyMap<RandomId, SaidOf> };

const at = "hold";

export function holdForm(desk: Desk, form: HoldForm): Markup {
  const { meeting } = form;
  const { agreement, matters, csrf, key } = desk;
  const { held, detailed } = meeting;
  const seats = seatsAt(desk, meeting);
  const partyName = nameIn(agreement);
  const parties = [...new Set(seats.map(({ party }) => party))].map((id) => ({ id, name: partyName(id) }));
  const people = peopleOf(desk, form);
  const fields = html`<p>${say(desk, "hold-note")}</p>
    ${timeField({ at, name: "from", label: say(desk, "from"), value: held?.from ?? meeting.from })}
    ${timeField({ at, name: "until", label: say(desk, "until"), value: held?.until })} ${seats.map((_seat, i) => seatFields(desk, meeting, i))}
    ${othersFields(desk, form, people)} ${meeting.electronic ? onlineFields(desk, detailed?.online) : ""}
    ${choicesField({ at, name: "checkers", label: say(desk, "checks") }, parties, held?.checkers)}
    ${handledAt(matters, meeting.id).map(({ matter, handling }, i) => {
      const recused = handling.counted.filter(({ as }) => as === "recused").map(({ party }) => party);
      return itemFields(desk, form, { matter, i, recused, people });
    })}`;
  const title = say(desk, held ? "hold-again" : "hold-title");
  const whole = postForm({ id: "hold-title", title, action: pathOf(desk, meeting.id, "hold"), csrf, key, send: say(desk, "hold") }, fields);
  // Below minutes that stand, nobody is to take the form for a part of them.
  return held ? folded(title, [whole], desk.told.length > 0) : whole;
}

/** Everybody who can be named: those with a seat, and others of the parties. */
function peopleOf(desk: Desk, { meeting, others }: HoldForm): readonly Choice[] {
  const partyName = nameIn(desk.agreement);
  const seated = seatsAt(desk, meeting).map(({ person, party }) => ({ person, party, name: desk.names.get(person) ?? "–" }));
  return [...seated, ...others].map((each) => ({ id: personKey(each), name: `${each.name} (${partyName(each.party)})` }));
}

function seatFields(desk: Desk, meeting: MeetingOfRecord, i: number): Markup {
  const { language, agreement, names } = desk;
  const seats = seatsAt(desk, meeting);
  const seat = seats[i]!;
  const chair = agreement.decisions.bodies[meeting.body]?.chair;
  const was = meeting.held?.attending.find(({ person, party }) => person === seat.person && party === seat.party);
  const expected = seat.as === "deputy" ? "" : seats.findIndex(({ party }) => party === chair) === i ? "chair" : seat.as;
  const value = meeting.held ? (was?.as ?? "") : expected;
  const times = html`${timeField({ at, name: `from-${i}`, label: say(desk, "came"), value: was?.from, optional: true })}
  ${timeField({ at, name: `until-${i}`, label: say(desk, "went"), value: was?.until, optional: true })}`;
  const options = [...(["chair", "member", "deputy"] as const).map((id) => ({ id, name: AS_WORDS[id][language] })), { id: "", name: say(desk, "not-there") }];
  return html`<fieldset>
    <legend>${nameIn(agreement)(seat.party)}, ${names.get(seat.person) ?? "–"} (${AS_WORDS[seat.as][language]})</legend>
    ${choiceField({ at, name: `as-${i}`, label: say(desk, "there"), value }, options)}
    ${folded(say(desk, "part-time"), [grouped(times)], was?.from !== undefined || was?.until !== undefined)}
  </fieldset>`;
}

/** Secretary, presenters and experts of the parties, who have no seat. */
function othersFields(desk: Desk, { meeting, others }: HoldForm, people: readonly Choice[]): Markup {
  const { language } = desk;
  const seated = new Set(seatsAt(desk, meeting).map(personKey));
  const choices = people.filter(({ id }) => !seated.has(id));
  if (others.length === 0) return html``;
  const was = meeting.held?.attending.filter((each) => !seated.has(personKey(each))) ?? [];
  const kinds = (["secretary", "presenter", "expert"] as const).map((id) => ({ id, name: AS_WORDS[id][language] }));
  const rows = Array.from({ length: OTHERS }, (_, i) => {
    const one = was[i];
    const row = (name: string): string => `other-${name}-${i}`;
    return html`${choiceField({ at, name: row("who"), label: say(desk, "person"), optional: true, value: one && personKey(one) }, choices)}
    ${choiceField({ at, name: row("as"), label: say(desk, "as"), value: one?.as ?? (i === 0 ? "secretary" : "expert") }, kinds)}
    ${timeField({ at, name: row("from"), label: say(desk, "came"), optional: true, value: one?.from })}
    ${timeField({ at, name: row("until"), label: say(desk, "went"), optional: true, value: one?.until })}`;
  });
  return folded(say(desk, "others"), rows.map(grouped), was.length > 0);
}

function onlineFields(desk: Desk, online: NonNullable<MeetingOfRecord["detailed"]>["online"]): Markup {
  const ticks = (["identified", "canFollow", "canAct"] as const).map((name) =>
    tickField({ at, name, label: say(desk, `online-${name}`) }, "yes", online?.[name] === true),
  );
  return html`<fieldset>
    <legend>${say(desk, "online")}</legend>
    ${ticks}
  </fieldset>`;
}

type Item = { readonly matter: Matter; readonly i: number; readonly recused: readonly Id[]; readonly people: readonly Choice[] };

function itemFields(desk: Desk, form: HoldForm, { matter, i, recused, people }: Item): Markup {
  const { held, detailed } = form.meeting;
  const said = form.said.get(matter.id);
  const was = held?.items.find((each) => each.matter === matter.id);
  const presenter = held?.attending.find(({ person }) => person === detailed?.items.find((each) => each.matter === matter.id)?.presenter);
  return html`<fieldset>
    <legend>${matter.title}</legend>
    <input type="hidden" name="matter-${i}" value="${matter.id}" />
    ${areaField({ at, name: `handling-${i}`, label: say(desk, "handling"), optional: true, value: said?.handling })}
    ${choiceField({ at, name: `presenter-${i}`, label: say(desk, "presenter"), optional: true, value: presenter && personKey(presenter) }, people)}
    ${recused.map((party) => awayFields(desk, form.meeting, matter.id, `${i}-${party}`, party))}
    ${textField({ at, name: `secret-${i}`, label: say(desk, "secret"), optional: true, value: was?.secret })}
    ${areaField({ at, name: `notice-${i}`, label: say(desk, "notice"), optional: true, value: was?.notice?.join("\n") })}
    ${moreFields(desk, form, { matter, i, recused, people })}
  </fieldset>`;
}

function awayFields(desk: Desk, { held }: MeetingOfRecord, matter: RandomId, row: string, party: Id): Markup {
  const grounds = GROUNDS.map((id) => ({ id, name: GROUND_WORDS[id][desk.language] }));
  const was = held?.items.find((each) => each.matter === matter)?.away?.find((each) => each.party === party);
  const label = say(desk, "ground", { party: nameIn(desk.agreement)(party) });
  return html`${choiceField({ at, name: `ground-${row}`, label, optional: true, value: was?.ground }, grounds)}
  ${timeField({ at, name: `left-${row}`, label: say(desk, "left"), optional: true, value: was?.left })}
  ${timeField({ at, name: `returned-${row}`, label: say(desk, "returned"), optional: true, value: was?.returned })}`;
}

/** What few matters have: experts heard, other proposals, and the lines that minutes have besides. */
function moreFields(desk: Desk, { meeting, said }: HoldForm, { matter, i, people }: Item): Markup {
  const detailed = meeting.detailed?.items.find((each) => each.matter === matter.id);
  const { guests = [], proposals = [], ...lines } = said.get(matter.id)?.details ?? {};
  const seats = desk.agreement.decisions.bodies[meeting.body]?.seats ?? {};
  const parties = desk.agreement.parties.filter(({ id }) => Object.hasOwn(seats, id)).map(({ id, name }) => ({ id, name }));
  const times = (row: string, was: { readonly from: string; readonly until: string } | undefined): Markup =>
    html`${timeField({ at, name: `${row}-from`, label: say(desk, "came"), optional: true, value: was?.from })}
    ${timeField({ at, name: `${row}-until`, label: say(desk, "went"), optional: true, value: was?.until })}`;
  const heard = Array.from({ length: HEARD }, (_, n) => {
    const [row, was] = [`heard-${i}-${n}`, detailed?.heard?.[n]];
    const who = was && meeting.held?.attending.find(({ person }) => person === was.person);
    return html`${choiceField({ at, name: row, label: say(desk, "heard"), optional: true, value: who && personKey(who) }, people)} ${times(row, was)}`;
  });
  const outside = Array.from({ length: GUESTS }, (_, n) => {
    const [row, was] = [`guest-${i}-${n}`, guests[n]];
    return html`${textField({ at, name: row, label: say(desk, "guest"), optional: true, value: was?.name }, 100)}
    ${textField({ at, name: `${row}-of`, label: say(desk, "guest-of"), optional: true, value: was?.of })} ${times(row, was)}`;
  });
  const proposed = Array.from({ length: PROPOSALS }, (_, n) => {
    const [row, was] = [`proposal-${i}-${n}`, proposals[n]];
    return html`${choiceField({ at, name: `${row}-by`, label: say(desk, "proposed-by"), optional: true, value: was?.by }, parties)}
    ${areaField({ at, name: row, label: say(desk, "proposed"), optional: true, value: was?.text })}
    ${choicesField({ at, name: `${row}-supported`, label: say(desk, "supported") }, parties, was?.supportedBy)}`;
  });
  const others = html`${areaField({ at, name: `reasons-${i}`, label: say(desk, "reasons"), optional: true, value: lines.reasons })}
  ${textField({ at, name: `register-${i}`, label: say(desk, "register"), optional: true, value: lines.register }, 100)}
  ${textField({ at, name: `preparer-${i}`, label: say(desk, "preparer"), optional: true, value: lines.preparer })}
  ${textField({ at, name: `contact-${i}`, label: say(desk, "contact"), optional: true, value: lines.contact }, 500)}`;
  const isTold = detailed?.heard !== undefined || guests.length + proposals.length + Object.keys(lines).length > 0;
  return folded(say(desk, "more"), [...heard.map(grouped), ...outside.map(grouped), ...proposed.map(grouped), grouped(others)], isTold);
}

function grouped(fields: Markup): Markup {
  return html`<div class="row-of-fields">${fields}</div>`;
}

function folded(summary: string, inside: readonly Markup[], isOpen: boolean): Markup {
  return isOpen
    ? html`<details class="fold" open>
        <summary>${summary}</summary>
        ${inside}
      </details>`
    : html`<details class="fold">
        <summary>${summary}</summary>
        ${inside}
      </details>`;
}

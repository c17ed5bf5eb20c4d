/** The pages of meetings: the list with the call and the actions, and one meeting with its minutes. */
import { html } from "hono/html";
import type { Agreement } from "../agreement/agreement.ts";
import type { tell } from "../api/http.ts";
import { isMember } from "../decisions/unanimity.ts";
import { OUTCOMES } from "../decisions/matter-bodies.ts";
import { erasingPart, goneNotes } from "../erasing/pages.ts";
import type { Erasures } from "../erasing/store.ts";
import { erasedText } from "../erasing/words.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { fill, type Language, LANGUAGES } from "../kernel/refusal.ts";
import { showDay, showTime } from "../kernel/shown.ts";
import type { Matter, Matters } from "../matters/kinds.ts";
import { type Block, blocksHtml, textOf } from "../web/document.ts";
import { drawn } from "../web/drawn.ts";
import { areaField, choiceField, choicesField, dayField, postForm, textField, tickField, timeField } from "../web/fields.ts";
import { refusedNote, section, hiddenFields } from "../web/form.ts";
import { dataTable, factList } from "../web/table.ts";
import { LANGUAGE_NAMES } from "../web/words.ts";
import { address, type Markup, page } from "../web/web.ts";
import { handledAt, keeps } from "./deciding.ts";
import { type Action, type MeetingOfRecord, type Meetings, stateOf } from "./kinds.ts";
import { OUTCOME_WORDS } from "./minutes-words.ts";
import { PAGE_WORDS, type PageWord, STATE_WORDS } from "./page-words.ts";
import { bodyName, nameIn } from "./store.ts";

/** Everything that these pages show from. */
export type Desk = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  /** Acts for the project office. */
  readonly isOffice: boolean;
  readonly today: Day;
  readonly agreement: Agreement;
  readonly matters: Matters;
  readonly meetings: Meetings;
  /** The party that the reader acts for, where it is one, and the reader. */
  readonly own: Id | undefined;
  readonly person: RandomId | undefined;
  /** Names of people that the reader may see. */
  readonly names: ReadonlyMap<RandomId, string>;
  readonly told: readonly ReturnType<typeof tell>[];
  /** Names of the commands that the reader may give. */
  readonly may: ReadonlySet<string>;
};

export function say({ language }: Pick<Desk, "language">, key: PageWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(PAGE_WORDS[key][language], args);
}

export function pathOf({ language, alliance }: Pick<Desk, "language" | "alliance">, ...rest: readonly string[]): string {
  return address(language, alliance.slug, "meetings", ...rest);
}

export function frame(desk: Desk, title: string, body: Markup, ...under: readonly string[]): Markup {
  const { language, alliance, told } = desk;
  const why = told.map(({ sentence, remedy }) => `${sentence} ${remedy}`);
  const inside = html`<div class="wide">
    <h1>${title}</h1>
    ${told.length === 0 ? "" : refusedNote(say(desk, "refused"), why)} ${body}
  </div>`;
  return page({ language, alliance, part: "meetings", here: `/${[alliance.slug, "meetings", ...under].join("/")}`, title, body: inside });
}

/** `awaited`: what of the meetings waits for the reader. */
export function meetingsPage(desk: Desk, awaited: Markup | ""): Markup {
  const { language, agreement } = desk;
  const all = [...desk.meetings.meetings.values()].sort((a, b) => (a.on + a.from < b.on + b.from ? 1 : -1));
  const rows = all.map((meeting) => ({
    cells: [
      html`<a href="${pathOf(desk, meeting.id)}">${bodyName(agreement, meeting.body)}</a>`,
      timeOf(meeting, language),
      meeting.place,
      STATE_WORDS[stateOf(meeting)][language],
    ],
  }));
  const head = (["meeting", "time", "place", "state"] as const).map((key) => say(desk, key));
  const table = dataTable({ caption: say(desk, "title"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
  return frame(
    desk,
    say(desk, "title"),
    html`<p class="lead">${say(desk, "lead")}</p>
      <p class="actions"><a href="${pathOf(desk, "calendar.ics")}" download>${say(desk, "calendar")}</a></p>
      ${awaited} ${rows.length === 0 ? html`<p>${say(desk, "none")}</p>` : table} ${actionsSection(desk, desk.meetings.actions)}
      ${desk.may.has("meetings/call") && Object.keys(desk.agreement.decisions.bodies).some((id) => mayKeep(desk, id)) ? callForm(desk) : ""}`,
  );
}

function timeOf({ on, from, held }: MeetingOfRecord, language: Language): string {
  const times = (held ? [held.from, held.until] : [from]).map((time) => showTime(time, language));
  return say({ language }, "time-is", { day: showDay(on, language), times: times.join("–") });
}

function isOpenItem({ procedure, withdrawnOn, handlings }: Matter): boolean {
  return procedure === "meeting" && withdrawnOn === undefined && !["adopted", "rejected", "noted", "forwarded"].includes(handlings.at(-1)?.outcome ?? "");
}

function callForm(desk: Desk, meeting?: MeetingOfRecord): Markup {
  const { agreement, matters, today, csrf, key } = desk;
  const open = [...matters.matters.values()].filter((each) => isOpenItem(each) && (!meeting || each.body === meeting.body) && mayKeep(desk, each.body));
  const at = "call";
  if (open.length === 0) return html`<p>${say(desk, "no-matters")}</p>`;
  const bodies = Object.entries(agreement.decisions.bodies).flatMap(([id, { name }]) => (mayKeep(desk, id) ? [{ id, name }] : []));
  const items = open.map(({ id, title, body }) => ({ id, name: meeting ? title : `${title} (${bodyName(agreement, body)})` }));
  const fields = html`<p>${say(desk, "call-note")}</p>
    ${meeting ? html`<input type="hidden" name="body" value="${meeting.body}" />` : choiceField({ at, name: "body", label: say(desk, "body") }, bodies)}
    ${dayField({ at, name: "on", label: say(desk, "day") }, meeting?.on ?? today)}
    ${timeField({ at, name: "from", label: say(desk, "from"), value: meeting?.from ?? "09:00" })}
    ${textField({ at, name: "place", label: say(desk, "place"), value: meeting?.place })}
    ${tickField({ at, name: "electronic", label: say(desk, "electronic") }, "yes", meeting?.electronic === true)}
    ${choicesField({ at, name: "items", label: say(desk, "agenda") }, items, meeting?.items)}`;
  const action = meeting ? pathOf(desk, meeting.id, "call") : pathOf(desk, "call");
  return postForm({ id: "call-title", title: say(desk, meeting ? "recall-title" : "call-title"), action, csrf, key, send: say(desk, "call") }, fields);
}

function mayKeep({ agreement, own, isOffice }: Desk, body: string): boolean {
  return keeps({ agreement, party: own, isOffice }, body);
}

/** Minutes are recorded from the day of the meeting on, and corrected until somebody signs them. */
export function isRecordable(desk: Desk, meeting: MeetingOfRecord): boolean {
  const { may, today } = desk;
  const state = stateOf(meeting);
  const wrote = meeting.held?.attending.some(({ as, person }) => as === "secretary" && person === desk.person);
  return may.has("meetings/hold") && (wrote || mayKeep(desk, meeting.body)) && meeting.on <= today && state !== "signed" && state !== "cancelled";
}

export type MeetingPage = {
  readonly meeting: MeetingOfRecord;
  /** The minutes as they are now, where they were recorded. */
  readonly minutes: readonly Block[];
  /** What the checkers remarked, by hash. */
  readonly remarks: ReadonlyMap<string, string>;
  readonly erasures: Erasures;
  /** Leads to what of it waits for the reader. */
  readonly awaited: Markup | "";
  /** By which the reader records or corrects them, where they may. */
  readonly form: Markup | "";
};

export function meetingPage(desk: Desk, { meeting, minutes, remarks, erasures, form, awaited }: MeetingPage): Markup {
  const { language, agreement, may } = desk;
  const state = stateOf(meeting);
  const title = `${bodyName(agreement, meeting.body)} ${showDay(meeting.on, language)}`;
  const facts = factList([
    [say(desk, "time"), timeOf(meeting, language)],
    [say(desk, "place"), meeting.electronic ? html`${meeting.place} <span class="dim">${say(desk, "electronic")}</span>` : meeting.place],
    [say(desk, "state"), STATE_WORDS[state][language]],
  ]);
  const isOpen = state !== "signed" && state !== "cancelled";
  return frame(
    desk,
    title,
    html`${awaited} ${facts} ${agendaTable(desk, meeting)} ${meeting.signed ? html`${filesSection(desk, meeting)} ${proposalsSection(desk, meeting)}` : ""}
    ${minutes.length > 0 ? minutesSection(desk, minutes) : ""} ${goneNotes(desk, erasures)}
    ${meeting.held ? checksSection(desk, meeting, remarks, erasures) : ""}
    ${
      meeting.held
        ? actionsSection(
            desk,
            desk.meetings.actions.filter((action) => action.meeting === meeting.id),
          )
        : ""
    }
    ${meeting.held && may.has("actions/set") ? actionForm(desk, meeting) : ""} ${isOpen && meeting.on <= desk.today ? handleForm(desk, meeting) : ""} ${form}
    ${state === "called" && may.has("meetings/call") && mayKeep(desk, meeting.body) && handledAt(desk.matters, meeting.id).length === 0 ? html`${callForm(desk, meeting)} ${cancelForm(desk, meeting)}` : ""}
    ${erasingPart(desk, erasures, [desk.alliance.slug, "meetings", meeting.id])}`,
    meeting.id,
  );
}

function agendaTable(desk: Desk, meeting: MeetingOfRecord): Markup {
  const { language, matters, agreement } = desk;
  const handled = handledAt(matters, meeting.id);
  const waiting = meeting.items.filter((id) => !handled.some(({ matter }) => matter.id === id));
  const link = (id: RandomId, title: string): Markup => html`<a href="${address(language, desk.alliance.slug, "matters", id)}">${title}</a>`;
  const body = bodyName(agreement, meeting.body);
  const rows = [
    ...handled.map(({ matter, handling }) => {
      const title = link(matter.id, matter.title);
      const outside = html`${title} <span class="dim part">${say(desk, "outside")}</span>`;
      const to = handling.to === undefined ? "" : bodyName(agreement, handling.to);
      const cells = [
        meeting.items.includes(matter.id) ? title : outside,
        String(handling.section),
        fill(OUTCOME_WORDS[handling.outcome][language], { body, to }),
      ];
      return { cells };
    }),
    ...waiting.map((id) => ({ cells: [link(id, matters.matters.get(id)?.title ?? id), "", say(desk, "not-yet")] })),
  ];
  const head = (["matter", "section", "outcome"] as const).map((key) => say(desk, key));
  return html`<section class="block" aria-labelledby="agenda">
    <h2 id="agenda">${say(desk, "agenda")}</h2>
    ${dataTable({ caption: say(desk, "agenda"), quietCaption: true, head, numeric: [false, false, false], rows, cards: true })}
  </section>`;
}

/** The tree of the document as part of a page: tables in the look of all tables. */
function minutesSection(desk: Desk, blocks: readonly Block[]): Markup {
  let last = say(desk, "minutes");
  const drawnBlocks = blocks.map((block) => {
    if (block.kind === "heading") last = textOf([block]);
    if (block.kind !== "table") return drawn(blocksHtml([block], 2));
    const head = (block.head[0] ?? []).map((cell) => textOf(cell.blocks));
    const rows = block.rows.map((row) => ({ cells: row.map((cell) => textOf(cell.blocks)) }));
    return dataTable({ caption: last, quietCaption: true, head, numeric: head.map(() => false), rows, cards: head.length > 2 });
  });
  return html`<section class="block" aria-labelledby="minutes">
    <h2 id="minutes">${say(desk, "minutes")}</h2>
    ${drawnBlocks}
  </section>`;
}

function filesSection(desk: Desk, meeting: MeetingOfRecord): Markup {
  const { id, signed, held } = meeting;
  const file = (name: string, label: string): Markup => html`<li><a href="${pathOf(desk, id, name)}" download>${label}</a></li>`;
  return html`<section class="block" aria-labelledby="files">
    <h2 id="files">${say(desk, "files")}</h2>
    <ul>
      ${file("signed.pdf", say(desk, "signed-pdf"))} ${file("public.pdf", say(desk, "public-pdf"))} ${file("public.html", say(desk, "public-html"))}
      ${file("oparl.json", say(desk, "oparl"))} ${file("metadata.json", say(desk, "metadata"))}
      ${(held?.items ?? []).map(({ section }) => file(`extract-${section}.pdf`, say(desk, "extract", { number: String(section) })))}
    </ul>
    <p class="dim">${say(desk, "engine", { engine: signed!.engine })}</p>
  </section>`;
}

/** Each matter that waits for the parties' own organs, with what goes to them. */
function proposalsSection(desk: Desk, { id }: MeetingOfRecord): Markup | "" {
  const waiting = handledAt(desk.matters, id).filter(({ handling }) => handling.outcome === "adopted" && handling.approvals.length > 0);
  if (waiting.length === 0) return "";
  const links = waiting.map(
    ({ matter, handling: { section: number } }) => html`<li><a href="${pathOf(desk, "proposals", matter.id)}">${number} § ${matter.title}</a></li>`,
  );
  return section(
    "proposals",
    say(desk, "proposals"),
    html`<p>${say(desk, "proposals-note")}</p>
      <ul>
        ${links}
      </ul>`,
  );
}

function checksSection(desk: Desk, meeting: MeetingOfRecord, remarks: ReadonlyMap<string, string>, { gone }: Erasures): Markup {
  const { language, agreement, own, may, csrf, key, person } = desk;
  const partyName = nameIn(agreement);
  const lines = meeting.held!.checkers.map((party) => {
    const check = meeting.checks.find((each) => each.party === party);
    const said = check ? say(desk, check.outcome, { day: showDay(check.on, language) }) : say(desk, "waiting");
    const why =
      check?.remarks === undefined ? "" : html`<blockquote>${remarks.get(check.remarks) ?? erasedText(language, gone.get(check.remarks))}</blockquote>`;
    return html`<li>${partyName(party)}: ${said} ${why}</li>`;
  });
  const isMine =
    own !== undefined && meeting.held!.checkers.includes(own) && !meeting.checks.some(({ party, outcome }) => party === own && outcome === "accepted");
  const isChair = meeting.held!.attending.some((each) => each.as === "chair" && each.person === person);
  const isSecretary = meeting.held!.attending.some((each) => each.as === "secretary" && each.person === person);
  const hasSecretary = meeting.held!.attending.some(({ as }) => as === "secretary");
  const base = { csrf, key };
  const secretary = meeting.countersigned
    ? say(desk, "countersigned", { day: showDay(meeting.countersigned.on, language) })
    : hasSecretary
      ? say(desk, "countersign-waits")
      : undefined;
  const countersign = postForm(
    { ...base, id: "countersign-title", title: say(desk, "countersign"), action: pathOf(desk, meeting.id, "countersign"), send: say(desk, "countersign") },
    html`<p>${say(desk, "countersign-note")}</p>`,
  );
  const accept = postForm(
    { ...base, id: "accept-title", title: say(desk, "accept"), action: pathOf(desk, meeting.id, "accept"), send: say(desk, "accept") },
    html``,
  );
  const remark = postForm(
    { ...base, id: "remark-title", title: say(desk, "remark"), action: pathOf(desk, meeting.id, "remark"), send: say(desk, "send") },
    areaField({ at: "remark", name: "remarks", label: say(desk, "remark") }),
  );
  const languages = LANGUAGES.map((id) => ({ id, name: LANGUAGE_NAMES[id] }));
  const sign = postForm(
    { ...base, id: "sign-title", title: say(desk, "sign-title"), action: pathOf(desk, meeting.id, "sign"), send: say(desk, "sign") },
    html`<p>${say(desk, "sign-note")}</p>
      ${choiceField({ at: "sign", name: "language", label: say(desk, "language"), value: language }, languages)}
      ${textField({ at: "sign", name: "years", label: say(desk, "years"), optional: true }, 3)}
      ${textField({ at: "sign", name: "basis", label: say(desk, "basis") })}`,
  );
  const open = stateOf(meeting);
  return html`<section class="block" aria-labelledby="checks">
      <h2 id="checks">${say(desk, "checks")}</h2>
      <ul>
        ${secretary === undefined ? "" : html`<li>${secretary}</li>`} ${lines}
      </ul>
      ${meeting.signed ? "" : html`<p><a href="${pathOf(desk, meeting.id, "public.html")}" download>${say(desk, "public-draft")}</a></p>`}
    </section>
    ${isSecretary && !meeting.countersigned && may.has("minutes/countersign") ? countersign : ""}
    ${isMine && open === "held" && may.has("minutes/check") ? html`${accept} ${remark}` : ""}
    ${isChair && open === "checked" && (!hasSecretary || meeting.countersigned) && may.has("minutes/sign") ? sign : ""}`;
}

function cancelForm(desk: Desk, { id }: MeetingOfRecord): Markup {
  const action = pathOf(desk, id, "cancel");
  return postForm({ id: "cancel-title", title: say(desk, "cancel"), action, csrf: desk.csrf, key: desk.key, send: say(desk, "cancel") }, html``);
}

/** What the body did with a matter of the agenda, for this meeting: told by the office, or by the chair. */
function handleForm(desk: Desk, meeting: MeetingOfRecord): Markup | "" {
  const { language, agreement, matters, may, csrf, key } = desk;
  const step = may.has("matters/record") ? "record" : may.has("matters/decide") && mayKeep(desk, meeting.body) ? "decide" : undefined;
  const waiting = meeting.items.flatMap((id) => {
    const matter = matters.matters.get(id);
    return matter && isOpenItem(matter) ? [{ id, name: matter.title }] : [];
  });
  if (step === undefined || waiting.length === 0) return "";
  const at = "handle";
  const body = bodyName(agreement, meeting.body);
  const outcomes = OUTCOMES.map((id) => ({ id, name: fill(OUTCOME_WORDS[id][language], { body, to: "…" }) }));
  const seats = agreement.decisions.bodies[meeting.body]?.seats ?? {};
  const parties = agreement.parties.filter((each) => Object.hasOwn(seats, each.id) && isMember(each, meeting.on)).map(({ id, name }) => ({ id, name }));
  const others = Object.entries(agreement.decisions.bodies).flatMap(([id, { name }]) => (id === meeting.body ? [] : [{ id, name }]));
  const fields = html`<p>${say(desk, "handle-note")}</p>
    ${choiceField({ at, name: "matter", label: say(desk, "matter") }, waiting)} ${choiceField({ at, name: "outcome", label: say(desk, "outcome") }, outcomes)}
    ${choicesField({ at, name: "present", label: say(desk, "present") }, parties)}
    ${choiceField({ at, name: "to", label: say(desk, "forward"), optional: true }, others)}`;
  const action = pathOf(desk, meeting.id, step);
  return postForm({ id: "handle-title", title: say(desk, "handle-title"), action, csrf, key, send: say(desk, "handle") }, fields);
}

function actionsSection(desk: Desk, actions: readonly Action[]): Markup {
  const { language, agreement, today, own, csrf, key, may } = desk;
  const partyName = nameIn(agreement);
  const rows = [...actions]
    .sort((a, b) => ((a.doneOn ?? "") + a.due < (b.doneOn ?? "") + b.due ? -1 : 1))
    .map((action) => {
      const late = action.doneOn === undefined && action.due < today;
      const finish =
        action.doneOn !== undefined
          ? say(desk, "done", { day: showDay(action.doneOn, language) })
          : action.party === own && may.has("actions/done")
            ? html`<form method="post" action="${pathOf(desk, action.meeting, "done")}">
                ${hiddenFields({ csrf, key, action: action.id })}
                <button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(desk, "finish-action")}</button>
              </form>`
            : "";
      const due = showDay(action.due, language);
      return { cells: [action.what, partyName(action.party), late ? html`${due} <strong class="part">${say(desk, "late")}</strong>` : due, finish] };
    });
  const head = (["what", "owner", "due", "state"] as const).map((key) => say(desk, key));
  return html`<section class="block" aria-labelledby="actions">
    <h2 id="actions">${say(desk, "actions")}</h2>
    ${
      rows.length === 0
        ? html`<p>${say(desk, "no-actions")}</p>`
        : dataTable({ caption: say(desk, "actions"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true })
    }
  </section>`;
}

function actionForm(desk: Desk, meeting: MeetingOfRecord): Markup {
  const at = "action";
  const parties = desk.agreement.parties.map(({ id, name }) => ({ id, name }));
  const items = handledAt(desk.matters, meeting.id).map(({ matter }) => ({ id: matter.id, name: matter.title }));
  const fields = html`${textField({ at, name: "what", label: say(desk, "what") }, 300)}
  ${choiceField({ at, name: "party", label: say(desk, "owner") }, parties)} ${dayField({ at, name: "due", label: say(desk, "due") }, desk.today)}
  ${choiceField({ at, name: "matter", label: say(desk, "matter"), optional: true }, items)}`;
  const action = pathOf(desk, meeting.id, "action");
  return postForm({ id: "action-title", title: say(desk, "set-action"), action, csrf: desk.csrf, key: desk.key, send: say(desk, "set-action") }, fields);
}

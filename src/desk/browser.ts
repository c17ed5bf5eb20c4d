/** The browser's own part: moves the sliders' numbers along and settles at once, with the very modules that the server runs. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Use } from "../settlement/facts.ts";
import { readScenario, slidersOf } from "../simulation/what-if.ts";
import { outlookHtml, outlooksOf } from "../simulation/what-if-view.ts";
import { decode } from "../web/codec.ts";

const form = document.querySelector<HTMLFormElement>("form#what-if");
if (form) await start(form);

async function start(form: HTMLFormElement): Promise<void> {
  const status = document.getElementById("status")!;
  try {
    const response = await fetch(form.dataset["agreement"]!);
    if (!response.ok) throw new Error(`${response.status}`);
    const { agreement, recorded } = decode(await response.text()) as { agreement: Agreement; recorded: readonly Use[] };
    listen(form, agreement, recorded, form.dataset["language"] as Language);
    form.classList.add("live");
  } catch (error) {
    status.textContent = form.dataset["failed"]!;
    throw error;
  }
}

function listen(form: HTMLFormElement, agreement: Agreement, recorded: readonly Use[], language: Language): void {
  const sliders = slidersOf(agreement);
  const outlook = outlooksOf(agreement, recorded);
  const controls = [...form.querySelectorAll<HTMLInputElement>("input[data-slider]")];
  const show = (): void => {
    const values = new Map(controls.filter((input) => input.type === "number").map((input) => [input.dataset["slider"]!, input.value]));
    const { scenario } = readScenario(sliders, (key) => values.get(key));
    // What a reader has opened stays open although the markup is written anew.
    const place = document.getElementById("outlook")!;
    const open = [...place.querySelectorAll("details")].map((details) => details.open);
    place.innerHTML = outlookHtml(agreement, outlook(scenario), language);
    place.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
    remember(form, values);
  };
  let waiting = 0;
  const soon = (): void => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(show);
  };
  form.addEventListener("input", (event) => {
    const input = event.target as HTMLInputElement;
    if (!input.checkValidity() || input.value === "") return;
    for (const other of controls) if (other !== input && other.dataset["slider"] === input.dataset["slider"]) follow(other, input.value);
    soon();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon();
  });
  form.querySelector("a.reset")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const range of controls)
      if (range.dataset["plan"] !== undefined)
        for (const input of controls) if (input.dataset["slider"] === range.dataset["slider"]) follow(input, range.dataset["plan"]!);
    soon();
  });
}

/** A range snaps to its steps; a typed value between them must stay what was typed. */
function follow(input: HTMLInputElement, value: string): void {
  input.value = value;
  if (input.type !== "range" || Number(input.value) === Number(value)) return;
  input.step = "any";
  input.value = value;
}

/** The address names the scenario, so that it can be shared and survives a change of language. */
function remember(form: HTMLFormElement, values: ReadonlyMap<string, string>): void {
  const query = new URLSearchParams();
  for (const range of form.querySelectorAll<HTMLInputElement>("input[type=range]")) {
    const key = range.dataset["slider"]!;
    if (values.get(key) !== range.dataset["plan"]) query.set(key, values.get(key)!);
  }
  const text = query.toString() === "" ? "" : `?${query}`;
  history.replaceState(null, "", `${location.pathname}${text}`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".languages a")) link.search = text;
}

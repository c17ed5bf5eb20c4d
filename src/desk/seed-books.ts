/** A provider's months in the demo: its own ledger beside its books, an accrual, and what it signed. */
import { enterAccrual, reconcileLedger } from "../open-books/closing/commands.ts";
import { signMonth } from "../open-books/commands.ts";
import { readMonth } from "../open-books/store.ts";
import type { Day } from "../kernel/day.ts";
import { INSTALLATION } from "../store/store.ts";
import { act, type Event, type Row, type Seed } from "./seed-acts.ts";

/** Invented cost centres by line, and accounts by type of cost. */
const CENTRES: Readonly<Record<string, string>> = {
  coaching: "1410",
  "customer-desk": "1490",
  "project-office": "1900",
  "youth-workshop": "2200",
  outreach: "3100",
  "mobile-guidance": "3200",
};
const ACCOUNTS: Readonly<Record<string, string>> = {
  salary: "5000",
  "coach-hour": "5010",
  "part-time": "5020",
  premises: "6300",
  purchased: "4400",
  materials: "6000",
  travel: "6700",
  it: "6400",
};

/** Where a row of the example stands in its party's own ledger. */
export function placeIn({ line, type }: Row): { readonly costCentre?: string; readonly account?: string } {
  const [costCentre, account] = [CENTRES[line ?? ""], ACCOUNTS[type ?? ""]];
  return { ...(costCentre === undefined ? {} : { costCentre }), ...(account === undefined ? {} : { account }) };
}

const PARTY = "keksitty";
/** The last month has a booking that never came into the books, and one of another sum. */
const MONTHS = [
  { month: "2020-10", on: "2020-12-01", differs: false },
  { month: "2020-11", on: "2021-01-04", differs: true },
] as const;
const ACCRUED = { party: "uramylly", month: "2020-12", lines: [{ line: "coaching", type: "purchased", net: "184000" }] };

/** `rows` are all rows of the example's costs. */
export function monthEvents(seed: Seed, rows: readonly Row[]): Event[] {
  const own = (month: string, by: Day): readonly Row[] => rows.filter((row) => row["party"] === PARTY && row["day"]!.startsWith(month) && row["booked"]! <= by);
  return [
    ...MONTHS.map(({ month, on, differs }) => ({
      day: on,
      happen: async (day: Day): Promise<void> => {
        const name = `kirjanpito-${month}.csv`;
        const content = Buffer.from(ledgerOf(own(month, day), month, differs)).toString("base64");
        await act(seed, reconcileLedger, "provider-manager", PARTY, day, { party: PARTY, month, name, content });
        const { count, total, counts } = await seed.installation.store.read(INSTALLATION, (reading) => readMonth(reading, seed, PARTY, month));
        await act(seed, signMonth, "provider-manager", PARTY, day, { party: PARTY, month, count, total: String(total), counts: String(counts) });
      },
    })),
    { day: "2021-01-05", happen: async (day) => void (await act(seed, enterAccrual, "provider-manager", "uramylly", day, ACCRUED)) },
  ];
}

function ledgerOf(rows: readonly Row[], month: string, differs: boolean): string {
  const booked = rows.map((row, i) => {
    const { costCentre = "", account = "" } = placeIn(row);
    const euros = row["net"] || "0.00";
    return [row["day"]!, row["document"] ?? "", costCentre, account, differs && i === 0 ? `1${euros}` : euros];
  });
  const more = differs ? [[`${month}-28`, "L-9001", "1410", "4400", "312.40"]] : [];
  return [["Päivä", "Tosite", "Kustannuspaikka", "Tili", "Summa"], ...booked, ...more].map((cells) => cells.join(";")).join("\n") + "\n";
}

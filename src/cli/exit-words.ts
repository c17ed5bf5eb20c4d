/** Words of the command that settles an exit. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const EXIT_COMMANDS = {
  exit: w(
    "Tilitä irtautuminen: mitä maksetaan, mikä jää avoimeksi ja miksi",
    "Avräkna ett utträde: vad som betalas, vad som förblir öppet och varför",
    "Settle an exit: what is paid, what stays open, and why",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const EXIT_OPTIONS = {
  "exit-party": w("irtautuva osapuoli", "parten som utträder", "the party that leaves"),
  "exit-whole": w("koko allianssi päättyy", "hela alliansen upphör", "the whole alliance ends"),
  "exit-last": w("viimeinen päivä osapuolena", "sista dagen som part", "the last day as a party"),
  "exit-kind": w(
    "leave (oletus), exclusion tai termination",
    "leave (förval), exclusion eller termination",
    "leave unless said, exclusion or termination; with --whole termination",
  ),
  "exit-ground": w("sopimuksen irtautumisperuste", "avtalets grund för utträde", "the ground, as the agreement names it"),
  "exit-forecast": w(
    "sovittu ennuste viimeisen päivän jälkeen: kulut tai tulokset CSV:nä (toistettavissa)",
    "avtalad prognos efter sista dagen: kostnader eller resultat som CSV (kan upprepas)",
    "the agreed forecast after the last day: costs or results as CSV (may be repeated)",
  ),
  "exit-forecast-by": w("kuka ennusteen vahvisti: agreed tai expert", "vem som fastställde prognosen: agreed eller expert", "who set it: agreed or expert"),
  "exit-forecast-on": w("päivä, jona ennuste vahvistettiin", "dagen då prognosen fastställdes", "the day on which it was set"),
  "exit-forecast-document": w("asiakirja, jossa ennuste vahvistettiin", "handlingen där prognosen fastställdes", "the document in which it was set"),
  "exit-commitments": w("avoimet tilaukset CSV:nä", "öppna beställningar som CSV", "open orders as CSV"),
  "exit-explain": w("selitä tämä luku", "förklara detta tal", "explain this figure"),
} as const satisfies Readonly<Record<string, Words>>;

const SAMPLE = `  sameside exit examples/kainuu-youth --party uramylly --last 2020-06-30
  sameside exit examples/kainuu-youth --party uramylly --last 2020-06-30 \\
    --forecast examples/kainuu-youth/exit/forecast-costs.csv --forecast examples/kainuu-youth/exit/forecast-results.csv \\
    --forecast-by expert --forecast-on 2020-08-14 --format json -o exit.json
  sameside explain exit.json`;

export const EXIT_HELP = {
  exit: w(
    `Esimerkki:\n${SAMPLE}\n\nIlman sovittua ennustetta hyöty, riski ja tulokset jäävät avoimiksi. docs/exit.md`,
    `Exempel:\n${SAMPLE}\n\nUtan avtalad prognos förblir vinst, risk och resultat öppna. docs/exit.md`,
    `Example:\n${SAMPLE}\n\nWithout an agreed forecast gain, pain and results stay open. docs/exit.md`,
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const EXIT_TEXTS = {
  "exit-who": w("Kuka irtautuu?", "Vem utträder?", "Who leaves?"),
  "exit-who-do": w(
    "Anna joko --party TUNNUS ({parties}) tai --whole.",
    "Ange antingen --party BETECKNING ({parties}) eller --whole.",
    "Give either --party ID ({parties}) or --whole.",
  ),
  "exit-last-missing": w("Viimeinen päivä puuttuu.", "Sista dagen saknas.", "The last day is missing."),
  "exit-last-do": w("Anna se valitsimella --last, esim. 2020-06-30.", "Ange den med --last, t.ex. 2020-06-30.", "Give it by --last, for example 2020-06-30."),
  "exit-ground-strange": w(
    "Sopimus ei tunne irtautumisperustetta {ground}.",
    "Avtalet känner inte till grunden {ground} för utträde.",
    "The agreement knows no ground {ground} for an exit.",
  ),
  "exit-forecast-who": w(
    "Ennusteesta puuttuu, kuka sen vahvisti ja milloin: simuloitu tai oma arvio ei riitä.",
    "Prognosen saknar uppgift om vem som fastställde den och när: en simulering eller en egen bedömning räcker inte.",
    "The forecast does not say who set it and when: a simulation or a guess of one's own is not enough.",
  ),
  "exit-forecast-do": w(
    "Anna --forecast-by agreed tai expert, ja --forecast-on PÄIVÄ.",
    "Ange --forecast-by agreed eller expert, och --forecast-on DAG.",
    "Give --forecast-by agreed or expert, and --forecast-on DAY.",
  ),
  "exit-forecast-none": w(
    "Ennusteen vahvistaja tai päivä on annettu, mutta ennustetta ei.",
    "Prognosens fastställare eller dag är angiven, men ingen prognos.",
    "Who set the forecast or when is given, but no forecast.",
  ),
  "exit-again": w(
    "{path}: tämä irtautuminen on jo tilitetty, viimeinen päivä {day}. Samaa osapuolta ei tilitetä toista kertaa eikä toiselle päivälle.",
    "{path}: detta utträde är redan avräknat, sista dag {day}. En part avräknas inte en gång till och inte till en annan dag.",
    "{path}: this exit has been settled already, last day {day}. A party is not settled a second time, nor to another day.",
  ),
} as const satisfies Readonly<Record<string, Words>>;

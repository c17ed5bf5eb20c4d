/** Words of the turn of the year in a budget: refusals, reminders, and the page's part. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";
import type { Reminder } from "./reminders.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const CYCLE_REFUSALS = {
  "appropriations/year-over": {
    sentence: w("Vuosi {year} on jo päättynyt.", "År {year} är redan slut.", "The year {year} is over."),
    remedy: w("Ehdota kuluvalle tai tulevalle vuodelle.", "Föreslå för det löpande eller ett kommande år.", "Propose for the year that runs or a later one."),
  },
  "appropriations/decided-already": {
    sentence: w(
      "Vuoden {year} määrärahasta ”{level}” on jo päätetty: {amount}.",
      "Om anslaget för {year} ”{level}” har redan beslutats: {amount}.",
      "The appropriation of {year} “{level}” is decided already: {amount}.",
    ),
    remedy: w(
      "Muutos vuoden aikana kirjataan toimielimen päätöksellä, ei ehdotuksena.",
      "En ändring under året antecknas med organets beslut, inte som förslag.",
      "A change within the year is recorded by the organ’s decision, not proposed.",
    ),
  },
  "appropriations/not-lapsed": {
    sentence: w(
      "Vuoden {year} määrärahaa ”{level}” ei ole kirjattu rauenneeksi.",
      "Anslaget för {year} ”{level}” har inte antecknats som förfallet.",
      "The appropriation of {year} “{level}” has not been recorded as lapsed.",
    ),
    remedy: w("Kirjaa ensin, mitä jäi käyttämättä 31.12.", "Anteckna först vad som blev oanvänt 31.12.", "First record what was unused on 31 December."),
  },
  "appropriations/carried-above": {
    sentence: w(
      "Käyttämättä jäi {unused}, siitä on siirretty {carried}: siirrettävissä on {left}, pyydetty {asked} ylittää sen {excess}.",
      "Oanvänt blev {unused}, varav {carried} har överförts: {left} kan överföras, begärda {asked} överskrider det med {excess}.",
      "{unused} was unused and {carried} of it is carried: {left} can be carried, {asked} is {excess} more.",
    ),
    remedy: w(
      "Pienennä summaa; lisää rahaa voi antaa vain uusi määräraha.",
      "Minska summan; mer pengar kan bara ges som nytt anslag.",
      "Lower the sum; more money takes a new appropriation.",
    ),
  },
} satisfies Readonly<Record<string, Told>>;

export const REMINDER_WORDS: Readonly<Record<Reminder["code"], Words>> = {
  lapses: w(
    "Vuoden {year} määrärahasta {cents} on sitomatta ja raukeaa 31.12. Aikaa on {days} {days|päivä|päivää}.",
    "Av anslaget för {year} är {cents} obundet och förfaller 31.12. {days} {days|dag|dagar} återstår.",
    "Of the appropriation of {year} {cents} is not committed and lapses on 31 December. {days} {days|day is|days are} left.",
  ),
  unpaid: w(
    "Vuodelta {year} on sidottu ja maksamatta {cents}. Kulu kuuluu vuodelle, jona työ on tehty.",
    "För {year} är {cents} bundet och obetalt. Kostnaden hör till året då arbetet utfördes.",
    "For {year} {cents} is committed and not paid. Cost belongs to the year in which the work was done.",
  ),
  "not-adopted": w(
    "Vuotta {year} seuraavan vuoden määrärahaa ei ole päätetty (ehdotettu tai suunniteltu {cents}): siitä ei voi maksaa.",
    "Anslaget för året efter {year} är inte beslutat (föreslaget eller planerat {cents}): det kan inte betalas ur.",
    "The year after {year} has no adopted appropriation ({cents} proposed or planned): nothing can be paid from it.",
  ),
  "to-lapse": w(
    "Vuosi {year} on päättynyt. Käyttämättä jäi {cents}; kirjaa se rauenneeksi.",
    "År {year} är slut. {cents} blev oanvänt; anteckna det som förfallet.",
    "The year {year} is over. {cents} was unused; record it as lapsed.",
  ),
  "may-carry": w(
    "Vuodelta {year} raukesi {cents}. Toimielin voi päättää siirtää siitä tälle vuodelle.",
    "Från {year} förföll {cents}. Organet kan besluta att överföra av det till i år.",
    "{cents} of {year} lapsed. The organ can decide to carry of it into this year.",
  ),
};

export const CYCLE = {
  reminders: w("Vuodenvaihde", "Årsskiftet", "The turn of the year"),
  "as-of": w("Tilanne {day}", "Läget {day}", "As of {day}"),
  unpaid: w("Sidottu, maksamatta", "Bundet, obetalt", "Committed, not paid"),
  carried: w("Siirretty edelliseltä vuodelta", "Överfört från föregående år", "Carried from the year before"),
  "carried-out": w("Siirretty seuraavalle vuodelle", "Överfört till följande år", "Carried into the year after"),
  proposed: w("Ehdotettu", "Föreslaget", "Proposed"),
  "proposed-by": w(
    "Vuodelle {year} ehdotettu {amount} ({by}, {day}): {level}",
    "För {year} föreslås {amount} ({by}, {day}): {level}",
    "Proposed for {year}: {amount} ({by}, {day}): {level}",
  ),
  history: w("Miten määräraha syntyi", "Hur anslaget kom till", "How it came to be"),
  "change-recorded": w("{day}: {amount}, {state}", "{day}: {amount}, {state}", "{day}: {amount}, {state}"),
  "change-carried": w(
    "{day}: {amount}, josta siirrettiin {carried}",
    "{day}: {amount}, varav överfört {carried}",
    "{day}: {amount}, of which {carried} was carried here",
  ),
  "propose-title": w("Ehdota seuraavaa vuotta", "Föreslå för nästa år", "Propose for the next year"),
  propose: w("Kirjaa ehdotus", "Anteckna förslaget", "Note the proposal"),
  by: w("Ehdottaja", "Förslagsställare", "Proposed by"),
  "carry-title": w("Siirrä käyttämätöntä seuraavalle vuodelle", "Överför oanvänt till följande år", "Carry what was unused into the year after"),
  carry: w("Kirjaa siirto", "Anteckna överföringen", "Record what is carried"),
  incurred: w("Kertynyt maksettavaa", "Uppkommet att betala", "Incurred so far"),
  excess: w("Ylitys", "Överskridande", "Excess"),
  "over-allotment": w(
    "{name}: vuodelta {year} on kertynyt {incurred}, osuus on {allotment}, ylitys {excess}. Kulu kirjataan aina; ylitys viedään toimivaltaiselle toimielimelle.",
    "{name}: för {year} har {incurred} uppkommit, andelen är {allotment}, överskridandet {excess}. Kostnaden bokförs alltid; överskridandet förs till det behöriga organet.",
    "{name}: {incurred} has been incurred for {year}, the allotment is {allotment}, the excess {excess}. Cost is always recorded; the excess goes to the competent organ.",
  ),
  "over-granted": w(
    "{name}: vuodelta {year} on kertynyt {incurred}, talousarviossa allianssille annettu osuus on {appropriation}, ylitys {excess}.",
    "{name}: för {year} har {incurred} uppkommit, alliansens andel i budgeten är {appropriation}, överskridandet {excess}.",
    "{name}: {incurred} has been incurred for {year}, the alliance’s allotment in the budget is {appropriation}, the excess {excess}.",
  ),
  "over-appropriation": w(
    "{name}: vuodelta {year} on kertynyt {incurred}, sopimuksen mukainen määräraha on {appropriation}, ylitys {excess}.",
    "{name}: för {year} har {incurred} uppkommit, anslaget enligt avtalet är {appropriation}, överskridandet {excess}.",
    "{name}: {incurred} has been incurred for {year}, the appropriation in the agreement is {appropriation}, the excess {excess}.",
  ),
} satisfies Readonly<Record<string, Words>>;
export type CycleWord = keyof typeof CYCLE;

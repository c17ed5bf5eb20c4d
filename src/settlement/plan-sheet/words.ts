/** Words of the sheet of a provider's plan. */
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const PLAN = {
  title: w("Suunnitelma jäljellä oleville kuukausille", "Plan för de återstående månaderna", "Plan for the remaining months"),
  lead: w(
    "Mitä palveluntuottaja vielä aikoo käyttää kuukausittain viimeisen kirjatun kuukauden jälkeen. Uusi suunnitelma korvaa edellisen kokonaan. Se näkyy ennusteessa; siitä ei makseta mitään.",
    "Vad producenten ännu tänker använda månad för månad efter den sista bokförda månaden. En ny plan ersätter den föregående helt. Den syns i prognosen; ingenting betalas av den.",
    "What the provider still means to spend month by month after the last booked one. A new plan takes the place of the one before as a whole. It shows in the forecast; none of it is ever paid.",
  ),
  "not-yours": w(
    "Suunnitelman kirjaa palveluntuottaja itsestään. Sinulla ei ole tässä allianssissa palveluntuottajan vastuuhenkilön tai projektitoimiston roolia.",
    "Planen bokförs av tjänsteproducenten för den själv. Du har inte rollen tjänsteproducentens ansvariga eller projektkontoret i den här alliansen.",
    "A provider enters its own plan. You are not a provider’s manager or its project office in this alliance.",
  ),
  back: w("Takaisin ennusteeseen", "Tillbaka till prognosen", "Back to the forecast"),
  party: w("Palveluntuottaja", "Tjänsteproducent", "Provider"),
  booked: w("Viimeinen kirjattu kuukausi", "Sista bokförda månaden", "Last booked month"),
  show: w("Näytä", "Visa", "Show"),
  "no-months": w(
    "Sopimuskautta ei ole jäljellä kuukauden {booked} jälkeen.",
    "Ingen avtalstid återstår efter {booked}.",
    "No month of the term is left after {booked}.",
  ),
  "no-rows": w(
    "Sopimuksessa ei ole tälle osapuolelle korvattavia kululajeja.",
    "Avtalet har inga kostnadsslag som ersätts för den här parten.",
    "The agreement reimburses no cost types to this party.",
  ),
  from: w("Pohjana suunnitelma, joka kirjattiin {day}.", "Utgår från planen som bokfördes {day}.", "Filled in from the plan that was entered on {day}."),
  "no-plan": w("Suunnitelmaa ei ole vielä kirjattu.", "Ingen plan har bokförts än.", "No plan has been entered yet."),
  units: w(
    "Sopimuksen hinnoittelemat lajit kirjoitetaan tunteina tai yksikköinä, muut euroina ilman arvonlisäveroa ja yleiskustannuslisää.",
    "Slag som avtalet prissätter anges i timmar eller enheter, de övriga i euro utan moms och påslag för allmänna kostnader.",
    "Types that the agreement prices are given in hours or units, the others in euros without VAT and overhead.",
  ),
  line: w("Palvelu ja kululaji", "Tjänst och kostnadsslag", "Service and cost type"),
  "per-hour": w("h, {price}", "h, {price}", "h, {price}"),
  "per-unit": w("kpl, {price}", "st, {price}", "units, {price}"),
  euros: w("euroa", "euro", "euros"),
  total: w("Yhteensä", "Totalt", "Total"),
  "whole-total": w("Suunnitelma yhteensä {sum}", "Planen totalt {sum}", "The plan in all {sum}"),
  field: w("{type}, {line}, {month} ({unit})", "{type}, {line}, {month} ({unit})", "{type}, {line}, {month} ({unit})"),
  reckon: w("Laske", "Räkna", "Compute"),
  enter: w("Kirjaa suunnitelma", "Bokför planen", "Enter the plan"),
  "not-entered": w("Suunnitelmaa ei kirjattu.", "Planen bokfördes inte.", "The plan was not entered."),
  unreadable: w("Lukua ei voi lukea.", "Talet går inte att läsa.", "Cannot be read as a number."),
  negative: w("Ei voi olla alle nollan.", "Kan inte vara under noll.", "Cannot be below zero."),
  "cells-wrong": w("Korjaa merkityt luvut.", "Rätta de markerade talen.", "Correct the figures that are marked."),
  "nothing-typed": w("Taulukossa ei ole yhtään lukua.", "Tabellen har inga tal.", "There is no figure in the sheet."),
  done: w("Suunnitelma kirjattiin (erä {batch}): {sum}.", "Planen bokfördes (parti {batch}): {sum}.", "The plan is entered (batch {batch}): {sum}."),
  "see-forecast": w("Katso ennuste suunnitelmista", "Se prognosen enligt planerna", "See the forecast by the plans"),
} as const satisfies Readonly<Record<string, Words>>;

/** Why something about the law does not get onto the record, and why what breaks a reviewed rule does not. */
import type { Told } from "../api/words.ts";
import { fill, type Words } from "../kernel/refusal.ts";
import { RULES } from "./packs.ts";
import { asksSomewhere } from "./places.ts";
import { canOverride } from "./rule.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const OWN = {
  "law/unknown-rule": {
    sentence: w("Paketissa {pack} ei ole sääntöä {rule}.", "Paketet {pack} har ingen regel {rule}.", "The pack {pack} has no rule {rule}."),
    remedy: w(
      "Katso säännöt allianssin sivulta Laki tai komennolla sameside law.",
      "Se reglerna på alliansens sida Lag eller med kommandot sameside law.",
      "See the rules on the alliance's page Law, or by the command sameside law.",
    ),
  },
  "law/to-come": {
    sentence: w(
      "Päivä {day} on vasta tulossa; tänään on {today}.",
      "Dagen {day} har inte kommit ännu; i dag är det {today}.",
      "{day} is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa tarkastus, kun se on tehty.", "Anteckna granskningen när den är gjord.", "Record the review once it is done."),
  },
  "law/heavier": {
    sentence: w(
      "Säännön {rule} paino on enintään {heaviest}: tarkastaja ei voi tehdä siitä raskaampaa ({severity}).",
      "Regel {rule} väger högst {heaviest}: en granskare kan inte göra den tyngre ({severity}).",
      "The weight of rule {rule} is {heaviest} at most: no reviewer can make it heavier ({severity}).",
    ),
    remedy: w("Vahvista säännön oma paino tai kevyempi.", "Bekräfta regelns egen tyngd eller en lättare.", "Confirm the rule's own weight, or a lighter one."),
  },
  "law/not-confirmed": {
    sentence: w(
      "Sääntö {rule} ei voi estää: sen lähde on päätelmä tai yleistieto ({sections}).",
      "Regel {rule} kan inte hindra: dess källa är en slutledning eller allmän kunskap ({sections}).",
      "Rule {rule} cannot block: a source of it is inference or general knowledge ({sections}).",
    ),
    remedy: w(
      "Vahvista se virheeksi tai kevyemmäksi. Estävään painoon tarvitaan vahvistettu lähde ohjelman uudessa versiossa.",
      "Bekräfta den som fel eller lättare. För att hindra krävs en bekräftad källa i en ny version av programmet.",
      "Confirm it as an error or lighter. To block, it takes a confirmed source in a new version of the program.",
    ),
  },
  "law/reviewed-already": {
    sentence: w(
      "Säännön {rule} tämä versio on jo tarkastettu.",
      "Den här versionen av regel {rule} är redan granskad.",
      "This edition of rule {rule} is reviewed already.",
    ),
    remedy: w(
      "Jos paino muuttuu, päätä ensin aiempi tarkastus ja kirjaa uusi.",
      "Om tyngden ändras, avsluta först den tidigare granskningen och anteckna en ny.",
      "If its weight changes, end the earlier review first and record a new one.",
    ),
  },
  "law/not-reviewed": {
    sentence: w(
      "Säännöllä {rule} ei ole tarkastusta paketissa {pack}.",
      "Regel {rule} har ingen granskning i paketet {pack}.",
      "Rule {rule} has no review in the pack {pack}.",
    ),
    remedy: w("Katso tarkastukset säännön sivulta.", "Se granskningarna på regelns sida.", "See the reviews on the rule's page."),
  },
  "law/not-overridable": {
    sentence: w(
      "Sääntö {rule} perustuu lakiin ({sections}): siitä ei voi poiketa sopimalla.",
      "Regel {rule} grundar sig på lag ({sections}): man kan inte avtala om avvikelse.",
      "Rule {rule} rests on an act of law ({sections}): nobody can depart from it by agreeing to.",
    ),
    remedy: w(
      "Korjaa se, mikä rikkoo sääntöä. Jos sääntö on tulkittu väärin, sen tarkastaja päättää tarkastuksen syineen.",
      "Rätta det som bryter mot regeln. Om regeln är feltolkad avslutar granskaren granskningen med sina skäl.",
      "Correct what breaks the rule. If it is read wrongly, its reviewer ends the review with the reason.",
    ),
  },
  "law/overridden-already": {
    sentence: w("Säännöstä {rule} poiketaan jo.", "Man avviker redan från regel {rule}.", "Rule {rule} is set aside already."),
    remedy: w("Katso syy säännön sivulta.", "Se skälet på regelns sida.", "See the reason on the rule's page."),
  },
  "law/not-overridden": {
    sentence: w(
      "Säännöstä {rule} ei poiketa paketissa {pack}.",
      "Man avviker inte från regel {rule} i paketet {pack}.",
      "Rule {rule} is not set aside in the pack {pack}.",
    ),
    remedy: w("Katso poikkeamat säännön sivulta.", "Se avvikelserna på regelns sida.", "See what is set aside on the rule's page."),
  },
  "law/no-facts": {
    sentence: w("Yhtään tietoa ei annettu.", "Inga uppgifter angavs.", "No fact was given."),
    remedy: w("Anna vähintään yksi tieto.", "Ange minst en uppgift.", "Give at least one fact."),
  },
  "law/fact-supplied": {
    sentence: w(
      "Tieto {fact} on jo olemassa ({supplier}): sitä ei syötetä käsin.",
      "Uppgiften {fact} finns redan ({supplier}): den matas inte in för hand.",
      "The fact {fact} is supplied already ({supplier}): nobody enters it by hand.",
    ),
    remedy: w(
      "Muuta sitä siinä, mistä se tulee: sopimuksessa (agreement) tai tallenteessa (record).",
      "Ändra den där den kommer ifrån: i avtalet (agreement) eller i registret (record).",
      "Change it where it comes from: in the agreement, or on the record.",
    ),
  },
  "law/fact-not-entered": {
    sentence: w("Tietoa {fact} ei ole syötetty.", "Uppgiften {fact} har inte matats in.", "The fact {fact} was not entered."),
    remedy: w("Katso syötetyt tiedot sivulta Tiedot.", "Se de inmatade uppgifterna på sidan Uppgifter.", "See the facts that were entered on the page Facts."),
  },
} as const satisfies Readonly<Record<string, Told>>;

const BLOCKED = w(
  "Sääntö {rule} on nimetyn juristin tarkastama ja estää tämän. {how}",
  "Regel {rule} är granskad av en namngiven jurist och hindrar detta. {how}",
  "Rule {rule} was reviewed by a named lawyer and blocks this. {how}",
);
const CORRECT = w("Korjaa kohdat {at}.", "Rätta ställena {at}.", "Correct {at}.");
const CORRECT_OR_DEPART = w(
  "Korjaa kohdat {at}, tai kirjaa perustellen, että allianssi poikkeaa perustamisasiakirjojen linjasta.",
  "Rätta ställena {at}, eller anteckna med skäl att alliansen avviker från grundhandlingarnas linje.",
  "Correct {at}, or record with the reason that the alliance departs from the policy of the founding documents.",
);

/** Code of the refusal where a rule that blocks is broken. */
export function blockedCode(rule: string): string {
  return `law/blocked-${rule}`;
}

const blocked: Readonly<Record<string, Told>> = Object.fromEntries(
  RULES.filter((rule) => asksSomewhere(rule) && rule.basis.every(({ mark }) => mark !== "I" && mark !== "G")).map((rule) => {
    const how = canOverride(rule) ? CORRECT_OR_DEPART : CORRECT;
    const remedy = (language: keyof Words): string => fill(BLOCKED[language], { rule: rule.id, how: how[language] });
    return [blockedCode(rule.id), { sentence: rule.text, remedy: { fi: remedy("fi"), sv: remedy("sv"), en: remedy("en") } }];
  }),
);

export const LAW_REFUSALS: Readonly<Record<string, Told>> = { ...OWN, ...blocked };

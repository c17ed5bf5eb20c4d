/** Words of `sameside init` on what a first agreement still has from its example. */
import type { Words } from "../kernel/refusal.ts";

/** Texts that hold the place of what only the parties know; `check` warns of every text that begins with TODO. */
export const TODO: Readonly<Record<"authority" | "announced", Words>> = {
  authority: { fi: "TODO: päätös (toimielin, päivä, §)", sv: "TODO: beslut (organ, dag, §)", en: "TODO: the decision (organ, day, §)" },
  announced: {
    fi: "TODO: kohta hankinta-asiakirjoissa",
    sv: "TODO: stället i upphandlingsdokumenten",
    en: "TODO: the place in the procurement documents",
  },
};

/** First lines of the new file. */
export const HEAD: Words = {
  fi: "# Tehty esimerkistä {example} (sameside init). Nimet, euromäärät, osuudet ja perustelut ovat esimerkin keksimiä, kunnes korvaat ne omillasi.",
  sv: "# Gjort utifrån exemplet {example} (sameside init). Namn, belopp, andelar och motiveringar är exemplets påhitt tills du ersätter dem.",
  en: "# Made from the example {example} (sameside init). Names, amounts, shares and reasons are the example's inventions until you replace them.",
};

export const LEFT: Words = {
  fi: "Nämä ovat vielä esimerkistä; korvaa ne omillanne:",
  sv: "Det här kommer ännu från exemplet; ersätt det med ert eget:",
  en: "These are still the example's; replace them by your own:",
};

export type LeftKind = "name" | "law" | "goals" | "party" | "services" | "amount" | "terms" | "vat";
export const LEFT_KINDS: Readonly<Record<LeftKind, Words>> = {
  name: { fi: "allianssin nimi", sv: "alliansens namn", en: "the alliance's name" },
  law: {
    fi: "lakipaketti on valittu ensimmäisen vuoden mukaan: {what}",
    sv: "lagpaketet är valt efter det första året: {what}",
    en: "the law pack was chosen by the first year: {what}",
  },
  goals: { fi: "tavoitteet", sv: "målen", en: "the goals" },
  party: { fi: "osapuoli {what}", sv: "parten {what}", en: "the party {what}" },
  services: { fi: "palvelut ja järjestäjät", sv: "tjänster och anordnare", en: "services and organisers" },
  amount: { fi: "määräraha: {what}", sv: "anslag: {what}", en: "the appropriation of {what}" },
  terms: { fi: "luvut kohdassa {what}", sv: "siffrorna i {what}", en: "the figures of {what}" },
  vat: {
    fi: "verokannanotto puuttuu, joten {what} on avoin (open): sitä ei laskuteta ennen kuin kirjaat kannanoton",
    sv: "skatteutlåtandet saknas, så {what} är öppet (open): det faktureras inte innan du antecknar utlåtandet",
    en: "there is no tax opinion, so {what} is open: it is not invoiced until you record one",
  },
};

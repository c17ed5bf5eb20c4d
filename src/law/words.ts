import type { Words } from "../kernel/refusal.ts";

export const LAW_WORDS: Readonly<Record<"unreviewed" | "cannotTell" | "show", Words>> = {
  unreviewed: {
    fi: "Sääntö {rule} on neuvo: nimetty juristi ei ole vielä tarkistanut sitä. Korjaa ehto tai kirjaa, miksi se on tässä hyväksyttävä.",
    sv: "Regel {rule} är ett råd: ingen namngiven jurist har ännu granskat den. Rätta villkoret eller anteckna varför det kan godtas här.",
    en: "Rule {rule} is advice: no named lawyer has reviewed it yet. Correct the term, or record why it is acceptable here.",
  },
  cannotTell: {
    fi: "Tiedostosta ei näy, täyttyykö sääntö {rule}; puuttuu:",
    sv: "Filen visar inte om regel {rule} är uppfylld; det saknas:",
    en: "The file does not show whether rule {rule} is met; missing:",
  },
  show: {
    fi: "Varmista asia sopimuksen liitteestä ennen allekirjoitusta.",
    sv: "Kontrollera saken i avtalets bilagor före undertecknandet.",
    en: "Make sure of it in the annexes of the agreement before signing.",
  },
};

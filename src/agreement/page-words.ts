/** Words around the agreement's pages. */
import type { Words } from "../kernel/refusal.ts";

export const PAGE = {
  title: { fi: "Sopimus selkokielellä", sv: "Avtalet i klartext", en: "The agreement in plain language" },
  intro: {
    fi: "Nämä lauseet on kirjoitettu koneella suoraan sopimustiedostosta. Jokaisen perässä on tiedoston rivi, johon se nojaa. Sopimustiedosto ratkaisee, jos lause ja tiedosto eroavat.",
    sv: "Meningarna är skrivna maskinellt direkt ur avtalsfilen. Efter varje mening står den rad i filen som den vilar på. Avtalsfilen gäller om en mening och filen skiljer sig.",
    en: "These sentences are written by machine straight from the agreement file. After each stands the line of the file that it rests on. The file prevails where a sentence and the file differ.",
  },
  contents: { fi: "Sisällys", sv: "Innehåll", en: "Contents" },
  line: { fi: "rivi {line}", sv: "rad {line}", en: "line {line}" },
  clause: { fi: "Sopimuksen kohta", sv: "Punkt i avtalet", en: "Clause" },
  source: { fi: "Sopimustiedosto", sv: "Avtalsfilen", en: "The agreement file" },
  "source-intro": {
    fi: "Tiedosto {file}, {count} {count|rivi|riviä}. Rivinumero on linkki, jonka voi jakaa.",
    sv: "Filen {file}, {count} {count|rad|rader}. Radnumret är en länk som kan delas.",
    en: "The file {file}, {count} {count|line|lines}. Each line number is a link that can be shared.",
  },
  "to-source": { fi: "Näytä sopimustiedosto", sv: "Visa avtalsfilen", en: "Show the agreement file" },
  "to-versions": { fi: "Versiot ja muuttaminen", sv: "Versioner och ändring", en: "Versions and amending" },
  "to-parties": { fi: "Osapuolet ja organisaatiot", sv: "Parter och organisationer", en: "Parties and organisations" },
  download: { fi: "Lataa tiedosto", sv: "Ladda ner filen", en: "Download the file" },
  "to-plain": { fi: "Takaisin selkokieliseen sopimukseen", sv: "Tillbaka till avtalet i klartext", en: "Back to the agreement in plain language" },
} as const satisfies Readonly<Record<string, Words>>;

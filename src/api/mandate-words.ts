/** What is told where a mandate does not reach: the arithmetic, and whose does. */
import type { Words } from "../kernel/refusal.ts";
import type { Told } from "./words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const remedy = w(
  "Pyydä sitä häneltä, jonka valtuus riittää: {could}. Jos sellaista ei ole, laajemman valtuuden myöntää organisaation päättäjä tai ylläpitäjä.",
  "Be den vars fullmakt räcker: {could}. Finns ingen sådan beviljas en större fullmakt av organisationens beslutsfattare eller administratören.",
  "Ask whoever has a mandate that reaches: {could}. Where there is nobody, the organisation's decision maker or the administrator grants a wider one.",
);

export const MANDATE_WORDS = {
  "api/above-mandate": {
    sentence: w(
      "Valtuutesi raja ylittyisi: raja {limit} €, nyt {asked} €, ylitys {excess} €.",
      "Gränsen för din fullmakt skulle överskridas: gräns {limit} €, nu {asked} €, över {excess} €.",
      "Your mandate’s limit would be exceeded: limit {limit} €, now {asked} €, excess {excess} €.",
    ),
    remedy,
  },
  "api/outside-mandate": {
    sentence: w(
      "Tämä ei kuulu valtuuteesi: kohde {subject}, valtuutesi koskee kohteita {subjects}.",
      "Det här ingår inte i din fullmakt: det gäller {subject}, din fullmakt gäller {subjects}.",
      "This is outside your mandate: it is about {subject}, your mandate is about {subjects}.",
    ),
    remedy,
  },
} satisfies Readonly<Record<string, Told>>;

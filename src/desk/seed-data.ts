/** Who is who in the demo. Every person is invented, and so that nobody can take them for real. */
import type { GRANTED_ROLES } from "../parties/kinds.ts";

type Given = (typeof GRANTED_ROLES)[number];
export type SeedPerson = { readonly name: string; readonly party: string; readonly roles: readonly Given[] };

export const PEOPLE: readonly SeedPerson[] = [
  { name: "Esa Esimerkki", party: "kainuu", roles: ["purchaser-decider"] },
  { name: "Maija Mallikas", party: "kainuu", roles: ["purchaser-controller"] },
  { name: "Pirkko Projekti", party: "kainuu", roles: ["project-office"] },
  { name: "Taina Tarkka", party: "kainuu", roles: ["auditor"] },
  { name: "Reino Riippumaton", party: "kainuu", roles: ["financial-expert"] },
  { name: "Yrjö Ylläpito", party: "kainuu", roles: ["house-admin"] },
  { name: "Kaisa Keksitty", party: "kajaani", roles: ["purchaser-decider"] },
  { name: "Kalle Kuvitelma", party: "kajaani", roles: ["purchaser-controller"] },
  { name: "Tuula Työpaja", party: "kajaani", roles: ["provider-manager"] },
  { name: "Sisko Satunnainen", party: "sotkamo", roles: ["purchaser-decider", "purchaser-controller"] },
  { name: "Kuisma Keksijä", party: "kuhmo", roles: ["purchaser-decider", "purchaser-controller"] },
  { name: "Urho Uramylly", party: "uramylly", roles: ["provider-manager"] },
  { name: "Kerttu Keksitty", party: "keksitty", roles: ["provider-manager"] },
  { name: "Satu Maanvaiva", party: "satumaa", roles: ["provider-manager"] },
];

/** Business IDs whose check digit is right and that nobody has. */
export const BUSINESS_IDS: Readonly<Record<string, string>> = {
  kainuu: "9900001-8",
  kajaani: "9900002-6",
  sotkamo: "9900003-4",
  kuhmo: "9900004-2",
  uramylly: "9900005-0",
  keksitty: "9900006-9",
  satumaa: "9900007-7",
};

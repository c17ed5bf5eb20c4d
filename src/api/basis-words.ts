/** What a refusal rests on, for people: a page of the documentation by its title, everything else as it stands. Pure. */
import type { Language, Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const TITLES: Readonly<Record<string, Words>> = {
  "agreement-file": w("sopimustiedoston säännöt", "avtalsfilens regler", "the rules of the agreement file"),
  api: w("rajapinnan ohje", "anvisningen om gränssnittet", "the guide to the interface"),
  books: w("kirjojen ohje", "anvisningen om böckerna", "the guide to the books"),
  "cost-files": w("kustannustiedostojen ohje", "anvisningen om kostnadsfiler", "the guide to cost files"),
  exit: w("irtautumisen ohje", "anvisningen om utträde", "the guide to leaving"),
  law: w("lain sääntöjen ohje", "anvisningen om lagens regler", "the guide to rules of law"),
  lifecycle: w("vaiheiden ohje", "anvisningen om faserna", "the guide to phases"),
  "log-format": w("tallenteen muoto", "registrets format", "the format of the record"),
  matters: w("asioiden ohje", "anvisningen om ärenden", "the guide to matters"),
  meetings: w("kokousten ohje", "anvisningen om sammanträden", "the guide to meetings"),
  notices: w("ilmoitusten ohje", "anvisningen om meddelanden", "the guide to notices"),
  operate: w("ylläpidon ohje", "anvisningen om drift", "the guide to operating"),
  record: w("tallenteen ohje", "anvisningen om registret", "the guide to the record"),
  registers: w("rekisterien ohje", "anvisningen om registren", "the guide to the registers"),
  roles: w("roolien ohje", "anvisningen om rollerna", "the guide to roles"),
  "sign-in": w("kirjautumisen ohje", "anvisningen om inloggning", "the guide to signing in"),
  simulation: w("simuloinnin ohje", "anvisningen om simulering", "the guide to simulation"),
};

export function basisSaid(basis: string, language: Language): string {
  return basis.replaceAll(/docs\/([a-z-]+)\.md(?:#[a-z0-9-]+)?(?: §)?/g, (path, name: string) =>
    Object.hasOwn(TITLES, name) ? TITLES[name]![language] : path,
  );
}

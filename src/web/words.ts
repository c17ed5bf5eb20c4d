/** Words of the frame around every page. */
import type { Language, Words } from "../kernel/refusal.ts";

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fi: "Suomi", sv: "Svenska", en: "English" };

export const FRAME = {
  site: { fi: "Sameside", sv: "Sameside", en: "Sameside" },
  motto: {
    fi: "Kaikki istuvat samalla puolella pöytää",
    sv: "Alla sitter på samma sida av bordet",
    en: "Everyone sits on the same side of the table",
  },
  skip: { fi: "Siirry sisältöön", sv: "Gå till innehållet", en: "Skip to the content" },
  languages: { fi: "Kieli", sv: "Språk", en: "Language" },
  sections: { fi: "Sivuston osat", sv: "Webbplatsens delar", en: "Parts of the site" },
  overview: { fi: "Yleiskuva", sv: "Översikt", en: "Overview" },
  agreement: { fi: "Sopimus", sv: "Avtalet", en: "Agreement" },
  settlement: { fi: "Tilitys", sv: "Avräkning", en: "Settlement" },
  "what-if": { fi: "Mitä jos", sv: "Tänk om", en: "What if" },
  books: { fi: "Kirjat", sv: "Böckerna", en: "Books" },
  results: { fi: "Tulokset", sv: "Resultat", en: "Results" },
  appropriations: { fi: "Määrärahat", sv: "Anslag", en: "Appropriations" },
  matters: { fi: "Asiat", sv: "Ärenden", en: "Matters" },
  decisions: { fi: "Päätökset", sv: "Beslut", en: "Decisions" },
  law: { fi: "Laki", sv: "Lag", en: "Law" },
  meetings: { fi: "Kokoukset", sv: "Sammanträden", en: "Meetings" },
  phases: { fi: "Vaiheet", sv: "Faser", en: "Phases" },
  registers: { fi: "Rekisterit", sv: "Register", en: "Registers" },
  people: { fi: "Osapuolet", sv: "Parter", en: "Parties" },
  waiting: { fi: "Odottaa minua", sv: "Väntar på mig", en: "Waits for me" },
  tokens: { fi: "Omat avaimet", sv: "Mina nycklar", en: "My keys" },
  "sign-in": { fi: "Kirjaudu sisään", sv: "Logga in", en: "Sign in" },
  check: { fi: "Tarkista oma sopimus", sv: "Kontrollera ett eget avtal", en: "Check your own agreement" },
  interface: { fi: "Rajapinta ohjelmille", sv: "Gränssnitt för program", en: "Interface for programs" },
  invented: {
    fi: "Esimerkki: rahat, yritykset ja tulokset ovat keksittyjä.",
    sv: "Exempel: pengarna, företagen och resultaten är påhittade.",
    en: "An example: the money, the companies and the results are invented.",
  },
  "from-files": {
    fi: "Laskettu kansion tiedostoista; mitään ei ole kirjattu.",
    sv: "Beräknat ur mappens filer; ingenting är registrerat.",
    en: "Reckoned from the files of the folder; nothing is recorded.",
  },
  "not-found": { fi: "Sivua ei ole", sv: "Sidan finns inte", en: "There is no such page" },
  "not-found-text": {
    fi: "Osoitteessa {address} ei ole sivua. Tarkista osoite tai palaa etusivulle.",
    sv: "Det finns ingen sida på adressen {address}. Kontrollera adressen eller gå till första sidan.",
    en: "There is no page at {address}. Check the address or go back to the first page.",
  },
  refused: { fi: "Pyyntöä ei voi käsitellä", sv: "Begäran kan inte behandlas", en: "The request cannot be handled" },
  "not-done": { fi: "Tätä ei tehty", sv: "Detta gjordes inte", en: "This was not done" },
  "too-long": {
    fi: "Osoite on liian pitkä.",
    sv: "Adressen är för lång.",
    en: "The address is too long.",
  },
  "too-large": {
    fi: "Lähetetty teksti on liian suuri: enintään 1 MiB.",
    sv: "Den skickade texten är för stor: högst 1 MiB.",
    en: "The text sent is too large: at most 1 MiB.",
  },
  "other-site": {
    fi: "Lomake tuli toiselta sivustolta. Avaa sivu täällä ja lähetä se uudelleen.",
    sv: "Formuläret kom från en annan webbplats. Öppna sidan här och skicka det på nytt.",
    en: "The form came from another site. Open the page here and send it again.",
  },
  "session-over": {
    fi: "Kirjautumisesi on päättynyt, eikä lomaketta otettu vastaan. Palaa selaimen takaisin-painikkeella, ota tekstisi talteen, kirjaudu ja lähetä lomake uudelleen.",
    sv: "Din inloggning har upphört och formuläret togs inte emot. Gå tillbaka med webbläsarens bakåtknapp, spara din text, logga in och skicka formuläret på nytt.",
    en: "Your sign-in has ended, and the form was not taken. Go back with the browser’s back button, keep what you typed, sign in and send the form again.",
  },
  "bad-value": {
    fi: "Kentän {field} arvoa ”{value}” ei voi lukea.",
    sv: "Värdet ”{value}” i fältet {field} kan inte läsas.",
    en: "The value “{value}” of the field {field} cannot be read.",
  },
  bug: { fi: "Jokin meni meillä vikaan", sv: "Något gick fel hos oss", en: "Something went wrong on our side" },
  "bug-text": {
    fi: "Vika on kirjattu palvelimen lokiin. Yritä uudelleen tai palaa etusivulle.",
    sv: "Felet har antecknats i serverns logg. Försök igen eller gå till första sidan.",
    en: "The fault is in the server’s log. Try again or go back to the first page.",
  },
  home: { fi: "Etusivulle", sv: "Till första sidan", en: "To the first page" },
} as const satisfies Readonly<Record<string, Words>>;
export type FrameWord = keyof typeof FRAME;

/** Words of the first page. */
import type { Words } from "../kernel/refusal.ts";

export const FIRST = {
  title: { fi: "Yleiskuva", sv: "Översikt", en: "Overview" },
  intro: {
    fi: "Allianssi on sopimus, jossa tilaajat ja palveluntuottajat jakavat yhteisen tavoitteen, avoimet kirjat sekä hyödyn ja riskin. Täällä sama sopimustiedosto luetaan kolmella tavalla: lauseina, euroina ja mahdollisuuksina.",
    sv: "En allians är ett avtal där beställare och tjänsteproducenter delar ett gemensamt mål, öppna böcker samt vinst och risk. Här läses samma avtalsfil på tre sätt: som meningar, som euro och som möjligheter.",
    en: "An alliance is an agreement in which purchasers and providers share one goal, open books, and gain and pain. Here one agreement file is read in three ways: as sentences, as euros and as possibilities.",
  },
  "agreement-card": { fi: "Mitä on sovittu", sv: "Vad som är avtalat", en: "What is agreed" },
  "agreement-text": {
    fi: "Jokainen ehto, joka siirtää rahaa tai valtaa, lauseena ja rivinumeron kera.",
    sv: "Varje villkor som flyttar pengar eller makt, som en mening med radnummer.",
    en: "Every term that moves money or power, as a sentence with its line number.",
  },
  "settlement-card": { fi: "Kuka saa ja kuka maksaa", sv: "Vem får och vem betalar", en: "Who gets and who pays" },
  "settlement-text": {
    fi: "Tilitys sentilleen. Jokainen luku avautuu sopimuksen kohtaan ja kustannusriveihin asti.",
    sv: "Avräkningen är exakt till centen. Varje tal öppnas ända till avtalets punkt och kostnadsraderna.",
    en: "The settlement to the cent. Every figure opens down to the clause and the lines of cost.",
  },
  "what-if-card": { fi: "Mitä tapahtuisi, jos", sv: "Vad skulle hända om", en: "What would happen if" },
  "what-if-text": {
    fi: "Siirrä kustannuksia, volyymia ja tuloksia ja näe heti, kuka voittaa ja kuka häviää.",
    sv: "Flytta kostnader, volym och resultat och se genast vem som vinner och vem som förlorar.",
    en: "Move costs, volume and results and see at once who gains and who loses.",
  },
  glance: { fi: "Allianssi yhdellä silmäyksellä", sv: "Alliansen i en blick", en: "The alliance at a glance" },
  goals: { fi: "Tavoitteet", sv: "Mål", en: "Goals" },
  term: { fi: "Sopimuskausi", sv: "Avtalstid", en: "Term" },
  purchasers: { fi: "Tilaajat", sv: "Beställare", en: "Purchasers" },
  providers: { fi: "Palveluntuottajat", sv: "Tjänsteproducenter", en: "Service providers" },
  others: { fi: "Muut osapuolet", sv: "Övriga parter", en: "Other parties" },
  services: { fi: "Palvelut", sv: "Tjänster", en: "Services" },
  "own-production": { fi: "oma tuotanto", sv: "egen produktion", en: "own production" },
  money: { fi: "Rahat vuosittain", sv: "Pengarna år för år", en: "The money by year" },
  "money-note": {
    fi: "Tilitetty {day} asti. Jokainen luku avautuu.",
    sv: "Avräknat till {day}. Varje tal kan öppnas.",
    en: "Settled through {day}. Every figure opens.",
  },
  appropriations: {
    fi: "Tilaajien velvoitteet ja määrärahat",
    sv: "Beställarnas förpliktelser och anslag",
    en: "What the purchasers owe, beside their appropriations",
  },
  refused: { fi: "Näytä syyt", sv: "Visa orsakerna", en: "Show the reasons" },
  examples: { fi: "Muut esimerkkiallianssit", sv: "Andra exempelallianser", en: "Other example alliances" },
} as const satisfies Readonly<Record<string, Words>>;

export const CHECK = {
  title: { fi: "Tarkista sopimustiedosto", sv: "Kontrollera en avtalsfil", en: "Check an agreement file" },
  intro: {
    fi: "Liitä sopimustiedosto tai lataa se koneeltasi. Kaikki virheet kerrotaan kerralla riveineen. Mitään ei tallenneta.",
    sv: "Klistra in avtalsfilen eller ladda upp den. Alla fel berättas på en gång med sina rader. Inget sparas.",
    en: "Paste an agreement file or upload it. All faults are told at once with their lines. Nothing is stored.",
  },
  text: { fi: "Sopimustiedoston teksti (YAML)", sv: "Avtalsfilens text (YAML)", en: "Text of the agreement file (YAML)" },
  file: { fi: "Tai tiedosto", sv: "Eller en fil", en: "Or a file" },
  submit: { fi: "Tarkista", sv: "Kontrollera", en: "Check" },
  fine: { fi: "Tiedostossa ei ole virheitä.", sv: "Filen har inga fel.", en: "The file has no faults." },
  faults: { fi: "Virheitä {faults}, varoituksia {warnings}", sv: "Fel {faults}, varningar {warnings}", en: "Faults {faults}, warnings {warnings}" },
  empty: { fi: "Anna teksti tai tiedosto.", sv: "Ange text eller fil.", en: "Give a text or a file." },
  plain: { fi: "Sopimus selkokielellä", sv: "Avtalet i klartext", en: "The agreement in plain language" },
} as const satisfies Readonly<Record<string, Words>>;

/** Words of the first pages of an installation. */
export const RECORD = {
  mine: { fi: "Allianssisi", sv: "Dina allianser", en: "Your alliances" },
  none: {
    fi: "Organisaatiosi ei ole vielä minkään allianssin osapuoli. Projektitoimisto liittää sen, kun sopimus on tehty.",
    sv: "Din organisation är ännu inte part i någon allians. Projektkontoret ansluter den när avtalet har ingåtts.",
    en: "Your organisation is no party of any alliance yet. The project office binds it when the agreement is made.",
  },
  left: {
    fi: "Omat tiedot allianssista, josta organisaatiosi on lähtenyt",
    sv: "Egna uppgifter ur alliansen som din organisation har lämnat",
    en: "Your own data of the alliance that your organisation has left",
  },
  begun: { fi: "odottaa sopimusta", sv: "väntar på avtalet", en: "waits for its agreement" },
  "none-begun": {
    fi: "Täällä ei ole vielä allianssia. Lisää ensin organisaatiot ja ihmiset, aloita sitten allianssi.",
    sv: "Här finns ännu ingen allians. Lägg först till organisationer och personer, inled sedan alliansen.",
    en: "There is no alliance here yet. Add organisations and people first, then begin the alliance.",
  },
  "of-house": {
    fi: "Ylläpito: organisaatiot, ihmiset ja roolit",
    sv: "Administrationen: organisationer, personer och roller",
    en: "The house: organisations, people and roles",
  },
  "of-budget": { fi: "Talousarvio: {name}", sv: "Budget: {name}", en: "Budget of {name}" },
  house: { fi: "Ylläpito", sv: "Administration", en: "Administration" },
  "to-roles": { fi: "Organisaatiot, ihmiset ja roolit", sv: "Organisationer, personer och roller", en: "Organisations, people and roles" },
  "to-house": { fi: "Allianssit ja talousarviot", sv: "Allianser och budgetar", en: "Alliances and budgets" },
  welcome: { fi: "Kaikki samalla puolella pöytää", sv: "Alla på samma sida av bordet", en: "Everyone on the same side of the table" },
  what: {
    fi: "Täällä allianssin osapuolet pitävät yhteisiä kirjoja: jokainen kustannus, päätös ja tulos on merkintä, jonka jokainen osapuoli voi tarkistaa.",
    sv: "Här för alliansens parter gemensamma böcker: varje kostnad, beslut och resultat är en anteckning som varje part kan kontrollera.",
    en: "Here the parties of an alliance keep common books: every cost, decision and result is an entry that every party can verify.",
  },
  examples: { fi: "Esimerkkiallianssit", sv: "Exempelallianser", en: "Example alliances" },
  "examples-note": {
    fi: "Seitsemän keksittyä sopimusta, jotka jokainen saa lukea: ehdot lauseina, tilitys ja mitä jos.",
    sv: "Sju påhittade avtal som var och en får läsa: villkoren i ord, avräkningen och tänk om.",
    en: "Seven invented agreements that anyone may read: the terms in sentences, the settlement and the what-if.",
  },
  "come-in": { fi: "Kirjaudu sisään", sv: "Logga in", en: "Sign in" },
} as const satisfies Readonly<Record<string, Words>>;

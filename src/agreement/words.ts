import type { Words } from "../kernel/refusal.ts";

/** What a diagnostic says and what to do about it; `{name}` holes are filled from the fault's args. */
export type FaultWords = { readonly sentence: Words; readonly remedy: Words };
export type FaultTable = Readonly<Record<string, FaultWords>>;

/** The sections of docs/agreement-file.md by number. */
export const SECTION_WORDS: Readonly<Record<string, Words>> = {
  "1": { fi: "Arvot", sv: "Värden", en: "Scalars" },
  "2": { fi: "Alku ja osapuolet", sv: "Inledning och parter", en: "Head and parties" },
  "3": { fi: "Palvelut ja yhteiset kustannukset", sv: "Tjänster och gemensamma kostnader", en: "Services and joint lines" },
  "4": { fi: "Määrärahat", sv: "Anslag", en: "Appropriations" },
  "5": { fi: "Tavoitekustannus", sv: "Målkostnad", en: "Target cost" },
  "6": { fi: "Korvattavat kustannukset", sv: "Kostnader som ersätts", en: "Reimbursable cost" },
  "7": { fi: "Palkkio", sv: "Arvode", en: "Fee" },
  "8": { fi: "Hyöty ja riski", sv: "Vinst och risk", en: "Gain and pain" },
  "9": { fi: "Tulokset", sv: "Resultat", en: "Results" },
  "10": { fi: "Tulospalkkiot", sv: "Resultatersättningar", en: "Outcomes" },
  "11": { fi: "Tilitys, maksut ja arvonlisävero", sv: "Avräkning, betalningar och moms", en: "Settlement, payments, VAT" },
  "12": { fi: "Päätösvalta, irtautuminen ja muut ehdot", sv: "Beslutanderätt, utträde och övriga villkor", en: "Powers, exit and the rest" },
};

/** The words of every fault that reading an agreement file can tell. */
export const readingWords = {
  "agreement/too-large": {
    sentence: {
      fi: "Tiedosto on liian suuri: enintään {limit} tavua luetaan.",
      sv: "Filen är för stor: högst {limit} byte läses.",
      en: "The file is too large: at most {limit} bytes are read.",
    },
    remedy: {
      fi: "Siirrä liitteet ja perustelut omiin asiakirjoihinsa; sopimustiedostossa ovat vain ehdot.",
      sv: "Flytta bilagor och motiveringar till egna dokument; avtalsfilen innehåller bara villkoren.",
      en: "Move annexes and reasons into documents of their own; the agreement file holds the terms only.",
    },
  },
  "agreement/not-text": {
    sentence: { fi: "Tämä ei ole UTF-8-tekstiä.", sv: "Det här är inte UTF-8-text.", en: "This is not UTF-8 text." },
    remedy: {
      fi: "Anna YAML-tiedosto ja tallenna se UTF-8-muodossa.",
      sv: "Ange en YAML-fil och spara den som UTF-8.",
      en: "Give a YAML file and save it as UTF-8.",
    },
  },
  "agreement/hidden-character": {
    sentence: {
      fi: "Tekstissä on merkki {character}, jota lukija ei näe.",
      sv: "Texten innehåller tecknet {character}, som läsaren inte ser.",
      en: "The text holds the character {character}, which a reader cannot see.",
    },
    remedy: { fi: "Poista merkki.", sv: "Ta bort tecknet.", en: "Remove the character." },
  },
  "agreement/many-documents": {
    sentence: {
      fi: "Tiedostossa on useampi YAML-dokumentti; sopimus on yksi.",
      sv: "Filen innehåller flera YAML-dokument; avtalet är ett.",
      en: "The file holds several YAML documents; an agreement is one.",
    },
    remedy: { fi: "Poista rivi --- ja yhdistä osat.", sv: "Ta bort raden --- och slå ihop delarna.", en: "Remove the line --- and join the parts." },
  },
  "agreement/syntax": {
    sentence: { fi: "Tästä kohdasta tiedosto ei ole YAMLia.", sv: "Härifrån är filen inte YAML.", en: "From here on the file is not YAML." },
    remedy: {
      fi: "Tarkista rivi ja sitä edeltävä rivi: puuttuuko kaksoispiste, pilkku tai lainausmerkki. Loput virheet näkyvät, kun tämä on korjattu.",
      sv: "Kontrollera raden och raden före: saknas ett kolon, ett komma eller ett citattecken? Övriga fel visas när detta är rättat.",
      en: "Look at this line and the one before it for a missing colon, comma or quote. Other faults show once this one is mended.",
    },
  },
  "agreement/tab": {
    sentence: { fi: "Rivi on sisennetty sarkaimella.", sv: "Raden är indragen med tabb.", en: "The line is indented with a tab." },
    remedy: { fi: "Sisennä välilyönneillä.", sv: "Dra in med blanksteg.", en: "Indent with spaces." },
  },
  "agreement/indentation": {
    sentence: {
      fi: "Sisennys ei käy yhteen edellisten rivien kanssa.",
      sv: "Indraget stämmer inte med raderna ovanför.",
      en: "The indentation does not agree with the lines above.",
    },
    remedy: {
      fi: "Sisennä saman tason avaimet yhtä paljon, kirjoita kukin avain omalle rivilleen ja tarkista, että edellinen sulje tai lainausmerkki on suljettu.",
      sv: "Ge nycklar på samma nivå samma indrag, skriv varje nyckel på egen rad och kontrollera att föregående parentes eller citattecken är stängt.",
      en: "Give keys of one level the same indentation, write each on a line of its own, and see that the bracket or quote before is closed.",
    },
  },
  "agreement/missing-character": {
    sentence: {
      fi: "Tästä puuttuu merkki: kaksoispiste, pilkku, sulje tai lainausmerkki.",
      sv: "Här saknas ett tecken: kolon, komma, parentes eller citattecken.",
      en: "A character is missing here: a colon, a comma, a bracket or a quote.",
    },
    remedy: {
      fi: "Kirjoita avain: arvo; sulje jokainen [ ja { sekä lainausmerkki.",
      sv: "Skriv nyckel: värde; stäng varje [ och { samt citattecken.",
      en: "Write key: value; close every [ and { and every quote.",
    },
  },
  "agreement/anchor": {
    sentence: { fi: "Ankkureita ({text}) ei sallita.", sv: "Ankare ({text}) är inte tillåtna.", en: "Anchors ({text}) are not allowed." },
    remedy: {
      fi: "Poista ankkuri: jokainen ehto kirjoitetaan siihen, missä se on voimassa.",
      sv: "Ta bort ankaret: varje villkor skrivs där det gäller.",
      en: "Remove the anchor: every term is written where it holds.",
    },
  },
  "agreement/alias": {
    sentence: { fi: "Viittauksia ({text}) ei sallita.", sv: "Alias ({text}) är inte tillåtna.", en: "Aliases ({text}) are not allowed." },
    remedy: { fi: "Kirjoita arvo auki tähän.", sv: "Skriv ut värdet här.", en: "Write the value out here." },
  },
  "agreement/tag": {
    sentence: { fi: "YAML-tunnisteita ({text}) ei sallita.", sv: "YAML-taggar ({text}) är inte tillåtna.", en: "YAML tags ({text}) are not allowed." },
    remedy: {
      fi: "Poista tunniste; huutomerkillä alkava teksti kirjoitetaan lainausmerkkeihin.",
      sv: "Ta bort taggen; text som börjar med utropstecken skrivs inom citattecken.",
      en: "Remove the tag; put a text that begins with an exclamation mark in quotes.",
    },
  },
  "agreement/directive": {
    sentence: { fi: "YAML-direktiivejä (%) ei sallita.", sv: "YAML-direktiv (%) är inte tillåtna.", en: "YAML directives (%) are not allowed." },
    remedy: { fi: "Poista rivi.", sv: "Ta bort raden.", en: "Remove the line." },
  },
  "agreement/too-many-nodes": {
    sentence: {
      fi: "Tiedostossa on liian monta arvoa: enintään {limit} luetaan.",
      sv: "Filen har för många värden: högst {limit} läses.",
      en: "The file holds too many values: at most {limit} are read.",
    },
    remedy: {
      fi: "Sopimustiedostossa ovat vain ehdot; kustannukset ja tulokset luetaan CSV-tiedostoista.",
      sv: "Avtalsfilen innehåller bara villkoren; kostnader och resultat läses ur CSV-filer.",
      en: "The agreement file holds the terms only; costs and results are read from CSV files.",
    },
  },
  "agreement/too-deep": {
    sentence: {
      fi: "Sisäkkäisiä tasoja on liikaa: enintään {limit} luetaan.",
      sv: "För många nivåer i varandra: högst {limit} läses.",
      en: "The levels are nested too deep: at most {limit} are read.",
    },
    remedy: { fi: "Poista ylimääräiset tasot.", sv: "Ta bort överflödiga nivåer.", en: "Remove the superfluous levels." },
  },
  "agreement/too-many-lines": {
    sentence: {
      fi: "Tiedostossa on liian monta riviä: enintään {limit} luetaan.",
      sv: "Filen har för många rader: högst {limit} läses.",
      en: "The file has too many lines: at most {limit} are read.",
    },
    remedy: { fi: "Poista tyhjät rivit ja liitteet.", sv: "Ta bort tomma rader och bilagor.", en: "Remove blank lines and annexes." },
  },
  "agreement/too-many": {
    sentence: {
      fi: "Kohdassa {key} on liian monta kohtaa: enintään {most} luetaan.",
      sv: "{key} har för många poster: högst {most} läses.",
      en: "{key} has too many entries: at most {most} are read.",
    },
    remedy: {
      fi: "Tarkista, onko kohtia kirjoitettu vahingossa monta kertaa; yhdelläkään allianssilla ei ole näin monta.",
      sv: "Kontrollera om posterna har skrivits flera gånger av misstag; ingen allians har så här många.",
      en: "Look whether entries were written many times by accident; no alliance has this many.",
    },
  },
  "agreement/term-too-long": {
    sentence: {
      fi: "Sopimuskaudet kattavat {years} {years|vuoden|vuotta}; enintään {most} luetaan.",
      sv: "Avtalsperioderna omfattar {years} år; högst {most} läses.",
      en: "The contract periods cover {years} {years|year|years}; at most {most} are read.",
    },
    remedy: {
      fi: "Korjaa kauden ensimmäinen tai viimeinen päivä.",
      sv: "Rätta periodens första eller sista dag.",
      en: "Correct the first or the last day of the period.",
    },
  },
  "agreement/key-too-long": {
    sentence: {
      fi: "Avain on liian pitkä: enintään {limit} merkkiä luetaan.",
      sv: "Nyckeln är för lång: högst {limit} tecken läses.",
      en: "The key is too long: at most {limit} characters are read.",
    },
    remedy: {
      fi: "Kirjoita lyhyt avain ja teksti sen arvoksi.",
      sv: "Skriv en kort nyckel och texten som dess värde.",
      en: "Write a short key, and the text as its value.",
    },
  },
  "agreement/key-form": {
    sentence: { fi: "Avaimen on oltava pelkkää tekstiä.", sv: "En nyckel måste vara ren text.", en: "A key must be plain text." },
    remedy: { fi: "Kirjoita avain sanana ilman sulkeita.", sv: "Skriv nyckeln som ett ord utan parenteser.", en: "Write the key as a word without brackets." },
  },
  "agreement/duplicate-key": {
    sentence: {
      fi: "Avain {key} on jo annettu rivillä {line}.",
      sv: "Nyckeln {key} finns redan på rad {line}.",
      en: "The key {key} stands already on line {line}.",
    },
    remedy: {
      fi: "Jätä toinen pois; kumpikaan ei syrjäytä toista.",
      sv: "Ta bort den ena; ingendera ersätter den andra.",
      en: "Leave one out; neither overrides the other.",
    },
  },
  "agreement/empty": {
    sentence: { fi: "Tiedosto on tyhjä.", sv: "Filen är tom.", en: "The file is empty." },
    remedy: {
      fi: "Aloita rivillä sameside: 1 tai luo pohja komennolla sameside init.",
      sv: "Börja med raden sameside: 1 eller skapa en mall med sameside init.",
      en: "Begin with the line sameside: 1, or make a first file with sameside init.",
    },
  },
  "agreement/first-key": {
    sentence: {
      fi: "Tämä ei ole sopimustiedosto: sen ensimmäinen avain on sameside.",
      sv: "Det här är ingen avtalsfil: dess första nyckel är sameside.",
      en: "This is no agreement file: its first key is sameside.",
    },
    remedy: { fi: "Kirjoita ensimmäiseksi riviksi sameside: 1.", sv: "Skriv sameside: 1 som första rad.", en: "Write sameside: 1 as the first line." },
  },
  "agreement/version": {
    sentence: {
      fi: "Kieliopin versiota {text} ei tunneta.",
      sv: "Grammatikens version {text} är okänd.",
      en: "The version {text} of the grammar is not known.",
    },
    remedy: {
      fi: "Kirjoita sameside: 1 tai ota käyttöön uudempi Sameside.",
      sv: "Skriv sameside: 1 eller använd en nyare Sameside.",
      en: "Write sameside: 1, or use a newer Sameside.",
    },
  },
  "agreement/empty-value": {
    sentence: { fi: "Kohdalla {key} ei ole arvoa.", sv: "{key} saknar värde.", en: "{key} has no value." },
    remedy: {
      fi: "Kirjoita arvo. Ehtoa ei voi jättää auki; jos sitä ei ole, sano se (esimerkiksi none, [] tai {}).",
      sv: "Skriv ett värde. Ett villkor kan inte lämnas öppet; finns det inte, säg det (till exempel none, [] eller {}).",
      en: "Write a value. A term cannot be left open; where there is none, say so (for example none, [] or {}).",
    },
  },
  "agreement/not-a-map": {
    sentence: {
      fi: "Kohdalla {key} on oltava avaimia ja arvoja.",
      sv: "Under {key} ska det stå nycklar och värden.",
      en: "{key} must hold keys and values.",
    },
    remedy: {
      fi: "Kirjoita avain: arvo alemmille riveille sisennettyinä tai aaltosulkeisiin.",
      sv: "Skriv nyckel: värde indraget på raderna under eller inom klammerparenteser.",
      en: "Write key: value, indented on the lines below or in braces.",
    },
  },
  "agreement/not-a-list": {
    sentence: { fi: "Kohdalla {key} on oltava luettelo.", sv: "{key} ska vara en lista.", en: "{key} must be a list." },
    remedy: { fi: "Kirjoita arvot hakasulkeisiin: [a, b].", sv: "Skriv värdena inom hakparenteser: [a, b].", en: "Write the values in brackets: [a, b]." },
  },
  "agreement/unknown-key": {
    sentence: { fi: "Avainta {key} ei tunneta tässä.", sv: "Nyckeln {key} är okänd här.", en: "The key {key} is not known here." },
    remedy: {
      fi: "Tunnettuja ovat: {known}. Poista avain tai siirrä se paikalleen.",
      sv: "Kända är: {known}. Ta bort nyckeln eller flytta den till rätt plats.",
      en: "Known are: {known}. Remove the key or move it to its place.",
    },
  },
  "agreement/misspelt-key": {
    sentence: {
      fi: "Avainta {key} ei tunneta. Tarkoititko {like}?",
      sv: "Nyckeln {key} är okänd. Menade du {like}?",
      en: "The key {key} is not known. Did you mean {like}?",
    },
    remedy: { fi: "Kirjoita {like}.", sv: "Skriv {like}.", en: "Write {like}." },
  },
  "agreement/missing-key": {
    sentence: { fi: "Ehto {key} puuttuu.", sv: "Villkoret {key} saknas.", en: "The term {key} is missing." },
    remedy: {
      fi: "Kirjoita {key}: rahaa tai päätösvaltaa koskevaa ehtoa ei täydennetä oletuksella.",
      sv: "Skriv {key}: ett villkor om pengar eller beslutanderätt fylls aldrig i av sig självt.",
      en: "Write {key}: a term on which money or power depends is never filled in by itself.",
    },
  },
  "agreement/key-not-here": {
    sentence: {
      fi: "Avain {key} ei kuulu tähän, koska tässä on {because}.",
      sv: "Nyckeln {key} hör inte hit, eftersom här står {because}.",
      en: "The key {key} does not belong here, because of {because}.",
    },
    remedy: {
      fi: "Poista {key} tai muuta ehto, josta se riippuu; muuten sillä ei olisi vaikutusta.",
      sv: "Ta bort {key} eller ändra villkoret som den beror på; annars skulle den sakna verkan.",
      en: "Remove {key} or change the term that it depends on; as it stands it would have no effect.",
    },
  },
  "agreement/too-few": {
    sentence: {
      fi: "Kohdalla {key} on oltava vähintään {least} arvo.",
      sv: "{key} ska ha minst {least} värde.",
      en: "{key} needs at least {least} value.",
    },
    remedy: { fi: "Lisää puuttuva.", sv: "Lägg till det som saknas.", en: "Add what is missing." },
  },
  "agreement/listed-twice": {
    sentence: {
      fi: "”{value}” on kohdassa {key} kahteen kertaan.",
      sv: "”{value}” står två gånger i {key}.",
      en: "“{value}” stands twice in {key}.",
    },
    remedy: {
      fi: "Poista toinen, tai korjaa se siksi, mitä tarkoitit.",
      sv: "Ta bort den ena, eller rätta den till vad du avsåg.",
      en: "Remove one, or correct it to what you meant.",
    },
  },
  "agreement/choose-one": {
    sentence: {
      fi: "Tässä on oltava täsmälleen yksi näistä: {keys} (nyt: {given}).",
      sv: "Här ska det stå exakt en av: {keys} (nu: {given}).",
      en: "Exactly one of these must stand here: {keys} (now: {given}).",
    },
    remedy: { fi: "Jätä yksi.", sv: "Låt en stå kvar.", en: "Keep one." },
  },
  "agreement/unknown-word": {
    sentence: {
      fi: "Kohdalla {key} arvoa ”{text}” ei tunneta.",
      sv: "För {key} är värdet ”{text}” okänt.",
      en: "For {key} the value “{text}” is not known.",
    },
    remedy: { fi: "Kirjoita jokin näistä: {words}.", sv: "Skriv något av: {words}.", en: "Write one of: {words}." },
  },
  "agreement/misspelt-word": {
    sentence: {
      fi: "Kohdalla {key} arvoa ”{text}” ei tunneta. Tarkoititko {like}?",
      sv: "För {key} är värdet ”{text}” okänt. Menade du {like}?",
      en: "For {key} the value “{text}” is not known. Did you mean {like}?",
    },
    remedy: { fi: "Kirjoita jokin näistä: {words}.", sv: "Skriv något av: {words}.", en: "Write one of: {words}." },
  },
  "agreement/money": {
    sentence: { fi: "”{text}” ei ole rahamäärä.", sv: "”{text}” är inget penningbelopp.", en: "“{text}” is no amount of money." },
    remedy: {
      fi: "Kirjoita eurot pisteellä, ilman tuhaterottimia ja enintään kahdella desimaalilla: 900000.00.",
      sv: "Skriv euro med punkt, utan tusentalsavgränsare och med högst två decimaler: 900000.00.",
      en: "Write euros with a point, without thousands separators and with at most two decimals: 900000.00.",
    },
  },
  "agreement/number": {
    sentence: { fi: "”{text}” ei ole luku.", sv: "”{text}” är inget tal.", en: "“{text}” is no number." },
    remedy: {
      fi: "Kirjoita luku pisteellä, ilman tuhaterottimia ja enintään kuudella desimaalilla: 45.123456.",
      sv: "Skriv talet med punkt, utan tusentalsavgränsare och med högst sex decimaler: 45.123456.",
      en: "Write the number with a point, without thousands separators and with at most six decimals: 45.123456.",
    },
  },
  "agreement/share": {
    sentence: { fi: "”{text}” ei ole osuus.", sv: "”{text}” är ingen andel.", en: "“{text}” is no share." },
    remedy: {
      fi: "Kirjoita osuus prosentteina tai murtolukuna: 67 %, 12.5 % tai 1/3.",
      sv: "Skriv andelen i procent eller som bråk: 67 %, 12.5 % eller 1/3.",
      en: "Write the share in per cent or as a fraction: 67 %, 12.5 % or 1/3.",
    },
  },
  "agreement/day": {
    sentence: { fi: "”{text}” ei ole päivä.", sv: "”{text}” är inget datum.", en: "“{text}” is no day." },
    remedy: {
      fi: "Kirjoita olemassa oleva päivä muodossa 2019-01-31.",
      sv: "Skriv ett datum som finns i formen 2019-01-31.",
      en: "Write a day that exists as 2019-01-31.",
    },
  },
  "agreement/month": {
    sentence: { fi: "”{text}” ei ole kuukausi.", sv: "”{text}” är ingen månad.", en: "“{text}” is no month." },
    remedy: { fi: "Kirjoita vuosi ja kuukausi: 2019-01.", sv: "Skriv år och månad: 2019-01.", en: "Write year and month: 2019-01." },
  },
  "agreement/month-number": {
    sentence: { fi: "”{text}” ei ole vuoden kuukausi.", sv: "”{text}” är ingen månad på året.", en: "“{text}” is no month of the year." },
    remedy: { fi: "Kirjoita kaksi numeroa: 01–12.", sv: "Skriv två siffror: 01–12.", en: "Write two digits: 01 to 12." },
  },
  "agreement/year": {
    sentence: { fi: "”{text}” ei ole vuosi.", sv: "”{text}” är inget år.", en: "“{text}” is no year." },
    remedy: { fi: 'Kirjoita neljä numeroa: "2019".', sv: 'Skriv fyra siffror: "2019".', en: 'Write four digits: "2019".' },
  },
  "agreement/yes-no": {
    sentence: {
      fi: "Kohdalla {key} on oltava yes tai no, ei ”{text}”.",
      sv: "{key} ska vara yes eller no, inte ”{text}”.",
      en: "{key} must be yes or no, not “{text}”.",
    },
    remedy: { fi: "Kirjoita yes tai no.", sv: "Skriv yes eller no.", en: "Write yes or no." },
  },
  "agreement/duration": {
    sentence: { fi: "”{text}” ei ole kesto.", sv: "”{text}” är ingen tidslängd.", en: "“{text}” is no length of time." },
    remedy: {
      fi: "Kirjoita luku ja yksikkö: 30 d, 4 weeks, 6 months tai 2 years.",
      sv: "Skriv tal och enhet: 30 d, 4 weeks, 6 months eller 2 years.",
      en: "Write a number and a unit: 30 d, 4 weeks, 6 months or 2 years.",
    },
  },
  "agreement/id": {
    sentence: { fi: "”{text}” ei kelpaa tunnukseksi.", sv: "”{text}” duger inte som beteckning.", en: "“{text}” cannot be an id." },
    remedy: {
      fi: "Käytä pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä; aloita kirjaimella, enintään 63 merkkiä.",
      sv: "Använd små bokstäver a–z, siffror och bindestreck; börja med en bokstav, högst 63 tecken.",
      en: "Use lower-case letters a–z, digits and hyphens; begin with a letter, at most 63 characters.",
    },
  },
  "agreement/to-fill": {
    sentence: { fi: "Kohta {key} odottaa täyttämistä.", sv: "{key} väntar på att fyllas i.", en: "{key} is still to be filled in." },
    remedy: {
      fi: "Kirjoita TODO-tekstin tilalle se, mikä pitää paikkansa. Sopimusta ei voi allekirjoittaa sitä ennen.",
      sv: "Skriv det som stämmer i stället för TODO-texten. Avtalet kan inte undertecknas före det.",
      en: "Write what is true in the place of the TODO. Until then the agreement cannot be signed.",
    },
  },
  "agreement/text": {
    sentence: { fi: "Kohdalla {key} on oltava tekstiä.", sv: "{key} ska vara text.", en: "{key} must be text." },
    remedy: { fi: "Kirjoita teksti.", sv: "Skriv en text.", en: "Write a text." },
  },
  "agreement/whole": {
    sentence: { fi: "”{text}” ei ole kokonaisluku.", sv: "”{text}” är inget heltal.", en: "“{text}” is no whole number." },
    remedy: { fi: "Kirjoita kokonaisluku: 0, 1, 2 …", sv: "Skriv ett heltal: 0, 1, 2 …", en: "Write a whole number: 0, 1, 2 …" },
  },
  "agreement/positive": {
    sentence: {
      fi: "”{text}” ei ole positiivinen kokonaisluku.",
      sv: "”{text}” är inget positivt heltal.",
      en: "“{text}” is no positive whole number.",
    },
    remedy: { fi: "Kirjoita kokonaisluku: 1, 2, 3 …", sv: "Skriv ett heltal: 1, 2, 3 …", en: "Write a whole number: 1, 2, 3 …" },
  },
  "agreement/target-by-provider": {
    sentence: {
      fi: "Linjalla {line} on useita tuottajia ({providers}), mutta tavoitekustannus ei kerro, kenen se on.",
      sv: "Raden {line} har flera producenter ({providers}), men målkostnaden säger inte vems den är.",
      en: "The line {line} has several providers ({providers}), but its target does not say whose it is.",
    },
    remedy: {
      fi: "Anna tavoite tuottajittain: {line}: { tuottaja: 100000.00, … }.",
      sv: "Ange målet per producent: {line}: { producent: 100000.00, … }.",
      en: "Give the target by provider: {line}: { provider: 100000.00, … }.",
    },
  },
} as const satisfies FaultTable;

export type ReadingCode = keyof typeof readingWords;
/** Codes of reading that warn only. */
export const READING_WARNINGS: readonly ReadingCode[] = ["agreement/to-fill"];

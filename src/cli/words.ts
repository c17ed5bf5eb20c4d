/** The words of the command line. */
import { type Language, type Words, fill } from "../kernel/refusal.ts";
import { EXIT_COMMANDS, EXIT_HELP, EXIT_OPTIONS, EXIT_TEXTS } from "./exit-words.ts";
import { SETTLE_TEXTS } from "./settle-words.ts";
import { KEEPING_COMMANDS, KEEPING_HELP, KEEPING_OPTIONS, KEEPING_TEXTS } from "./keeping-words.ts";
import { LAW_OPTIONS, LAW_TEXTS } from "./law-words.ts";
import { MINUTES_COMMANDS, MINUTES_OPTIONS, MINUTES_TEXTS } from "./minutes-words.ts";
import { REMOTE_COMMANDS, REMOTE_HELP, REMOTE_OPTIONS, REMOTE_TEXTS } from "./remote-words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** What each command does, in one line. */
export const COMMANDS = {
  check: w(
    "Tarkista sopimustiedostot: kaikki viat kerralla paikkoineen",
    "Granska avtalsfiler: alla fel på en gång, med ställe",
    "Check agreement files: every fault at once, with its place",
  ),
  settle: w(
    "Tilitä: kuka maksaa ja saa mitä, sentilleen",
    "Avräkna: vem betalar och får vad, på centen",
    "Settle the money: who pays and gets what, to the cent",
  ),
  explain: w(
    "Selitä tilityksen luku sopimuksen ja kulujen riveille asti",
    "Förklara ett tal ner till raderna i avtal och kostnader",
    "Explain a figure of a statement down to lines of agreement and costs",
  ),
  simulate: w("Simuloi tulevaisuuksia saman tilityksen läpi", "Simulera framtider genom samma avräkning", "Simulate futures through the same settlement"),
  prove: w("Todista, että kaikki voittavat tai häviävät yhdessä", "Bevisa att alla vinner eller förlorar tillsammans", "Prove that all win or all lose"),
  compare: w("Vertaa kahta sopimusta samoissa tulevaisuuksissa", "Jämför två avtal över samma framtider", "Compare two agreements over the same futures"),
  test: w("Aja tapaustiedostot: annettu ja odotettu", "Kör fallfiler: givet och väntat", "Run case files: given and expected"),
  schema: w(
    "Tulosta sopimustiedoston JSON-skeema editoria varten",
    "Skriv ut avtalsfilens JSON-schema för editorn",
    "Print the JSON Schema of the agreement file, for editors",
  ),
  init: w(
    "Tee ensimmäinen sopimus kysymyksin esimerkin pohjalta",
    "Gör ett första avtal med frågor utifrån ett exempel",
    "Make a first agreement from an example, by questions",
  ),
  law: w(
    "Luettele lain säännöt ja tehtäväluettelo, tai kysy säännöiltä tiedoista",
    "Lista lagreglerna och uppgiftskatalogen, eller fråga reglerna om uppgifter",
    "List the rules of law and the task catalogue, or ask the rules about facts",
  ),
  completion: w("Tulosta komentotulkin täydennykset", "Skriv ut skalets kompletteringar", "Print completions for a shell"),
  serve: w("Käynnistä palvelin", "Starta servern", "Start the server"),
  demo: w(
    "Näytä keksitty allianssi, jonka kirjoja saa kokeilla",
    "Visa en påhittad allians vars böcker man får pröva",
    "Show an invented alliance whose books anyone may try",
  ),
  verify: w(
    "Tarkista tallenteen kopio tai todiste: onko mitään muutettu",
    "Kontrollera en kopia av registret eller ett bevis: är något ändrat",
    "Verify a copy of a record, or a proof: was anything changed",
  ),
  ...EXIT_COMMANDS,
  ...MINUTES_COMMANDS,
  ...KEEPING_COMMANDS,
  ...REMOTE_COMMANDS,
} as const satisfies Readonly<Record<string, Words>>;
export type CommandName = keyof typeof COMMANDS;

/** What each option and operand means. */
export const OPTIONS = {
  lang: w("kieli, oletus ympäristöstä", "språk, annars ur miljön", "language, else from the environment"),
  quiet: w("ei edistymispalkkia eikä huomautuksia", "ingen förloppsindikator och inga anmärkningar", "no progress bar and no remarks"),
  debug: w("näytä ohjelmavirheen kutsupino", "visa anropsstacken vid programfel", "show the stack of a bug"),
  version: w("näytä versio", "visa version", "show the version"),
  help: w("näytä ohje", "visa hjälp", "show help"),
  output: w("kirjoita tiedostoon", "skriv till filen", "write to this file"),
  format: w("tulosteen muoto", "utskriftens format", "form of the output"),
  paths: w(
    "sopimustiedostoja tai hakemistoja, joissa on agreement.yaml",
    "avtalsfiler eller kataloger med agreement.yaml",
    "agreement files, or directories with agreement.yaml",
  ),
  agreement: w(
    "sopimustiedosto tai hakemisto, jossa on agreement.yaml",
    "avtalsfil eller katalog med agreement.yaml",
    "an agreement file, or a directory with agreement.yaml",
  ),
  prove: w(
    "todista myös, voittavatko ja häviävätkö kaikki yhdessä",
    "bevisa också om alla vinner eller förlorar tillsammans",
    "also prove whether all win or all lose",
  ),
  costs: w("kulut CSV:nä, myös .gz (toistettavissa)", "kostnader som CSV, även .gz (kan upprepas)", "costs as CSV, also .gz (may be repeated)"),
  "no-costs": w("tilitä ilman kustannustiedostoa", "avräkna utan kostnadsfil", "settle without a cost file"),
  "no-results": w("tilitä ilman tulostiedostoa", "avräkna utan resultatfil", "settle without a results file"),
  results: w("tulokset ja muut tosiasiat CSV:nä", "resultat och andra uppgifter som CSV", "results and other facts as CSV"),
  mapping: w("sarakkeiden vastaavuudet YAML:nä", "kolumnernas motsvarigheter som YAML", "mapping of columns as YAML"),
  through: w("tilitetään tähän päivään asti", "avräkna till och med dagen", "settle through this day"),
  "known-at": w("vain siihen mennessä tunnetut tiedot", "bara uppgifter kända vid den tidpunkten", "only what was known by this instant or day"),
  earlier: w("aiemmin hyväksytty tilitys (toistettavissa)", "tidigare godkänd avräkning (kan upprepas)", "a statement approved earlier (may be repeated)"),
  "accept-listed": w(
    "tilitä, vaikka rivejä jäi pois: kaikki tai vain rivit 12,40",
    "avräkna fast rader blev utanför: alla eller bara raderna 12,40",
    "settle although rows were left out: all of them, or lines 12,40 only",
  ),
  statement: w("tilitys JSON-tiedostona", "avräkning som JSON-fil", "a statement as JSON"),
  figure: w("luvun tunnus; ilman sitä luettelo", "talets beteckning; annars en lista", "id of a figure; without it, the list of figures"),
  depth: w("montako tasoa alaspäin", "hur många nivåer nedåt", "how many levels down"),
  futures: w("tulevaisuuksien kuvaus YAML:nä", "beskrivning av framtider som YAML", "description of the futures as YAML"),
  draws: w("arvontojen määrä", "antal dragningar", "number of draws"),
  seed: w("satunnaisluvun siemen: sama siemen, samat luvut", "slumpfrö: samma frö, samma tal", "seed: the same seed gives the same numbers"),
  cases: w("tapaustiedostoja (*.case.yaml) tai hakemistoja", "fallfiler (*.case.yaml) eller kataloger", "case files (*.case.yaml) or directories"),
  directory: w("uusi hakemisto", "ny katalog", "the new directory"),
  from: w("esimerkki, josta aloitetaan", "exemplet att utgå från", "the example to start from"),
  name: w("allianssin nimi", "alliansens namn", "name of the alliance"),
  law: w("laki, jota sopimus noudattaa", "lag som avtalet följer", "the law that the agreement follows"),
  "first-year": w("sopimuskauden ensimmäinen vuosi", "avtalstidens första år", "first year of the term"),
  rename: w(
    "osapuolen uusi tunnus ja nimi: vanha=uusi[:Nimi]",
    "partens nya beteckning och namn: gammal=ny[:Namn]",
    "a party's new id and name: old=new[:Name]",
  ),
  appropriation: w(
    "tilaajan vuosimääräraha: osapuoli=900000.00",
    "beställarens årsanslag: part=900000.00",
    "a purchaser's yearly appropriation: party=900000.00",
  ),
  yes: w("älä kysy mitään", "fråga ingenting", "ask nothing"),
  force: w("korvaa olemassa olevat tiedostot", "ersätt befintliga filer", "replace files that exist"),
  shell: w("bash, zsh tai fish", "bash, zsh eller fish", "bash, zsh or fish"),
  example: w("esimerkkihakemisto, jota näytetään", "exempelkatalogen som visas", "the example directory to show"),
  port: w("portti", "port", "port"),
  host: w("osoite, jota kuunnellaan", "adress att lyssna på", "address to listen on"),
  copies: w(
    "viedyn tallenteen hakemisto, hakemisto jossa niitä on, todiste, tai tallenteen osoite",
    "katalog med ett exporterat register, katalog med flera, ett bevis, eller registrets adress",
    "the directory of an exported record, a directory of them, a proof, or the address of a record",
  ),
  key: w(
    "tiedosto, jossa on tallenteen tai todistajien avaimia, yksi rivillä (toistettavissa)",
    "fil med registrets eller vittnens nycklar, en per rad (kan upprepas)",
    "file with keys of the record or of witnesses, one a line (may be repeated)",
  ),
  since: w("aiemmin talteen otettu tarkistuspiste", "en kontrollpunkt sparad från förr", "a checkpoint kept from earlier"),
  ...EXIT_OPTIONS,
  ...KEEPING_OPTIONS,
  ...LAW_OPTIONS,
  ...MINUTES_OPTIONS,
  ...REMOTE_OPTIONS,
} as const satisfies Readonly<Record<string, Words>>;
export type OptionName = keyof typeof OPTIONS;

const CASE_SAMPLE = `  case: Half of what was saved
  source: { title: our own arithmetic, certainty: derived, derived: yes }
  agreement: agreement.yaml
  costs: |
    party,line,type,day,net
    builder,work,cost,2020-06-30,900000.00
  results: |
    kind,id,scheme,year,amount,approved-on
    savings-report,s1,main,2020,100000.00,2021-02-01
  through: 2021-06-30
  expect:
    - { obligation: { year: "2020", component: gain-and-pain, provider: builder }, cents: 5000000 }
    - { total: { party: builder, standing: payable }, cents: 95000000 }
    - { volume-share: { line: work, provider: builder }, value: 55 % }
    - { figure: FIGURE-ID, value: 13/155 }
    - { faults: [agreement/unknown-key] }
`;

/** Longer help below a command's options. */
export const HELP = {
  program: w(
    `Alkuun:
  sameside check examples/kainuu-youth       onko sopimuksessa vikoja
  sameside settle examples/kainuu-youth      kuka maksaa ja saa mitä
  sameside init oma-allianssi                oma sopimus esimerkin pohjalta

Paluuarvot: 0 kunnossa (varoituksineenkin), 1 vikoja tai hylätty, 2 väärä käyttö,
3 lukeminen tai kirjoittaminen epäonnistui, 70 ohjelman oma virhe, 130 ja 143 keskeytetty.
Todistuksen ✗ on havainto eikä vika: prove ja check --prove päättyvät silti arvoon 0.

Sopimustiedoston kielioppi: docs/agreement-file.md. Editorin skeema: sameside schema.
Komennon oma ohje: sameside help KOMENTO.`,
    `Börja så här:
  sameside check examples/kainuu-youth       finns det fel i avtalet
  sameside settle examples/kainuu-youth      vem betalar och får vad
  sameside init min-allians                  ett eget avtal utifrån ett exempel

Slutkoder: 0 i sin ordning (även med varningar), 1 fel eller avvisat, 2 fel användning,
3 läsning eller skrivning misslyckades, 70 programmets eget fel, 130 och 143 avbrutet.
Ett ✗ i beviset är en iakttagelse och inget fel: prove och check --prove slutar ändå med 0.

Avtalsfilens grammatik: docs/agreement-file.md. Schema för editorn: sameside schema.
Hjälp för ett kommando: sameside help KOMMANDO.`,
    `To begin:
  sameside check examples/kainuu-youth       are there faults in the agreement
  sameside settle examples/kainuu-youth      who pays and gets what
  sameside init my-alliance                  an agreement of your own from an example

Exit codes: 0 fine (warnings included), 1 faults found or refused, 2 usage,
3 reading or writing failed, 70 a bug of ours, 130 and 143 interrupted.
A ✗ of the proof is a finding and no fault: prove and check --prove end with 0 all the same.

The grammar of the agreement file: docs/agreement-file.md. Schema for editors: sameside schema.
Help for one command: sameside help COMMAND.`,
  ),
  check: w(
    `Esimerkkejä:
  sameside check agreement.yaml
  sameside check examples/* --prove          myös hakemistojen CSV-tiedostot luetaan
  sameside check oma/ --format json          koneelle

Varoitus (myös lain säännöstä) ei muuta paluuarvoa; vika antaa arvon 1.`,
    `Exempel:
  sameside check agreement.yaml
  sameside check examples/* --prove          även katalogernas CSV-filer läses
  sameside check min/ --format json          för maskiner

En varning (även av en lagregel) ändrar inte slutkoden; ett fel ger 1.`,
    `Examples:
  sameside check agreement.yaml
  sameside check examples/* --prove          reads the CSV files of directories too
  sameside check mine/ --format json         for machines

A warning (a rule of law included) leaves the exit code at 0; a fault makes it 1.`,
  ),
  settle: w(
    `Esimerkkejä:
  sameside settle examples/kainuu-youth
  sameside settle examples/kainuu-youth --through 2019-06-30 --format json -o kesa.json
  sameside settle examples/kainuu-youth --earlier kesa.json --format html -o tilitys.html
  sameside settle sopimus.yaml --costs kulut.csv.gz --mapping sarakkeet.yaml

Hakemistosta luetaan agreement.yaml, costs.csv (tai .gz), results.csv ja mapping.yaml.
Ilman päivää --through otetaan mukaan kaikki, mitä on kirjattu; ilman --known-at kaikki tunnetaan.
--known-at PÄIVÄ tarkoittaa päivän loppua Suomen aikaa. Ilman kustannustiedostoa tilitetään vain
valitsimella --no-costs; sama tiedosto kahdesti hylätään. Jos aiempi tilitys tehtiin tulostiedostosta,
se on annettava nytkin, tai --no-results.
--earlier: aiemmin hyväksytty tilitys; uusi maksaa vain erotuksen siihen.
Rivit, joita ei voitu lukea, luetellaan, lasketaan ja summataan; tilitys tehdään silloin vain
valitsimella --accept-listed (kaikki) tai --accept-listed 12,40 tai kulut.csv:12 (vain nimetyt rivit).`,
    `Exempel:
  sameside settle examples/kainuu-youth
  sameside settle examples/kainuu-youth --through 2019-06-30 --format json -o juni.json
  sameside settle examples/kainuu-youth --earlier juni.json --format html -o avrakning.html
  sameside settle avtal.yaml --costs kostnader.csv.gz --mapping kolumner.yaml

Ur katalogen läses agreement.yaml, costs.csv (eller .gz), results.csv och mapping.yaml.
Utan --through räknas allt som har bokförts; utan --known-at är allt känt.
--known-at DAG betyder dagens slut i finsk tid. Utan kostnadsfil avräknas bara med --no-costs;
samma fil två gånger avvisas. Gjordes en tidigare avräkning med en resultatfil
behövs den också nu, eller --no-results.
--earlier: en tidigare godkänd avräkning; den nya betalar bara skillnaden.
Rader som inte kunde läsas listas, räknas och summeras; avräkning görs då bara
med --accept-listed (alla) eller --accept-listed 12,40 eller kostnader.csv:12 (bara de namngivna).`,
    `Examples:
  sameside settle examples/kainuu-youth
  sameside settle examples/kainuu-youth --through 2019-06-30 --format json -o june.json
  sameside settle examples/kainuu-youth --earlier june.json --format html -o statement.html
  sameside settle agreement.yaml --costs costs.csv.gz --mapping columns.yaml

A directory gives agreement.yaml, costs.csv (or .gz), results.csv and mapping.yaml.
Without --through everything recorded counts; without --known-at everything is known.
--known-at DAY means the end of that day in Finland. Without a cost file it settles only
with --no-costs; the same file twice is refused. Where an earlier statement was made
from a results file, one is needed now too, or --no-results.
--earlier: a statement approved before; the new one pays only the difference.
Rows that could not be read are listed, counted and summed; it then settles only
with --accept-listed (all of them), or --accept-listed 12,40 or costs.csv:12 (named lines only).`,
  ),
  explain: w(
    `Esimerkkejä:
  sameside settle examples/kainuu-youth --format json -o tilitys.json
  sameside explain tilitys.json              luvut, joista voi aloittaa
  sameside explain tilitys.json TUNNUS --depth 3`,
    `Exempel:
  sameside settle examples/kainuu-youth --format json -o avrakning.json
  sameside explain avrakning.json            tal att börja med
  sameside explain avrakning.json TAL --depth 3`,
    `Examples:
  sameside settle examples/kainuu-youth --format json -o statement.json
  sameside explain statement.json            the figures to begin with
  sameside explain statement.json FIGURE-ID --depth 3`,
  ),
  simulate: w(
    `Esimerkkejä:
  sameside simulate examples/kainuu-youth --draws 100000
  sameside simulate examples/kainuu-youth --futures tulevat.yaml --format html -o arvio.html`,
    `Exempel:
  sameside simulate examples/kainuu-youth --draws 100000
  sameside simulate examples/kainuu-youth --futures framtider.yaml --format html -o prognos.html`,
    `Examples:
  sameside simulate examples/kainuu-youth --draws 100000
  sameside simulate examples/kainuu-youth --futures futures.yaml --format html -o forecast.html`,
  ),
  prove: w(
    `Esimerkkejä:
  sameside prove examples/kainuu-youth       voittavatko tai häviävätkö kaikki yhdessä
  sameside prove oma/agreement.yaml --format json -o todistus.json

✗ ei ole tiedoston vika eikä muuta paluuarvoa, ei myöskään check --prove -komennossa; koneelle: --format json.`,
    `Exempel:
  sameside prove examples/kainuu-youth       vinner eller förlorar alla tillsammans
  sameside prove min/agreement.yaml --format json -o bevis.json

Ett ✗ är inget fel i filen och ändrar inte slutkoden, inte heller i check --prove; för maskiner: --format json.`,
    `Examples:
  sameside prove examples/kainuu-youth       do all win or lose together
  sameside prove mine/agreement.yaml --format json -o proof.json

A ✗ is no fault of the file and leaves the exit code at 0, in check --prove as well; for machines: --format json.`,
  ),
  compare: w(
    `Esimerkkejä:
  sameside compare voimassa.yaml ehdotus.yaml             samat tulevat molemmille
  sameside compare voimassa.yaml ehdotus.yaml --draws 100000 --seed 7 --format html -o vertailu.html`,
    `Exempel:
  sameside compare gallande.yaml forslag.yaml             samma framtider för båda
  sameside compare gallande.yaml forslag.yaml --draws 100000 --seed 7 --format html -o jamforelse.html`,
    `Examples:
  sameside compare current.yaml proposal.yaml             the same futures for both
  sameside compare current.yaml proposal.yaml --draws 100000 --seed 7 --format html -o comparison.html`,
  ),
  test: w(
    `Esimerkkejä:
  sameside test cases/                       kaikki *.case.yaml alla
  sameside test oma.case.yaml

Tapaustiedosto:
${CASE_SAMPLE}
Kulut ja tulokset voivat olla myös tiedostoja (costs: kulut.csv). Sentit ovat kokonaisia.
Odotuksen avaimet ovat tilityksen omat; puuttuva avain kelpaa mille tahansa, ja osumat summataan.`,
    `Exempel:
  sameside test cases/                       alla *.case.yaml därunder
  sameside test min.case.yaml

En fallfil:
${CASE_SAMPLE}
Kostnader och resultat kan också vara filer (costs: kostnader.csv). Cent är heltal.
En förväntans nycklar är avräkningens egna; en nyckel som saknas passar allt, och träffarna summeras.`,
    `Examples:
  sameside test cases/                       every *.case.yaml below
  sameside test mine.case.yaml

A case file:
${CASE_SAMPLE}
Costs and results may be files as well (costs: costs.csv). Cents are whole.
The keys of an expectation are the statement's own; a key that is left out fits anything, and what fits is summed.`,
  ),
  init: w(
    `Esimerkkejä:
  sameside init oma-allianssi                kysyy ja ehdottaa
  sameside init oma --from kainuu-youth --name "Oma allianssi" --first-year 2027 --yes`,
    `Exempel:
  sameside init min-allians                  frågar och föreslår
  sameside init min --from kainuu-youth --name "Min allians" --first-year 2027 --yes`,
    `Examples:
  sameside init my-alliance                  asks and proposes
  sameside init mine --from kainuu-youth --name "My alliance" --first-year 2027 --yes`,
  ),
  completion: w(
    `  bash:  sameside completion bash > ~/.local/share/bash-completion/completions/sameside
  zsh:   sameside completion zsh > ~/.zfunc/_sameside
  fish:  sameside completion fish > ~/.config/fish/completions/sameside.fish`,
    `  bash:  sameside completion bash > ~/.local/share/bash-completion/completions/sameside
  zsh:   sameside completion zsh > ~/.zfunc/_sameside
  fish:  sameside completion fish > ~/.config/fish/completions/sameside.fish`,
    `  bash:  sameside completion bash > ~/.local/share/bash-completion/completions/sameside
  zsh:   sameside completion zsh > ~/.zfunc/_sameside
  fish:  sameside completion fish > ~/.config/fish/completions/sameside.fish`,
  ),
  verify: w(
    `Esimerkkejä:
  sameside verify vienti/
  sameside verify vienti/ --key avain.txt        avain, jonka sait muuta tietä
  sameside verify vienti/ --since vanha/checkpoint
  sameside verify rivi.line-proof
  sameside verify https://allianssi.example/s/TUNNUS   ilman kirjautumista: allekirjoitus, avaimet, kasvu

Mitä kerran nähtiin, muistetaan (seen.json käyttäjän tilahakemistossa), ja seuraavaa kopiota
verrataan siihen. Kaikki, mitä ei voitu tarkistaa, sanotaan. Muoto: docs/log-format.md.`,
    `Exempel:
  sameside verify export/
  sameside verify export/ --key nyckel.txt       nyckeln som du fick på annan väg
  sameside verify export/ --since gammal/checkpoint
  sameside verify rad.line-proof
  sameside verify https://allians.example/s/ID          utan inloggning: underskrift, nycklar, tillväxt

Det som har setts en gång kommer man ihåg (seen.json i användarens tillståndskatalog), och nästa
kopia jämförs med det. Allt som inte kunde kontrolleras sägs. Formatet: docs/log-format.md.`,
    `Examples:
  sameside verify export/
  sameside verify export/ --key key.txt          the key that you got by another way
  sameside verify export/ --since old/checkpoint
  sameside verify line.line-proof
  sameside verify https://alliance.example/s/ID         without a login: signature, keys, growth

What was seen once is remembered (seen.json in the user's state directory), and the next copy is
held against it. Everything that could not be checked is said. The format: docs/log-format.md.`,
  ),
  ...EXIT_HELP,
  ...KEEPING_HELP,
  ...REMOTE_HELP,
} as const satisfies Readonly<Partial<Record<CommandName | "program", Words>>>;

/** Everything else that the command line says. */
export const TEXTS = {
  tagline: w("Kaikki istuvat samalla puolella pöytää.", "Alla sitter på samma sida av bordet.", "Everyone sits on the same side of the table."),
  "title-usage": w("Käyttö:", "Användning:", "Usage:"),
  "title-arguments": w("Kohteet:", "Argument:", "Arguments:"),
  "title-options": w("Valitsimet:", "Flaggor:", "Options:"),
  "title-global": w("Yhteiset valitsimet:", "Gemensamma flaggor:", "Global options:"),
  "title-commands": w("Komennot:", "Kommandon:", "Commands:"),
  choices: w("vaihtoehdot", "alternativ", "choices"),
  default: w("oletus", "förval", "default"),
  "see-help": w("Ohje: {command} --help", "Hjälp: {command} --help", "Help: {command} --help"),
  "unknown-command": w("Tuntematon komento {what}.", "Okänt kommando {what}.", "Unknown command {what}."),
  "unknown-option": w("Tuntematon valitsin {what}.", "Okänd flagga {what}.", "Unknown option {what}."),
  "missing-argument": w("Puuttuu: {what}.", "Saknas: {what}.", "Missing: {what}."),
  "option-needs-value": w("Valitsin tarvitsee arvon: {what}.", "Flaggan behöver ett värde: {what}.", "The option needs a value: {what}."),
  "excess-arguments": w("Liikaa kohteita.", "För många argument.", "Too many arguments."),
  "inside-export": w(
    "{path} on osa kopiota {export}; kopio tarkistetaan kokonaisena.",
    "{path} är en del av kopian {export}; en kopia kontrolleras hel.",
    "{path} is a part of the copy {export}; a copy is verified whole.",
  ),
  "bad-value": w("{what}: arvo {value} ei kelpaa.", "{what}: värdet {value} duger inte.", "{what}: the value {value} will not do."),
  "did-you-mean": w("Tarkoititko {what}?", "Menade du {what}?", "Did you mean {what}?"),
  "choose-of": w("Vaihtoehdot: {what}.", "Välj bland: {what}.", "Choose one of: {what}."),
  "want-day": w("Päivä kirjoitetaan 2019-12-31 tai 31.12.2019.", "En dag skrivs 2019-12-31 eller 31.12.2019.", "Write a day as 2019-12-31 or 31.12.2019."),
  "want-instant": w(
    "Päivä (sen loppuun asti, Suomen aikaa) kirjoitetaan 2020-01-31, hetki 2020-01-31T12:00:00Z.",
    "En dag (till dess slut, finsk tid) skrivs 2020-01-31, en tidpunkt 2020-01-31T12:00:00Z.",
    "Write a day (to its end, Finnish time) as 2020-01-31, an instant as 2020-01-31T12:00:00Z.",
  ),
  "want-lines": w(
    "Rivit kirjoitetaan 12,40-45 tai kulut.csv:12,40, tai annetaan tiedosto, jossa ne ovat.",
    "Rader skrivs 12,40-45 eller kostnader.csv:12,40, eller anges som en fil som innehåller dem.",
    "Write lines as 12,40-45 or costs.csv:12,40, or name a file that holds them.",
  ),
  "want-count": w("Anna positiivinen kokonaisluku.", "Ange ett positivt heltal.", "Give a positive whole number."),
  "io-failed": w("{path}: {reason}.", "{path}: {reason}.", "{path}: {reason}."),
  "io-ENOENT": w("tiedostoa ei ole", "filen finns inte", "there is no such file"),
  "io-EACCES": w("ei oikeutta", "ingen behörighet", "permission denied"),
  "io-EISDIR": w("on hakemisto, ei tiedosto", "är en katalog, inte en fil", "is a directory, not a file"),
  "io-no-answer": w(
    "palvelin ei vastannut niin kuin tallenteen pitäjän pitää",
    "servern svarade inte så som en registerförare ska",
    "the server did not answer as the keeper of a record does",
  ),
  "io-ENOTDIR": w("polun osa ei ole hakemisto", "en del av sökvägen är ingen katalog", "a part of the path is no directory"),
  "io-ENOSPC": w("levy on täynnä", "disken är full", "the disk is full"),
  "io-EADDRINUSE": w("portti on jo käytössä", "porten är upptagen", "the port is in use"),
  "no-agreement-here": w("hakemistossa ei ole tiedostoa agreement.yaml", "i katalogen finns ingen agreement.yaml", "the directory has no agreement.yaml"),
  bug: w(
    "Tämä on meidän virheemme, ei teidän: {message}\nAja sama komento valitsimella --debug ja lähetä tuloste meille.",
    "Det här är vårt fel, inte ert: {message}\nKör samma kommando med --debug och skicka utskriften till oss.",
    "This is a bug of ours, not a mistake of yours: {message}\nRun the same command with --debug and send us what it prints.",
  ),
  written: w("Kirjoitettu {path}", "Skrev {path}", "Wrote {path}"),
  reading: w("Luetaan {what}", "Läser {what}", "Reading {what}"),
  "check-fine": w(
    "Ei vikoja. Tiedostoja {n}, varoituksia {warnings}.",
    "Inga fel. Filer: {n}, varningar: {warnings}.",
    "No faults. Files: {n}, warnings: {warnings}.",
  ),
  "check-faults": w(
    "Viallisia tiedostoja {bad}/{n}; vikoja {faults}, varoituksia {warnings}.",
    "Filer med fel: {bad} av {n}; fel: {faults}, varningar: {warnings}.",
    "Files with faults: {bad} of {n}; faults: {faults}, warnings: {warnings}.",
  ),
  "listed-head": w(
    "{file}: pois jääneitä rivejä {n}; luettavissa olevat summat yhteensä {sum}",
    "{file}: rader som blev utanför: {n}; läsbara belopp sammanlagt {sum}",
    "{file}: rows left out: {n}; their readable amounts sum to {sum}",
  ),
  "listed-reason": w("{code}: rivejä {n}, {sum}", "{code}: rader {n}, {sum}", "{code}: rows {n}, {sum}"),
  "facts-after": w(
    "Osa tuloksista ja päätöksistä on päivän {through} jälkeen (viimeinen {last}) eikä ole mukana: --through {last} ottaa ne mukaan.",
    "En del resultat och beslut är efter {through} (det sista {last}) och är inte med: --through {last} tar med dem.",
    "Some results and decisions come after {through} (the last on {last}) and do not count: --through {last} takes them in.",
  ),
  "left-outside-term": w(
    "{file}: sopimuskauden ulkopuolella rivejä {n}, yhteensä {sum}; ne eivät ole mukana",
    "{file}: rader utanför avtalstiden: {n}, sammanlagt {sum}; de är inte med",
    "{file}: rows outside the term: {n}, {sum} in all; they do not count",
  ),
  "left-after-through": w(
    "{file}: tilityspäivän jälkeen rivejä {n}, yhteensä {sum}; ne eivät ole mukana",
    "{file}: rader efter avräkningsdagen: {n}, sammanlagt {sum}; de är inte med",
    "{file}: rows after the day of settlement: {n}, {sum} in all; they do not count",
  ),
  "left-not-yet-known": w(
    "{file}: myöhemmin tietoon tulleita rivejä {n}, yhteensä {sum}; ne eivät ole mukana",
    "{file}: rader som blev kända senare: {n}, sammanlagt {sum}; de är inte med",
    "{file}: rows that became known later: {n}, {sum} in all; they do not count",
  ),
  "left-skipped": w(
    "{file}: sarakekuvauksen mukaan ohitettuja rivejä {n}, yhteensä {sum}: rivit {lines}",
    "{file}: rader som hoppas över enligt kolumnbeskrivningen: {n}, sammanlagt {sum}: rader {lines}",
    "{file}: rows skipped as the mapping says: {n}, {sum} in all: lines {lines}",
  ),
  "listed-more": w("… ja {n} muuta (--format json näyttää kaikki)", "… och {n} till (--format json visar alla)", "… and {n} more (--format json shows all)"),
  "listed-refuse": w(
    "Tilitys olisi väärä, jos rivit vain jäisivät pois. Korjaa ne, tai tilitä ilman niitä valitsimella --accept-listed.",
    "Avräkningen blir fel om raderna bara lämnas bort. Rätta dem, eller avräkna utan dem med --accept-listed.",
    "The statement would be wrong if these rows were just left out. Correct them, or settle without them with --accept-listed.",
  ),
  "accept-open": w(
    "Luettelossa on rivejä, joita ei ole hyväksytty: {n} ({rows}). Tilitystä ei tehty.",
    "I förteckningen finns rader som inte har godtagits: {n} ({rows}). Ingen avräkning gjordes.",
    "There are listed rows that were not accepted: {n} ({rows}). Nothing was settled.",
  ),
  "accept-strange": w(
    "Hyväksyttyjä rivejä ei ole luettelossa: {rows}. Tarkista numerot (ja tiedoston nimi); tilitystä ei tehty.",
    "Godtagna rader finns inte i förteckningen: {rows}. Kontrollera numren (och filens namn); ingen avräkning gjordes.",
    "Rows that were accepted are not listed: {rows}. Check the numbers (and the file's name); nothing was settled.",
  ),
  "no-such-figure": w("Tilityksessä ei ole lukua {id}.", "Avräkningen har inget tal {id}.", "The statement has no figure {id}."),
  "near-figures": w("Lähimmät:", "Närmast:", "The nearest are:"),
  "not-a-statement": w("{path} ei ole tilitys: {reason}.", "{path} är ingen avräkning: {reason}.", "{path} is no statement: {reason}."),
  "no-costs-beside": w(
    "Hakemistossa {path} ei ole tiedostoa costs.csv eikä costs.csv.gz; sen CSV-tiedostot: {there}.",
    "I katalogen {path} finns varken costs.csv eller costs.csv.gz; dess CSV-filer: {there}.",
    "The directory {path} has neither costs.csv nor costs.csv.gz; its CSV files: {there}.",
  ),
  "no-costs-named": w(
    "Kustannuksia ei annettu: {path} on sopimustiedosto, eikä valitsinta --costs ole.",
    "Inga kostnader gavs: {path} är en avtalsfil och flaggan --costs saknas.",
    "No costs were given: {path} is an agreement file, and there is no --costs.",
  ),
  "no-costs-do": w(
    "Nimeä tiedosto valitsimella --costs, tai tilitä ilman kustannuksia valitsimella --no-costs: silloin koko tavoite näyttää alittuvan.",
    "Ange filen med --costs, eller avräkna utan kostnader med --no-costs: då ser hela målet ut att vara underskridet.",
    "Name the file with --costs, or settle without any with --no-costs: the whole target then looks saved.",
  ),
  "costs-and-none": w("Anna joko --costs tai --no-costs.", "Ange antingen --costs eller --no-costs.", "Give either --costs or --no-costs."),
  "two-costs": w(
    "Hakemistossa on sekä {a} että {b}: poista toinen.",
    "I katalogen finns både {a} och {b}: ta bort den ena.",
    "The directory has both {a} and {b}: remove one.",
  ),
  "file-twice": w(
    "Tiedosto {path} on annettu kahdesti: sen rahat laskettaisiin kahteen kertaan.",
    "Filen {path} är angiven två gånger: dess pengar skulle räknas dubbelt.",
    "The file {path} is given twice: its money would count twice.",
  ),
  "file-same": w(
    "Tiedostot {a} ja {b} sisältävät samat tavut: niiden rahat laskettaisiin kahteen kertaan.",
    "Filerna {a} och {b} har samma innehåll: deras pengar skulle räknas dubbelt.",
    "The files {a} and {b} hold the same bytes: their money would count twice.",
  ),
  "documents-twice": w(
    "Tiedostoissa {a} ja {b} on samoja tositenumeroita samalta osapuolelta: {n} (esim. {first}). Tarkista, ettei samoja kuluja ole kahdesti.",
    "I {a} och {b} finns samma verifikatnummer för samma part: {n} (t.ex. {first}). Kontrollera att samma kostnader inte är med två gånger.",
    "{a} and {b} have document numbers of the same party in common: {n} (such as {first}). Check that no cost stands there twice.",
  ),
  "output-is-input": w(
    "-o kirjoittaisi lähtötiedoston {path} päälle: mitään ei kirjoitettu.",
    "-o skulle skriva över indatafilen {path}: inget skrevs.",
    "-o would overwrite {path}, which was read: nothing was written.",
  ),
  "output-elsewhere": w("Anna toinen tiedosto.", "Ange en annan fil.", "Name another file."),
  "law-tasks": w("Tehtäväluettelo", "Uppgiftskatalog", "Task catalogue"),
  "law-done-by": w("kuka saa tehdä", "vem får utföra", "who may do it"),
  "law-private": w("yksityinen", "privat", "private"),
  "verify-key": w(
    "{path}:{line}: tämä ei ole avain. Avain on muotoa nimi+tunniste+avain, yksi rivillä.",
    "{path}:{line}: det här är ingen nyckel. En nyckel skrivs namn+beteckning+nyckel, en per rad.",
    "{path}:{line}: this is no key. A key is written name+id+key, one a line.",
  ),
  "verify-state": w(
    "{path}: tiedosto, joka muistaa aiemmin nähdyn, on rikki. Palauta se varmuuskopiosta; jos poistat sen, kaikki nähdään taas ensi kertaa.",
    "{path}: filen som minns det som har setts är trasig. Återställ den ur en säkerhetskopia; tar du bort den ses allt igen för första gången.",
    "{path}: the file that remembers what was seen is broken. Restore it from a backup; if you remove it, everything is seen for the first time again.",
  ),
  "verify-right": w(
    "{path}: mitään ei ole muutettu allekirjoituksen jälkeen. Lue myös, mitä ei voitu tarkistaa.",
    "{path}: inget är ändrat sedan undertecknandet. Läs också vad som inte kunde kontrolleras.",
    "{path}: nothing was changed since it was signed. Read also what could not be checked.",
  ),
  "verify-unsure": w("{path}: EI VOITU TARKISTAA.", "{path}: KUNDE INTE KONTROLLERAS.", "{path}: COULD NOT BE CHECKED."),
  "verify-holds": w("{path}: todiste pitää.", "{path}: beviset håller.", "{path}: the proof holds."),
  "verify-wrong": w("{path}: EI KELPAA.", "{path}: HÅLLER INTE.", "{path}: DOES NOT HOLD."),
  "verify-record": w(
    "  tallenne {origin}, kirjauksia {size}, juuri {root}",
    "  register {origin}, poster {size}, rot {root}",
    "  record {origin}, entries {size}, root {root}",
  ),
  "verify-key-is": w("  avain {key}", "  nyckel {key}", "  key {key}"),
  "verify-checked": w(
    "  tarkistettu: kirjauksia {entries}, puun tiedostoja {tiles}, liitetiedostoja {files}, rivejä {lines} ({batches} erässä), todistajia {cosigned}",
    "  kontrollerat: poster {entries}, filer av trädet {tiles}, bilagor {files}, rader {lines} (i {batches} {batches|parti|partier}), vittnen {cosigned}",
    "  checked: entries {entries}, files of the tree {tiles}, attached files {files}, lines {lines} (in {batches} {batches|batch|batches}), witnesses {cosigned}",
  ),
  "verify-not-there": w("  ei tarkistettu: poistettuja {erased}", "  inte kontrollerat: raderade {erased}", "  not checked: erased {erased}"),
  "verify-withheld": w(
    "  ei tarkistettu: {withheld} {withheld|tiedosto tai rivierä|tiedostoa tai rivierää}, joita tässä kopiossa ei ole, koska se tehtiin ilman niitä tai sen saaja ei saa nähdä niitä; luettelo: --format json",
    "  inte kontrollerat: {withheld} {withheld|fil eller radpost|filer eller radposter} som inte finns i kopian, eftersom den gjordes utan dem eller mottagaren inte får se dem; lista: --format json",
    "  not checked: {withheld} {withheld|file or batch of lines that is|files or batches of lines that are} not in this copy, because it was made without them or its reader may not see them; --format json lists them",
  ),
  "verify-since": w(
    "  verrattu aiemmin nähtyyn: {since} ensimmäistä kirjausta",
    "  jämfört med det tidigare sedda: de {since} första posterna",
    "  held against what was seen before: the first {since} {since|entry|entries}",
  ),
  "verify-since-nothing": w(
    "  tätä tallennetta ei ole nähty ennen: ei ollut mihin verrata",
    "  registret har inte setts förr: det fanns inget att jämföra med",
    "  this record was not seen before: there was nothing to hold it against",
  ),
  "verify-proved": w(
    "  todistettu: tallenteen {origin} kirjaus {seq} ({kind}), koskee päivää {day}, kirjattu {at}, {size} kirjauksen puussa",
    "  bevisat: post {seq} ({kind}) i registret {origin}, gäller dagen {day}, införd {at}, i ett träd av {size} {size|post|poster}",
    "  proved: entry {seq} ({kind}) of the record {origin}, about the day {day}, recorded {at}, in a tree of {size} {size|entry|entries}",
  ),
  "verify-proved-line": w("  ja sen rivi {line}", "  och dess rad {line}", "  and its line {line}"),
  "law-marks": w(
    "Merkit: C vahvistettu lähteestä, C-18 vahvistettu vuoden 2018 ajantasaisesta tekstistä, S perustamisasiakirja,\nI päätelmä, G yleistieto. Mikään mukana tuleva sääntö ei estä: niillä ei ole nimettyä tarkastajaa.",
    "Märken: C bekräftad ur källan, C-18 bekräftad ur 2018 års konsoliderade text, S stiftelseurkund,\nI slutledning, G allmän kunskap. Ingen medföljande regel hindrar: de saknar en namngiven granskare.",
    "Marks: C confirmed from the source, C-18 confirmed in the consolidated text of 2018, S founding document,\nI inference, G general knowledge. No rule as shipped blocks: none has a named reviewer.",
  ),
  "severity-block": w("estää, kun tarkastettu", "hindrar när granskad", "blocks once reviewed"),
  "severity-error": w("virhe, kun tarkastettu", "fel när granskad", "an error once reviewed"),
  "severity-warn": w("varoittaa", "varnar", "warns"),
  "severity-info": w("kertoo", "upplyser", "informs"),
  "severity-by-case": w("menettelyn mukaan", "enligt förfarandet", "depends on the procedure"),
  "done-by-authority": w("viranomainen", "myndighet", "an authority"),
  "done-by-municipality": w("kunta", "kommunen", "the municipality"),
  "done-by-anybody": w("kenet järjestäjä valitsee", "den som anordnaren väljer", "whom the organiser chooses"),
  "private-no": w("ei", "nej", "no"),
  "private-yes": w("kyllä", "ja", "yes"),
  "private-with-liability": w("virkavastuulla", "under tjänsteansvar", "with official liability"),
  "no-examples": w("täällä ei ole esimerkkejä", "här finns inga exempel", "there are no examples here"),
  "init-needs-terminal": w("Kysymyksiin tarvitaan pääte.", "Frågorna behöver en terminal.", "The questions need a terminal."),
  "init-use-yes": w(
    "Ilman kysymyksiä: sameside init oma --from kainuu-youth --name Nimi --yes",
    "Utan frågor: sameside init min --from kainuu-youth --name Namn --yes",
    "Without questions: sameside init mine --from kainuu-youth --name Name --yes",
  ),
  "init-exists": w(
    "{paths}: on jo olemassa. Korvaa valitsimella --force.",
    "{paths}: finns redan. Ersätt med --force.",
    "{paths}: exists already. Replace with --force.",
  ),
  "init-examples": w("Esimerkit:", "Exempel:", "Examples:"),
  "init-example": w("Mistä aloitetaan?", "Vilket utgår vi från?", "Which one do we start from?"),
  "init-name": w("Allianssin nimi?", "Alliansens namn?", "Name of the alliance?"),
  "init-law": w("Mikä laki ({laws})?", "Vilken lag ({laws})?", "Which law ({laws})?"),
  "init-year": w("Sopimuskauden ensimmäinen vuosi?", "Avtalstidens första år?", "First year of the term?"),
  "init-party": w("Osapuoli ({roles})?", "Part ({roles})?", "Party ({roles})?"),
  "init-party-id": w("Tunnus osapuolelle {name}?", "Beteckning för {name}?", "Id for {name}?"),
  "init-appropriation": w("Vuosimääräraha: {party}?", "Årsanslag: {party}?", "Yearly appropriation: {party}?"),
  "init-directory": w("Mihin hakemistoon?", "I vilken katalog?", "Into which directory?"),
  "init-left": w("Keskeytetty: mitään ei kirjoitettu.", "Avbrutet: inget skrevs.", "Left: nothing was written."),
  "role-purchaser": w("tilaaja", "beställare", "purchaser"),
  "role-organiser": w("järjestäjä", "anordnare", "organiser"),
  "role-provider": w("palveluntuottaja", "tjänsteproducent", "provider"),
  "role-funder": w("rahoittaja", "finansiär", "funder"),
  "init-again": w("{answer} ei kelpaa.", "{answer} duger inte.", "{answer} will not do."),
  "want-rename": w("Kirjoita vanha=uusi tai vanha=uusi:Nimi.", "Skriv gammal=ny eller gammal=ny:Namn.", "Write old=new or old=new:Name."),
  "want-amount": w("Kirjoita osapuoli=900000.00.", "Skriv part=900000.00.", "Write party=900000.00."),
  "cases-fine": w(
    "Kaikki tapaukset kunnossa: {n}. Toteutuneita odotuksia {checks}.",
    "Alla fall i sin ordning: {n}. Uppfyllda förväntningar: {checks}.",
    "All cases hold: {n}. Expectations met: {checks}.",
  ),
  "cases-failed": w("Epäonnistuneita tapauksia {failed}/{n}.", "Fall som inte gick igenom: {failed} av {n}.", "Cases that failed: {failed} of {n}."),
  "no-cases": w(
    "Täällä ei ole tapauksia (*.case.yaml, law/*.yaml): {paths}.",
    "Här finns inga fall (*.case.yaml, law/*.yaml): {paths}.",
    "There are no cases (*.case.yaml) here: {paths}.",
  ),
  "case-expected": w("odotettu {value}", "väntat {value}", "expected {value}"),
  "case-got": w("saatu    {value}", "erhållet {value}", "got      {value}"),
  "case-difference": w("ero      {value}", "skillnad {value}", "differs by {value}"),
  "case-nothing": w("Tilityksessä ei ole tällaista.", "Avräkningen har inget sådant.", "The statement has no such thing."),
  "case-none": w("ei mitään", "inget", "none"),
  "serve-at": w("Sivut ovat osoitteessa {url} (lopeta: Ctrl+C)", "Sidorna finns på {url} (avsluta: Ctrl+C)", "The pages are at {url} (stop: Ctrl+C)"),
  "demo-at": w(
    "Demo on osoitteessa {url} (lopeta: Ctrl+C). Kuka tahansa pääsee sisään keksittynä henkilönä; tiedot ovat hakemistossa {data}.",
    "Demon finns på {url} (avsluta: Ctrl+C). Vem som helst kommer in som en påhittad person; uppgifterna ligger i katalogen {data}.",
    "The demo is at {url} (stop: Ctrl+C). Anyone comes in as an invented person; its data is in {data}.",
  ),
  "demo-closed": w(
    "{what} avaisi demon muillekin, ja siihen pääsee kuka tahansa. Jos niin on tarkoitus, aseta SAMESIDE_DEMO=yes-anyone-can-sign-in.",
    "{what} skulle öppna demon för andra, och vem som helst kommer in. Är det meningen, sätt SAMESIDE_DEMO=yes-anyone-can-sign-in.",
    "{what} would open the demo to others, and anyone can sign in to it. If that is meant, set SAMESIDE_DEMO=yes-anyone-can-sign-in.",
  ),
  "demo-making": w("Tehdään demon tallenne…", "Demons register görs…", "Making the demo's record…"),
  "serve-unfit": w("{folder}: tiedostoissa on vikoja, ei näytetä", "{folder}: filerna har fel, visas inte", "{folder}: its files have faults, not shown"),
  "proof-domain": w(
    "Tarkasteltu: kustannukset {from}–{to} tavoitteesta, vuodet {years}",
    "Prövat: kostnader {from}–{to} av målet, åren {years}",
    "Examined: cost {from}–{to} of target, years {years}",
  ),
  "proof-score": w("pisteet {from}…{to}", "poäng {from}…{to}", "score {from}…{to}"),
  "proof-assumes": w(
    "Kaikkien palvelujen kustannus on sama osuus tavoitteesta ja kaikkien alueiden pisteet samat; määrät suunnitellusti, portit läpäisty, säästöt hyväksytty.",
    "Alla tjänster kostar samma andel av målet och alla områden har samma poäng; volymer enligt plan, spärrar passerade, besparingar godkända.",
    "All services cost the same share of target and all areas have the same score; volumes as planned, gates passed, savings approved.",
  ),
  "proof-opposite-signs": w("Voiko yksi voittaa, kun toinen häviää?", "Kan en vinna när en annan förlorar?", "Can one party gain while another loses?"),
  "proof-indifference": w(
    "Mistä alkaen osapuoli ei enää voita tai häviä muiden mukana?",
    "Från var vinner eller förlorar en part inte längre med de andra?",
    "From where does a party no longer win or lose with the others?",
  ),
  "proof-results-left-out": w(
    "tulosten arvoa tilaajille ei lueta mukaan",
    "resultatens värde för beställarna räknas inte",
    "value of results to the purchasers left out",
  ),
  "proof-results-counted": w(
    "tulosten arvo tilaajille luetaan mukaan",
    "resultatens värde för beställarna räknas",
    "value of results to the purchasers counted",
  ),
  "proof-results-not-stated": w("tulosten arvo tilaajille", "resultatens värde för beställarna", "value of results to the purchasers"),
  "proof-not-asked": w("sopimus ei kerro arvoa (results/value)", "avtalet anger inget värde (results/value)", "the agreement states no value (results/value)"),
  "proof-holds": w("ei", "nej", "no"),
  "proof-excepted": w("vain siten kuin sopimus itse poikkeaa", "bara där avtalet självt medger undantag", "only where the agreement itself excepts it"),
  "proof-broken": w("kyllä", "ja", "yes"),
  "proof-cannot-decide": w("tässä ei voi ratkaista", "kan inte avgöras här", "cannot decide here"),
  "proof-along-cost": w("kustannusten muuttuessa", "när kostnaderna ändras", "as cost changes"),
  "proof-along-score": w("pisteiden muuttuessa", "när poängen ändras", "as the score changes"),
  "proof-along-cost-and-score": w("kustannusten ja pisteiden muuttuessa", "när kostnader och poäng ändras", "as cost and score change"),
  "proof-from": w("{along}: {from}, aina kohtaan {to}", "{along}: {from}, ända till {to}", "{along}: at {from}, up to {to}"),
  "proof-beyond": w("{along}: kohdan {from} jälkeen, aina kohtaan {to}", "{along}: bortom {from}, ända till {to}", "{along}: beyond {from}, up to {to}"),
  "proof-point": w("kustannukset {cost}, pisteet {score}", "kostnader {cost}, poäng {score}", "cost {cost}, score {score}"),
  "proof-gains": w("voittaa: {who}", "vinner: {who}", "gains: {who}"),
  "proof-loses": w("häviää: {who}", "förlorar: {who}", "loses: {who}"),
  "proof-flat": w("ei liiku: {who}", "rör sig inte: {who}", "does not move: {who}"),
  "proof-moving": w("liikkuu yhä: {who}", "rör sig ännu: {who}", "still moves: {who}"),
  "proof-clause": w("ehto: {place} {path}", "villkor: {place} {path}", "clause: {place} {path}"),
  "proof-exception": w("poikkeus: {because} ({path})", "undantag: {because} ({path})", "exception: {because} ({path})"),
  "proof-undecided": w(
    "ei ratkaistu: kustannukset {cost}, pisteet {score}",
    "inte avgjort: kostnader {cost}, poäng {score}",
    "not decided: cost {cost}, score {score}",
  ),
  "earlier-other": w(
    "{path} on toisen allianssin tilitys: {alliance}.",
    "{path} är en annan allians avräkning: {alliance}.",
    "{path} is the statement of another alliance: {alliance}.",
  ),
  "earlier-later": w(
    "{path} ulottuu päivään {through}, myöhemmäksi kuin tämä tilitys ({day}).",
    "{path} sträcker sig till {through}, längre än den här avräkningen ({day}).",
    "{path} runs through {through}, later than this settlement ({day}).",
  ),
  drawn: w(
    "Tulevaisuuksia {draws}, siemen {seed}, vuodet {years}",
    "Framtider: {draws}, frö {seed}, åren {years}",
    "Futures: {draws}, seed {seed}, years {years}",
  ),
  drawing: w("Arvotaan", "Drar", "Drawing"),
  outlook: w("Osapuolten asema koko kaudella", "Parternas ställning över hela tiden", "The parties' positions over the term"),
  "only-in-one": w("Vain toisessa sopimuksessa: {who}", "Bara i det ena avtalet: {who}", "Only in one of the agreements: {who}"),
  "compare-strangers": w(
    "Sopimuksilla ”{a}” ja ”{b}” ei ole yhtään yhteistä osapuolta: ne ovat eri alliansseja, eikä osapuolten asemia voi verrata.",
    "Avtalen ”{a}” och ”{b}” har ingen gemensam part: de gäller olika allianser, och parternas ställning kan inte jämföras.",
    "“{a}” and “{b}” have no party in common: they are different alliances, and no party's position can be compared.",
  ),
  "futures-fault": w("Tulevaisuudet: {at}: {text} [{code}]", "Framtider: {at}: {text} [{code}]", "Futures: {at}: {text} [{code}]"),
  "most-draws": w("Enintään {most}.", "Högst {most}.", "At most {most}."),
  "as-table": w("Samat luvut taulukkona", "Samma tal som tabell", "The same figures as a table"),
  "proof-more": w("… ja {n} muuta (--format json näyttää kaikki)", "… och {n} till (--format json visar alla)", "… and {n} more (--format json shows all)"),
  ...KEEPING_TEXTS,
  ...LAW_TEXTS,
  ...MINUTES_TEXTS,
  ...REMOTE_TEXTS,
  ...SETTLE_TEXTS,
  ...EXIT_TEXTS,
} as const satisfies Readonly<Record<string, Words>>;
export type TextName = keyof typeof TEXTS;

/** Faults of case files. */
export const CASE_WORDS: Readonly<Record<string, { readonly sentence: Words; readonly remedy: Words }>> = {
  "case/wrong-form": {
    sentence: w("Kohdan {key} muoto on väärä.", "Formen på {key} är fel.", "{key} has the wrong form."),
    remedy: w("Kirjoita se näin: {form}", "Skriv så här: {form}", "Write it like this: {form}"),
  },
  "case/unknown-key": {
    sentence: w("Tapauksessa ei ole kohtaa {key}.", "Ett fall har inget {key}.", "A case has no {key}."),
    remedy: w("Tunnetut kohdat: {known}.", "Kända: {known}.", "Known are: {known}."),
  },
  "case/missing-key": {
    sentence: w("Kohta {key} puuttuu.", "{key} saknas.", "{key} is missing."),
    remedy: w("Lisää {key}.", "Lägg till {key}.", "Add {key}."),
  },
  "case/bad-value": {
    sentence: w("Kohdan {key} arvo {value} ei kelpaa.", "Värdet {value} för {key} duger inte.", "The value {value} of {key} will not do."),
    remedy: w(
      "Sentit ovat kokonaisia (2500000), osuudet 13/155, 0.5 tai 55 %, päivät 2020-12-31; tunnukset kuten tilityksessä.",
      "Cent är heltal (2500000), andelar 13/155, 0.5 eller 55 %, dagar 2020-12-31; beteckningar som i avräkningen.",
      "Cents are whole (2500000), shares 13/155, 0.5 or 55 %, days 2020-12-31; names as in the statement.",
    ),
  },
  "case/unknown-rule": {
    sentence: w("Sääntöä {rule} ei ole.", "Regeln {rule} finns inte.", "There is no rule {rule}."),
    remedy: w(
      "Tarkoitatko: {near}? Kaikki säännöt: sameside law.",
      "Menar du: {near}? Alla regler: sameside law.",
      "Do you mean: {near}? All rules: sameside law.",
    ),
  },
  "case/rule-of-other-pack": {
    sentence: w("Sääntö {rule} ei kuulu pakettiin {pack}.", "Regeln {rule} hör inte till paketet {pack}.", "Rule {rule} is not in pack {pack}."),
    remedy: w("Sen paketit: {packs}.", "Dess paket: {packs}.", "It is in: {packs}."),
  },
  "case/unknown-fact": {
    sentence: w("Säännöt eivät kysy tietoa {fact}.", "Inga regler frågar efter uppgiften {fact}.", "No rule asks for the fact {fact}."),
    remedy: w("Tarkoitatko: {near}?", "Menar du: {near}?", "Do you mean: {near}?"),
  },
  "case/wrong-facts": {
    sentence: w(
      "Sääntö {rule} ei voi lukea tietoja: niiden muoto on väärä.",
      "Regeln {rule} kan inte läsa uppgifterna: de har fel form.",
      "Rule {rule} cannot read the facts: they have the wrong form.",
    ),
    remedy: w(
      "Sääntö lukee nämä: {facts}. Mallit ovat hakemistossa cases/law.",
      "Regeln läser dessa: {facts}. Förebilder finns i cases/law.",
      "It reads these: {facts}. Models are in cases/law.",
    ),
  },
  "case/unknown-answer": {
    sentence: w("Sääntö ei voi vastata {answer}.", "En regel kan inte svara {answer}.", "A rule cannot answer {answer}."),
    remedy: w("Vastaukset: {known}.", "Svar: {known}.", "Answers are: {known}."),
  },
  "case/unknown-expectation": {
    sentence: w("Tällaista odotusta ei ole.", "En sådan förväntan finns inte.", "There is no such expectation."),
    remedy: w("Odotukset: {known}.", "Förväntningar: {known}.", "Expectations are: {known}."),
  },
};

/** One text of the command line with its holes filled. */
export function say(name: TextName, language: Language, args: Readonly<Record<string, string>> = {}): string {
  return fill(TEXTS[name][language], args);
}

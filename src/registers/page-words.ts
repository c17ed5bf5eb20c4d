/** Words of the pages of the registers. */
import type { Words } from "../kernel/refusal.ts";
import type { Idea, Question, Risk } from "./kinds.ts";
import type { Statement } from "./statements.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const REGISTER_PARTS = {
  ideas: w("Ideat", "Idéer", "Ideas"),
  risks: w("Riskit ja mahdollisuudet", "Risker och möjligheter", "Risks and opportunities"),
  questions: w("Avoimet kysymykset", "Öppna frågor", "Open questions"),
  health: w("Allianssin vointi", "Alliansens hälsa", "The alliance’s health"),
} as const;
export type RegisterPart = keyof typeof REGISTER_PARTS;

export const IDEA_STATUS: Readonly<Record<Idea["status"], Words>> = {
  proposed: w("ehdotettu", "föreslagen", "proposed"),
  adopted: w("otettu käyttöön", "tagen i bruk", "taken up"),
  rejected: w("ei oteta käyttöön", "tas inte i bruk", "not taken up"),
  withdrawn: w("peruttu", "återtagen", "withdrawn"),
};
export const IDEA_KIND: Readonly<Record<Idea["as"], Words>> = {
  idea: w("idea", "idé", "idea"),
  alternative: w("vaihtoehtoinen ratkaisu", "alternativ lösning", "alternative solution"),
};
export const RISK_KIND: Readonly<Record<Risk["as"], Words>> = {
  risk: w("riski", "risk", "risk"),
  opportunity: w("mahdollisuus", "möjlighet", "opportunity"),
};
export const QUESTION_STATUS: Readonly<Record<Question["status"], Words>> = {
  open: w("avoin", "öppen", "open"),
  answered: w("vastattu", "besvarad", "answered"),
  agreed: w("tulkinnasta sovittu", "tolkningen överenskommen", "agreed on"),
  closed: w("rauennut", "förfallen", "closed"),
};

export const STATEMENT_WORDS: Readonly<Record<Statement, Words>> = {
  "one-boat": w(
    "Olemme samassa veneessä: voitamme ja häviämme yhdessä.",
    "Vi sitter i samma båt: vi vinner och förlorar tillsammans.",
    "We are in one boat: we win and lose together.",
  ),
  trust: w("Luotan muihin osapuoliin.", "Jag litar på de andra parterna.", "I trust the other parties."),
  "open-books": w("Kirjat ovat oikeasti auki.", "Böckerna är verkligen öppna.", "The books are really open."),
  "decisions-in-time": w("Päätökset syntyvät ajallaan.", "Besluten fattas i tid.", "Decisions are made in time."),
  "roles-clear": w("Tiedän, kuka päättää mistäkin.", "Jag vet vem som beslutar om vad.", "I know who decides what."),
  "conflicts-early": w("Erimielisyydet otetaan esiin ajoissa.", "Meningsskiljaktigheter tas upp tidigt.", "Disagreements are brought up early."),
  "customer-first": w("Asiakkaan etu ratkaisee.", "Kundens bästa avgör.", "What is good for the customer decides."),
  learning: w("Opimme ja muutamme tapojamme.", "Vi lär oss och ändrar våra sätt.", "We learn and change our ways."),
};

export const REGISTER = {
  title: w("Rekisterit", "Register", "Registers"),
  lead: w(
    "Mitä allianssi tietää itsestään ja kirjoittaa muistiin: ideat, riskit, avoimet kysymykset ja oma vointi.",
    "Det som alliansen vet om sig själv och skriver upp: idéer, risker, öppna frågor och den egna hälsan.",
    "What the alliance knows of itself and writes down: ideas, risks, open questions and its own health.",
  ),
  "ideas-lead": w(
    "Arvio ja toteuma ovat muiden kuin ehdottajan antamia. Säästöselvitys viittaa ideoihin, joihin se nojaa.",
    "Bedömning och utfall ges av andra än den som föreslog. Besparingsrapporten hänvisar till de idéer som den bygger på.",
    "What is expected and what was realised is said by others than the proposer. A savings report refers to the ideas that it draws on.",
  ),
  "risks-lead": w(
    "Odotettu vaikutus on todennäköisyys kertaa summien painotettu keskiarvo (1 : 4 : 1); mahdollisuus vähentää kustannuksia. Mikään tästä ei ole maksettavaa.",
    "Den väntade effekten är sannolikheten gånger summornas vägda medelvärde (1 : 4 : 1); en möjlighet minskar kostnaderna. Inget av detta betalas.",
    "The expected effect is the probability times the weighted mean of the sums (1 : 4 : 1); an opportunity lowers the cost. None of it is payable.",
  ),
  "questions-lead": w(
    "Kysymys, missä se kysyttiin, vastaus lähteineen ja se, onko tulkinnasta sovittu.",
    "Frågan, var den ställdes, svaret med källa och om man kommit överens om tolkningen.",
    "The question, where it was asked, the answer with its source, and whether the parties have agreed to go by it.",
  ),
  "health-lead": w(
    "Puolivuosittain, nimettömänä, eikä siitä koskaan makseta. Vastauksia kerrotaan vain niin suurina ryhminä, ettei kenenkään vastaus käy ilmi.",
    "Varje halvår, anonymt, och ingen får betalt för det. Svaren berättas bara i så stora grupper att ingens svar framgår.",
    "Every half-year, anonymous, and never paid for. Answers are told only in groups so large that nobody’s answer shows.",
  ),
  "no-ideas": w("Ideoita ei ole kirjattu.", "Inga idéer har antecknats.", "No ideas are entered."),
  "no-risks": w("Riskejä ei ole kirjattu.", "Inga risker har antecknats.", "No risks are entered."),
  "no-questions": w("Kysymyksiä ei ole kirjattu.", "Inga frågor har antecknats.", "No questions are entered."),
  what: w("Nimi", "Namn", "Name"),
  text: w("Kuvaus", "Beskrivning", "Description"),
  kind: w("Laji", "Slag", "Kind"),
  party: w("Osapuoli", "Part", "Party"),
  owner: w("Omistaja", "Ägare", "Owner"),
  line: w("Kustannuserä", "Kostnadspost", "Line"),
  lines: w("Kustannuserät", "Kostnadsposter", "Lines"),
  assessed: w("Arvioitu säästö", "Bedömd besparing", "Expected saving"),
  realised: w("Toteutunut säästö", "Utfallen besparing", "Realised saving"),
  status: w("Tila", "Läge", "State"),
  entered: w("Kirjattu", "Antecknad", "Entered"),
  decision: w("Päätös", "Beslut", "Decision"),
  reasons: w("Perustelut", "Motivering", "Reasons"),
  evidence: w("Näyttö", "Underlag", "Evidence"),
  year: w("Vuosi", "År", "Year"),
  "all-years": w("jäljellä olevat vuodet", "återstående år", "the years left"),
  saving: w("Säästö, € (kustannus miinusmerkillä)", "Besparing, € (kostnad med minustecken)", "Saving, € (a cost with a minus sign)"),
  "new-idea": w("Kirjaa idea", "Anteckna en idé", "Enter an idea"),
  enter: w("Kirjaa", "Anteckna", "Enter"),
  "assess-idea": w("Arvioi säästö", "Bedöm besparingen", "Say what it is expected to save"),
  "decide-idea": w("Kirjaa ratkaisu", "Anteckna avgörandet", "Enter the outcome"),
  outcome: w("Ratkaisu", "Avgörande", "Outcome"),
  "realise-idea": w("Kirjaa vuoden toteuma", "Anteckna årets utfall", "Enter what a year came to"),
  "withdraw-idea": w("Peru idea", "Återta idén", "Withdraw the idea"),
  reports: w("Säästöselvitykset, jotka nojaavat tähän", "Besparingsrapporter som bygger på denna", "Savings reports that draw on it"),
  probability: w("Todennäköisyys", "Sannolikhet", "Probability"),
  "probability-percent": w("Todennäköisyys, %", "Sannolikhet, %", "Probability, %"),
  range: w("Alin – todennäköisin – ylin", "Lägsta – sannolikaste – högsta", "Low – likely – high"),
  low: w("Alin vaikutus, €", "Lägsta effekt, €", "Low effect, €"),
  likely: w("Todennäköisin vaikutus, €", "Sannolikaste effekt, €", "Likely effect, €"),
  high: w("Ylin vaikutus, €", "Högsta effekt, €", "High effect, €"),
  expected: w("Odotettu vaikutus kustannuksiin", "Väntad effekt på kostnaderna", "Expected effect on cost"),
  happened: w("Toteutunut", "Utfallen", "Happened"),
  action: w("Mitä tehdään", "Åtgärd", "What is done about it"),
  "risk-open": w("avoin", "öppen", "open"),
  "risk-closed": w("päätetty {day}", "avslutad {day}", "closed on {day}"),
  "new-risk": w("Kirjaa riski tai mahdollisuus", "Anteckna en risk eller möjlighet", "Enter a risk or an opportunity"),
  "assess-risk": w("Arvioi uudelleen", "Bedöm på nytt", "Weigh it anew"),
  "realise-risk": w("Kirjaa toteutuminen", "Anteckna att den utfallit", "Enter that it happened"),
  "close-risk": w("Päätä", "Avsluta", "Close it"),
  amount: w("Summa, €", "Summa, €", "Sum, €"),
  on: w("Päivä", "Dag", "Day"),
  "sum-of-all": w("Yhteensä", "Totalt", "Together"),
  drawn: w("Riskivarauksen käyttö", "Uttag ur riskreserven", "Draws on the risk provision"),
  futures: w("Lataa simuloinnin syöte (futures.yaml)", "Hämta simuleringens indata (futures.yaml)", "Download the futures of the simulation (futures.yaml)"),
  "futures-left": w(
    "Ilman tavoitekustannusta olevien erien riskit eivät ole mukana: {lines}.",
    "Risker för poster utan målkostnad är inte med: {lines}.",
    "Risks of lines without a target are not in it: {lines}.",
  ),
  clause: w("Sopimuskohta", "Avtalspunkt", "Clause"),
  "clause-help": w(
    "Sopimuskohta: polku sopimustiedostossa, esim. exit/all, tai kohta omin sanoin",
    "Avtalspunkt: sökvägen i avtalsfilen, t.ex. exit/all, eller punkten med egna ord",
    "Clause: its path in the agreement file, such as exit/all, or in your own words",
  ),
  where: w("Missä kysyttiin", "Var frågan ställdes", "Asked where"),
  "where-help": w(
    "Missä kysyttiin (toimielin tai viranomainen, ei henkilö)",
    "Var frågan ställdes (organ eller myndighet, inte en person)",
    "Asked where (an organ or authority, not a person)",
  ),
  question: w("Kysymys", "Fråga", "Question"),
  answer: w("Vastaus", "Svar", "Answer"),
  by: w("Vastaaja", "Besvarad av", "Answered by"),
  "by-help": w(
    "Vastaaja (toimielin tai viranomainen, ei henkilö)",
    "Besvarad av (organ eller myndighet, inte en person)",
    "Answered by (an organ or authority, not a person)",
  ),
  source: w("Lähde", "Källa", "Source"),
  "new-question": w("Kirjaa kysymys", "Anteckna en fråga", "Enter a question"),
  "answer-question": w("Kirjaa vastaus", "Anteckna svaret", "Enter the answer"),
  "agree-question": w("Kirjaa, että tulkinnasta on sovittu", "Anteckna att tolkningen är överenskommen", "Enter that the answer is agreed on"),
  "close-question": w("Kirjaa rauenneeksi", "Anteckna som förfallen", "Close without an answer"),
  "no-surveys": w("Kyselyä ei ole vielä tehty.", "Ingen enkät har gjorts ännu.", "There has been no survey yet."),
  survey: w("Kysely {from}–{until}", "Enkät {from}–{until}", "Survey {from}–{until}"),
  "survey-answer": w("Vastaa kyselyyn", "Svara på enkäten", "Answer the survey"),
  "survey-scale": w(
    "1 = täysin eri mieltä, 5 = täysin samaa mieltä",
    "1 = helt av annan åsikt, 5 = helt av samma åsikt",
    "1 = disagree wholly, 5 = agree wholly",
  ),
  "survey-thanks": w(
    "Vastauksesi on laskettu mukaan. Kukaan ei näe, mikä se on.",
    "Ditt svar har räknats. Ingen ser vilket det är.",
    "Your answer is counted. Nobody sees which one it is.",
  ),
  "survey-waits": w("Kysely on päättynyt ja odottaa laskemista.", "Enkäten är slut och väntar på att räknas.", "The survey is over and waits to be counted."),
  "survey-few": w("Vastauksia tuli liian vähän kerrottavaksi.", "För få svarade för att något ska berättas.", "Too few answered for anything to be told."),
  "survey-answered": w("Vastauksia {count}.", "{count} svar.", "{count} {count|answer|answers}."),
  "survey-hidden": w("ei kerrota", "berättas inte", "not told"),
  "open-survey": w("Avaa kysely", "Öppna en enkät", "Open a survey"),
  "count-survey": w("Laske vastaukset", "Räkna svaren", "Count the answers"),
  from: w("Ensimmäinen päivä", "Första dagen", "First day"),
  until: w("Viimeinen päivä", "Sista dagen", "Last day"),
  statement: w("Väite", "Påstående", "Statement"),
  values: w("Vastaukset", "Svar", "Answers"),
  send: w("Lähetä", "Skicka", "Send"),
} as const satisfies Readonly<Record<string, Words>>;
export type RegisterWord = keyof typeof REGISTER;

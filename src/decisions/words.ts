/** Why a decision cannot be noted, or nothing can rest on it. */
import type { Told } from "../api/words.ts";
import type { Language, Words } from "../kernel/refusal.ts";
import { showDay, unbroken } from "../kernel/shown.ts";
import type { Decision, DecisionState } from "./kinds.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const STATE_WORDS: Readonly<Record<DecisionState | "annulled" | "unbound", Words>> = {
  adopted: w("päätetty", "fattat", "adopted"),
  enforceable: w("täytäntöönpanokelpoinen", "verkställbart", "enforceable"),
  final: w("lainvoimainen", "lagakraftvunnet", "final"),
  annulled: w("kumottu", "upphävt", "annulled"),
  unbound: w("ei enää sido", "binder inte längre", "binds no longer"),
};

/** What is left of a decision's sum, behind its name where it is chosen. */
export const OFFERED = {
  left: w("jäljellä {left}, päätetty {decided}", "kvar {left}, beslutat {decided}", "{left} left of {decided}"),
  whole: w("koko {decided} jäljellä", "hela {decided} kvar", "all of {decided} left"),
} as const;

/** `Kaupunginhallitus 6.4.2021 § 64`: what minutes call a decision, in the one way for every page. */
export function decisionPlace({ organ, on, section }: Pick<Decision, "organ" | "on" | "section">, language: Language): string {
  return `${organ} ${showDay(on, language)} ${unbroken(section)}`;
}

/** The same with its subject, as decisions are chosen among others: `Kaupunginhallitus 6.4.2021 § 64: Tilitys`. */
export function decisionName(decision: Pick<Decision, "organ" | "on" | "section" | "subject">, language: Language): string {
  return `${decisionPlace(decision, language)}: ${decision.subject}`;
}

export const DECISION_REFUSALS = {
  "decisions/unknown": {
    sentence: w("Päätöstä {decision} ei ole kirjattu tänne.", "Beslutet {decision} har inte antecknats här.", "No decision {decision} is noted here."),
    remedy: w("Kirjaa päätös ensin ja viittaa siihen.", "Anteckna beslutet först och hänvisa till det.", "Note the decision first, then refer to it."),
  },
  "decisions/noted-already": {
    sentence: w(
      "Päätös {organ} {day} {section} on jo kirjattu.",
      "Beslutet {organ} {day} {section} har redan antecknats.",
      "The decision {organ} {day} {section} is noted already.",
    ),
    remedy: w(
      "Viittaa siihen tai vie sitä eteenpäin. Jos samassa pykälässä päätettiin useasta asiasta, kirjaa pykälän kohta (§ 55.1, § 55.2).",
      "Hänvisa till det eller för det vidare. Om flera ärenden avgjordes i samma paragraf, ange punkten (§ 55.1, § 55.2).",
      "Refer to it, or move it forward. If one section decided several things, give the point of the section (§ 55.1, § 55.2).",
    ),
  },
  "decisions/not-a-party": {
    sentence: w(
      "Organisaatio {organisation} ei ole tämän allianssin osapuoli.",
      "Organisationen {organisation} är inte part i denna allians.",
      "Organisation {organisation} is no party of this alliance.",
    ),
    remedy: w(
      "Kirjaa vain osapuolten toimielinten päätöksiä; liitä organisaatio ensin osapuoleen.",
      "Anteckna bara beslut av parternas organ; bind först organisationen till en part.",
      "Note decisions of the parties’ organs only; bind the organisation to a party first.",
    ),
  },
  "decisions/annulled": {
    sentence: w(
      "Päätös {organ} {section} on kumottu {day}.",
      "Beslutet {organ} {section} upphävdes {day}.",
      "The decision {organ} {section} was annulled on {day}.",
    ),
    remedy: w(
      "Sen varaan ei voi rakentaa. Pyydä uusi päätös.",
      "Inget kan bygga på det. Be om ett nytt beslut.",
      "Nothing can rest on it. Ask for a new decision.",
    ),
  },
  "decisions/about-leaving": {
    sentence: w(
      "Päätös ({organ} {section}) koskee lähtemistä, eikä sillä hyväksytä muuta.",
      "Beslutet ({organ} {section}) gäller utträde och godkänner inget annat.",
      "The decision ({organ} {section}) is about leaving, and approves nothing else.",
    ),
    remedy: w(
      "Nimetkää päätös, jolla toimielin hyväksyi juuri tämän.",
      "Ange det beslut genom vilket organet godkände just detta.",
      "Name the decision by which the organ approved this very thing.",
    ),
  },
  "decisions/rests-on-annulled": {
    sentence: w(
      "Tämä nojaa päätökseen {organ} {section}, joka kumottiin {day}.",
      "Det här bygger på beslutet {organ} {section}, som upphävdes {day}.",
      "This rests on the decision {organ} {section}, which was annulled on {day}.",
    ),
    remedy: w(
      "Pane sen tilalle toinen päätös (sitoumuksen muutos, määrärahan tai osuuden kirjaus uudelleen, hyväksynnän uusi peruste) tai päätä sitoumus.",
      "Sätt ett annat beslut i dess ställe (ändra åtagandet, anteckna anslaget eller andelen på nytt, ge godkännandet en ny grund) eller avsluta åtagandet.",
      "Put another decision in its place (change the commitment, record the appropriation or allotment anew, give the approval a new ground), or end the commitment.",
    ),
  },
  "decisions/rests-on-unbound": {
    sentence: w(
      "Tämä nojaa päätökseen {organ} {section}, joka ei ole sitonut {day} lähtien: hyväksyntä, jonka varassa se oli, kumottiin.",
      "Det här bygger på beslutet {organ} {section}, som inte binder sedan {day}: ett godkännande som det byggde på upphävdes.",
      "This rests on the decision {organ} {section}, which has not bound since {day}: an approval behind it was annulled.",
    ),
    remedy: w(
      "Kun hyväksyjä on nimennyt kumotun tilalle toisen päätöksen, päätös sitoo jälleen; muuten pura se, mikä siihen nojaa.",
      "När godkännaren har satt ett annat beslut i det upphävdas ställe binder beslutet igen; annars upplöses det som bygger på det.",
      "Once the approver has named another decision in its place, it binds again; otherwise unwind what rests on it.",
    ),
  },
  "decisions/of-another": {
    sentence: w(
      "Päätös {organ} {section} on toisen organisaation toimielimen.",
      "Beslutet {organ} {section} är fattat av en annan organisations organ.",
      "The decision {organ} {section} is that of another organisation’s organ.",
    ),
    remedy: w(
      "Jokainen tilaaja päättää omasta osuudestaan: viittaa oman toimielimesi päätökseen.",
      "Varje beställare beslutar om sin egen del: hänvisa till ditt eget organs beslut.",
      "Each purchaser decides its own part: refer to your own organ’s decision.",
    ),
  },
  "decisions/no-finding": {
    sentence: w("Kysymystä {finding} ei ole.", "Frågan {finding} finns inte.", "There is no finding {finding}."),
    remedy: w(
      "Kirjaa päätös kysymyksen sivulta, tai jätä kysymyksen tunnus pois, jos päätös koskee muuta.",
      "Anteckna beslutet från frågans sida, eller lämna bort frågans id om beslutet gäller annat.",
      "Note the decision from the page of the finding, or leave its id out where the decision is about something else.",
    ),
  },
  "decisions/finding-decided": {
    sentence: w("Kysymys {finding} on jo ratkaistu.", "Frågan {finding} är redan avgjord.", "The finding {finding} is decided already."),
    remedy: w(
      "Hylkäyksen vie toimielimeen osapuoli, jonka kuluista on kyse; kirjaa toimielimen päätös sen jälkeen.",
      "Ett underkännande förs till organet av den part vars kostnader det gäller; anteckna organets beslut därefter.",
      "The party whose costs they are brings a disallowance before the organ; note the organ’s decision after that.",
    ),
  },
  "decisions/not-yet": {
    sentence: w(
      "Päätös {organ} {section} ei ole vielä niin pitkällä: tila {state}, tarvitaan {needed}.",
      "Beslutet {organ} {section} har inte kommit så långt: läge {state}, det behövs {needed}.",
      "The decision {organ} {section} has not come that far: it is {state}, it must be {needed}.",
    ),
    remedy: w(
      "Kirjaa täytäntöönpanokelpoisuus tai lainvoima todistuksen mukaan, kun se on saatu.",
      "Anteckna verkställbarheten eller laga kraft enligt intyget när det finns.",
      "Record that it is enforceable or final when the certificate is there.",
    ),
    names: STATE_WORDS,
  },
  "decisions/above-amount": {
    sentence: w(
      "Päätöksen {organ} {section} rahamäärä ylittyisi: päätetty {decided} €, siihen nojaa jo {resting} €, jäljellä {left} €, nyt {asked} €, ylitys {excess} €.",
      "Beloppet i beslutet {organ} {section} skulle överskridas: beslutat {decided} €, redan bundet {resting} €, kvar {left} €, nu {asked} €, över {excess} €.",
      "The sum of the decision {organ} {section} would be exceeded: decided {decided} €, resting on it already {resting} €, left {left} €, now {asked} €, excess {excess} €.",
    ),
    remedy: w(
      "Pienennä summaa tai pyydä toimielimeltä uusi päätös.",
      "Minska summan eller be organet om ett nytt beslut.",
      "Lower the sum, or ask the organ for a new decision.",
    ),
  },
  "decisions/not-forward": {
    sentence: w(
      "Päätös etenee vain eteenpäin: tila on jo {state}, pyydetty {asked}.",
      "Ett beslut går bara framåt: läget är redan {state}, begärt {asked}.",
      "A decision only moves forward: it is {state} already, asked for {asked}.",
    ),
    remedy: w("Jos päätös on kumottu, kirjaa kumoaminen.", "Om beslutet har upphävts, anteckna upphävandet.", "If the decision was annulled, record that."),
    names: STATE_WORDS,
  },
  "decisions/exit-told": {
    sentence: w(
      "Päätöksestä {organ} {section} on jo sanottu, mitä se päättää lähtemisestä.",
      "Om beslutet {organ} {section} har redan sagts vad det beslutar om utträde.",
      "What the decision {organ} {section} decides about leaving was said already.",
    ),
    remedy: w(
      "Jätä kohta tyhjäksi. Jos se sanottiin väärin, kirjaa se pykälän kohta, jossa lähtemisestä päätettiin.",
      "Lämna fältet tomt. Om det sades fel, anteckna den punkt i paragrafen där utträdet avgjordes.",
      "Leave it out. If it was said wrongly, note the point of the section that decides about leaving.",
    ),
  },
  "decisions/before": {
    sentence: w("Päivä {to} on ennen päivää {from}.", "Dagen {to} är före {from}.", "The day {to} is before {from}."),
    remedy: w("Tarkista päivät otteesta.", "Kontrollera dagarna i utdraget.", "Check the days against the extract."),
  },
  "decisions/to-come": {
    sentence: w(
      "Päivä {day} on vasta edessä; tänään on {today}.",
      "Dagen {day} är ännu inte här; i dag är det {today}.",
      "{day} is still to come; today is {today}.",
    ),
    remedy: w(
      "Kirjaa vasta, kun se on tapahtunut: kalenteri antaa vain aikaisimman päivän.",
      "Anteckna först när det har skett: kalendern ger bara den tidigaste dagen.",
      "Record it once it has happened: the calendar gives only the earliest day.",
    ),
  },
} satisfies Readonly<Record<string, Told>>;

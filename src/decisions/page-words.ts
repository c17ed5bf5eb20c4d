/** Words of the page of decisions. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const DECIDED = {
  "back-to-matter": w(
    "Takaisin asiaan, joka odottaa päätöstä",
    "Tillbaka till ärendet som väntar på beslutet",
    "Back to the matter that waits for the decision",
  ),
  title: w("Päätökset", "Beslut", "Decisions"),
  choose: w("Valitse päätös", "Välj ett beslut", "Choose a decision"),
  "noted-by-others": w(
    "Tilaajan ja järjestäjän päätöksen kirjaa sen oma päättäjä. Muiden osapuolten päätökset kirjaa allianssin projektitoimisto pöytäkirjanotteesta: toimittakaa ote sille.",
    "En beställares och anordnares beslut antecknas av dess egen beslutsfattare. Andra parters beslut antecknas av alliansens projektkontor ur protokollsutdraget: sänd utdraget dit.",
    "A purchaser’s or organiser’s decision is noted by its own decision maker. Those of other parties are noted by the alliance’s project office from the extract of the minutes: send it the extract.",
  ),
  lead: w(
    "Toimielinten päätökset, joihin kaikki muu nojaa. Päätös tehdään organisaation omassa asianhallinnassa; tänne kirjataan ote ja se, kuinka pitkällä päätös on.",
    "Organens beslut, som allt annat bygger på. Beslutet fattas i organisationens eget ärendesystem; här antecknas utdraget och hur långt beslutet har kommit.",
    "The decisions of organs, on which everything else rests. They are made in each organisation’s own system; noted here are the extract and how far they have come.",
  ),
  none: w("Päätöksiä ei ole kirjattu.", "Inga beslut har antecknats.", "No decisions are noted."),
  "none-fits": w(
    "Yhtään päätöstä, joka tähän käy, ei ole kirjattu.",
    "Inget beslut som duger för detta har antecknats.",
    "No decision that can carry this is noted.",
  ),
  organ: w("Toimielin", "Organ", "Organ"),
  on: w("Päivä", "Dag", "Day"),
  section: w("Pykälä tai numero", "Paragraf eller nummer", "Section or number"),
  subject: w("Asia", "Ärende", "Subject"),
  exit: w("Päättääkö se lähtemisestä", "Beslutar det om utträde", "Does it decide about leaving"),
  "exit-help": w(
    "Irtautumisilmoitus voi nojata vain päätökseen, jonka kirjauksessa tämä on sanottu. Päätös muusta asiasta ei saa ketään lähtemään.",
    "En uppsägning kan bara bygga på ett beslut där det här har sagts. Ett beslut om något annat får ingen att gå.",
    "A notice of leaving rests only on a decision that was noted with this. A decision about something else makes nobody leave.",
  ),
  "exit-none": w("ei", "nej", "no"),
  "exit-leave": w("oma organisaatio irtautuu", "den egna organisationen utträder", "its own organisation leaves"),
  "exit-termination": w("koko allianssi päättyy", "hela alliansen upphör", "the whole alliance ends"),
  finding: w("kysymys", "fråga", "finding"),
  decides: w("Päätös ratkaisee kuluja koskevan kysymyksen:", "Beslutet avgör en fråga om kostnader:", "The decision decides a finding about costs:"),
  amount: w("Summa, €", "Summa, €", "Sum, €"),
  state: w("Tila", "Läge", "State"),
  "state-on": w("Tilan päivä", "Lägets dag", "Day of the state"),
  rests: w("Tähän nojaa yhä:", "På det bygger ännu:", "Still resting on it:"),
  "nothing-rests": w("Mikään ei enää nojaa tähän.", "Inget bygger längre på det.", "Nothing rests on it any more."),
  extract: w("Ote (tiiviste)", "Utdrag (hash)", "Extract (hash)"),
  decision: w("Päätös", "Beslut", "Decision"),
  organisation: w("Organisaatio", "Organisation", "Organisation"),
  "extract-text": w("Otteen teksti", "Utdragets text", "Text of the extract"),
  "certificate-text": w("Todistuksen teksti", "Intygets text", "Text of the certificate"),
  "note-title": w("Kirjaa oman organisaation päätös", "Anteckna den egna organisationens beslut", "Note a decision of your own organisation"),
  note: w("Kirjaa päätös", "Anteckna beslutet", "Note the decision"),
  "extract-title": w("Kirjaa osapuolen päätös otteesta", "Anteckna en parts beslut ur utdraget", "Note a party’s decision from the extract"),
  "advance-title": w("Kirjaa täytäntöönpanokelpoisuus tai lainvoima", "Anteckna verkställbarhet eller laga kraft", "Record that it is enforceable or final"),
  advance: w("Kirjaa tila", "Anteckna läget", "Record the state"),
  "annul-title": w("Kirjaa kumoaminen", "Anteckna att ett beslut upphävts", "Record an annulment"),
  annul: w("Kirjaa kumotuksi", "Anteckna som upphävt", "Record as annulled"),
  "annul-help": w(
    "Kumotun päätöksen varaan ei synny mitään uutta. Se, mikä siihen nojasi, puretaan omilla kirjauksillaan.",
    "Inget nytt kan bygga på ett upphävt beslut. Det som byggde på det upplöses med egna anteckningar.",
    "Nothing new can rest on an annulled decision. What rested on it is unwound by entries of its own.",
  ),
} satisfies Readonly<Record<string, Words>>;

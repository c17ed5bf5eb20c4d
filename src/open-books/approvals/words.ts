/** Words of approvals: why one is refused, and what their pages say. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const APPROVAL_REFUSALS = {
  "open-books/approves-itself": {
    sentence: w("Kulun kirjaaja ei hyväksy kuluaan itse.", "Den som bokför en kostnad godkänner den inte själv.", "Whoever enters a cost does not approve it."),
    remedy: w(
      "Jätä kenttä approved pois. Ehdollisesti korvattava kulu odottaa, kunnes projektitoimisto tai tilaajan controller hyväksyy sen.",
      "Lämna fältet approved bort. En kostnad som ersätts på villkor väntar tills projektkontoret eller beställarens controller godkänner den.",
      "Leave the field approved out. A conditional cost waits until the project office or a purchaser’s controller approves it.",
    ),
  },
  "open-books/own-approval": {
    sentence: w(
      "Kulu on oman osapuolesi {party}, etkä päätä sen hyväksymisestä.",
      "Kostnaden hör till din egen part {party}, och du beslutar inte om att godkänna den.",
      "The cost is of your own party {party}, and its approval is not yours to decide.",
    ),
    remedy: w(
      "Pyydä toisen tilaajan controlleria päättämään siitä, tai nojaa toisen organisaation toimielimen kirjattuun päätökseen.",
      "Be en annan beställares controller besluta om den, eller stöd dig på ett antecknat beslut av en annan organisations organ.",
      "Ask another purchaser’s controller to decide on it, or rest it on a noted decision of another organisation’s organ.",
    ),
  },
  "open-books/own-organ": {
    sentence: w(
      "Päätöksen {organ} {section} teki sen organisaation toimielin, jonka osapuolen {party} kuluista on kyse.",
      "Beslutet {organ} {section} fattades av ett organ i den organisation vars part {party} har kostnaderna i fråga.",
      "The decision {organ} {section} is of an organ of the organisation whose party {party} has the costs in question.",
    ),
    remedy: w(
      "Vie asia toisen tilaajan toimielimen päätettäväksi ja nimeä sen päätös.",
      "För ärendet till en annan beställares organ och ange dess beslut.",
      "Bring the matter before the organ of another purchaser, and name its decision.",
    ),
  },
  "open-books/not-conditional": {
    sentence: w(
      "Rivin {line} kululajia {type} ei sopimuksen mukaan hyväksytä erikseen.",
      "Kostnadsslaget {type} på raden {line} godkänns inte särskilt enligt avtalet.",
      "The cost type {type} of the line {line} takes no approval by the agreement.",
    ),
    remedy: w("Jätä rivi pois.", "Lämna raden bort.", "Leave the line out."),
  },
  "open-books/approved-already": {
    sentence: w("Rivi {line} on jo hyväksytty.", "Raden {line} är redan godkänd.", "The line {line} is approved already."),
    remedy: w("Jätä se pois.", "Lämna den bort.", "Leave it out."),
  },
  "open-books/not-approved": {
    sentence: w("Riviä {line} ei ole hyväksytty.", "Raden {line} är inte godkänd.", "The line {line} is not approved."),
    remedy: w("Jätä se pois: peruttavaa ei ole.", "Lämna den bort: det finns inget att återta.", "Leave it out: there is nothing to take back."),
  },
} satisfies Readonly<Record<string, Told>>;

export const APPROVALS = {
  approvals: w("Hyväksynnät", "Godkännanden", "Approvals"),
  lead: w(
    "Nämä kulut korvataan sopimuksen mukaan vasta, kun joku muu kuin kirjaaja on hyväksynyt ne. Sitä ennen niitä ei jaeta eikä makseta.",
    "Enligt avtalet ersätts de här kostnaderna först när någon annan än den som bokfört dem har godkänt dem. Innan dess varken delas eller betalas de.",
    "By the agreement these costs are paid only once somebody other than who entered them has approved them. Until then they are neither shared nor paid.",
  ),
  waiting: w(
    "Odottaa hyväksyntää: {count} {count|rivi|riviä}, {cents}",
    "Väntar på godkännande: {count} {count|rad|rader}, {cents}",
    "Waits for approval: {count} {count|line|lines}, {cents}",
  ),
  nothing: w("Mikään ei odota hyväksyntää.", "Ingenting väntar på godkännande.", "Nothing waits for approval."),
  newest: w("Näkyvissä ovat {most} uusinta.", "De {most} nyaste visas.", "The newest {most} are shown."),
  approval: w("Hyväksyntä", "Godkännande", "Approval"),
  waits: w("odottaa hyväksyntää", "väntar på godkännande", "waits for approval"),
  approved: w("hyväksytty {day}", "godkänd {day}", "approved {day}"),
  condition: w("Ehto", "Villkor", "Condition"),
  choose: w("Valitse", "Välj", "Choose"),
  reason: w("Perustelu", "Motivering", "Reason"),
  decision: w("Päätös, johon hyväksyntä nojaa", "Beslutet som godkännandet bygger på", "The decision that it rests on"),
  "decisions-waiting": w(
    "{count} {count|päätös ei ole vielä täytäntöönpanokelpoinen|päätöstä ei ole vielä täytäntöönpanokelpoisia}, eikä hyväksyntä voi nojata {count|siihen|niihin}.",
    "{count} {count|beslut är inte verkställbart|beslut är inte verkställbara} än, och ett godkännande kan inte bygga på {count|det|dem}.",
    "{count} {count|decision is|decisions are} not enforceable yet, and no approval can rest on {count|it|them}.",
  ),
  none: w("ei päätöstä", "inget beslut", "no decision"),
  approve: w("Hyväksy valitut", "Godkänn de valda", "Approve those chosen"),
  "approve-line": w("Hyväksy rivi", "Godkänn raden", "Approve the line"),
  withdraw: w("Peru hyväksyntä", "Återta godkännandet", "Take the approval back"),
  "withdraw-help": w(
    "Riviä ei enää lueta kustannukseksi. Mitä siitä on jo maksettu, peritään seuraavassa tilityksessä.",
    "Raden räknas inte längre som kostnad. Det som redan har betalats återkrävs i nästa avräkning.",
    "The line counts as cost no more. What was paid of it is taken back by the next statement.",
  ),
  "step-approved": w("Hyväksytty", "Godkänd", "Approved"),
  "step-withdrawn": w("Hyväksyntä peruttu", "Godkännandet återtaget", "Approval taken back"),
  own: w("Oman osapuolesi kulun hyväksyy joku muu.", "Din egen parts kostnad godkänns av någon annan.", "Cost of your own party is approved by somebody else."),
  "by-decision": w("päätös {decision}", "beslut {decision}", "decision {decision}"),
} satisfies Readonly<Record<string, Words>>;
export type ApprovalWord = keyof typeof APPROVALS;

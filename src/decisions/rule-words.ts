/** Why a body of the alliance cannot decide, or has not decided: docs/agreement-file.md, section 13. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const forward = w(
  "Merkitkää asia tiedoksi ja lähettäkää se eteenpäin; toimivaltainen elin päättää ja sen päätös kirjataan tänne.",
  "Anteckna ärendet för kännedom och skicka det vidare; det behöriga organet beslutar och beslutet antecknas här.",
  "Take note of the matter and forward it; the competent organ decides, and its decision is noted here.",
);

export const RULE_REFUSALS = {
  "decisions/for-each-purchaser": {
    sentence: w(
      "Rahoituksesta ei päätä allianssin toimielin vaan jokainen tilaaja omalta osaltaan.",
      "Finansieringen avgörs inte av ett organ i alliansen utan av varje beställare för sin del.",
      "Funding is not decided by a body of the alliance but by each purchaser for its own part.",
    ),
    remedy: forward,
  },
  "decisions/for-the-organiser": {
    sentence: w(
      "Julkisen vallan käytöstä ja julkisesta hallintotehtävästä ei päätä allianssin toimielin vaan järjestäjän viranomainen.",
      "Utövningen av offentlig makt och en offentlig förvaltningsuppgift avgörs inte av ett organ i alliansen utan av anordnarens myndighet.",
      "Public power and public tasks are not decided by a body of the alliance but by the organiser’s authority.",
    ),
    remedy: forward,
  },
  "decisions/for-all-parties": {
    sentence: w(
      "Tästä ei päätä allianssin toimielin vaan jokainen osapuoli.",
      "Det här avgörs inte av ett organ i alliansen utan av varje part.",
      "This is not decided by a body of the alliance but by every party.",
    ),
    remedy: forward,
  },
  "decisions/for-the-leading-body": {
    sentence: w(
      "Toimielin {body} valmistelee; tästä päättää {leading}.",
      "Organet {body} bereder; det här avgörs av {leading}.",
      "The body {body} prepares; this is decided by {leading}.",
    ),
    remedy: w("Lähettäkää esitys sille.", "Skicka förslaget dit.", "Forward the proposal to it."),
  },
  "decisions/only-a-note": {
    sentence: w(
      "Tiedoksi annettavassa asiassa ei päätetä mitään.",
      "I ett ärende för kännedom beslutas ingenting.",
      "A matter for information is not decided.",
    ),
    remedy: w(
      "Merkitkää se tiedoksi tai avatkaa asia, josta päätetään.",
      "Anteckna det för kännedom eller öppna ett ärende som avgörs.",
      "Take note of it, or open a matter that is to be decided.",
    ),
  },
  "decisions/nobody-asked": {
    sentence: w(
      "Ketään ei ole päättämässä: kaikki ovat esteellisiä tai poissa allianssista.",
      "Ingen kan besluta: alla är jäviga eller inte med i alliansen.",
      "Nobody is left to decide: everyone is disqualified or no member.",
    ),
    remedy: w("Viekää asia sopimuksen seuraavalle portaalle.", "För ärendet till nästa steg i avtalet.", "Take the matter to the next step of the agreement."),
  },
  "decisions/not-quorate": {
    sentence: w(
      "Toimielin ei ole päätösvaltainen: poissa {parties}.",
      "Organet är inte beslutfört: frånvarande {parties}.",
      "There is no quorum: {parties} are absent.",
    ),
    remedy: w(
      "Kutsukaa paikalle varajäsen tai siirtäkää asia seuraavaan kokoukseen.",
      "Kalla in en ersättare eller skjut upp ärendet till nästa sammanträde.",
      "Call a deputy, or leave the matter to the next meeting.",
    ),
  },
  "decisions/waits-for": {
    sentence: w(
      "Kantaansa eivät ole vielä ilmoittaneet: {parties}.",
      "Följande har ännu inte meddelat sin ståndpunkt: {parties}.",
      "No position yet from {parties}.",
    ),
    remedy: w(
      "Odottakaa kantoja, kokousta tai määräajan päättymistä.",
      "Vänta på ståndpunkterna, sammanträdet eller att fristen går ut.",
      "Wait for them, for the meeting, or for the deadline.",
    ),
  },
  "decisions/silence-decides-nothing": {
    sentence: w(
      "Vaikeneminen ei päätä rahasta eikä viranomaisen puolesta: kanta puuttuu osapuolilta {parties}.",
      "Tystnad avgör inga pengar och talar inte för en myndighet: ståndpunkt saknas från {parties}.",
      "Silence never decides money and never stands for an authority: no position from {parties}.",
    ),
    remedy: w(
      "Jokaisen on sanottava kantansa, tai asia viedään sopimuksen seuraavalle portaalle.",
      "Var och en måste säga sin ståndpunkt, annars går ärendet till avtalets nästa steg.",
      "Each has to say what it thinks, or the matter goes to the next step of the agreement.",
    ),
  },
  "decisions/objected": {
    sentence: w("Vastaan: {parties}.", "Emot: {parties}.", "Against: {parties}."),
    remedy: w(
      "Muuttakaa esitystä tai viekää asia sopimuksen seuraavalle portaalle.",
      "Ändra förslaget eller för ärendet till avtalets nästa steg.",
      "Change the proposal, or take the matter to the next step of the agreement.",
    ),
  },
  "decisions/abstention-blocks": {
    sentence: w(
      "Tyhjää antoi {parties}; sopimuksen mukaan se estää päätöksen.",
      "Avstod: {parties}; enligt avtalet hindrar det beslutet.",
      "{parties} abstained, which blocks by the agreement.",
    ),
    remedy: w(
      "Muuttakaa esitystä tai viekää asia sopimuksen seuraavalle portaalle.",
      "Ändra förslaget eller för ärendet till avtalets nästa steg.",
      "Change the proposal, or take the matter to the next step of the agreement.",
    ),
  },
  "decisions/nobody-for": {
    sentence: w("Kukaan ei kannata esitystä.", "Ingen understöder förslaget.", "Nobody is for the proposal."),
    remedy: w("Muuttakaa esitystä tai päättäkää sen hylkäämisestä.", "Ändra förslaget eller förkasta det.", "Change the proposal, or reject it."),
  },
  "decisions/no-seat": {
    sentence: w(
      "Osapuolella {party} ei ole paikkaa toimielimessä {body}.",
      "Parten {party} har ingen plats i organet {body}.",
      "The party {party} has no seat in the body {body}.",
    ),
    remedy: w(
      "Paikat ovat sopimuksessa; niitä muutetaan sopimusta muuttamalla.",
      "Platserna står i avtalet; de ändras genom att avtalet ändras.",
      "The seats stand in the agreement; they change by amending it.",
    ),
  },
  "decisions/not-yet-member": {
    sentence: w("Osapuoli {party} liittyy vasta {joins}.", "Parten {party} ansluter sig först {joins}.", "The party {party} joins only on {joins}."),
    remedy: w("Se voi ottaa kantaa liittymispäivästään alkaen.", "Den kan ta ställning från och med den dagen.", "It can take a position from that day on."),
  },
  "decisions/has-left": {
    sentence: w(
      "Osapuoli {party} on eronnut: sen viimeinen päivä oli {leaves}.",
      "Parten {party} har lämnat alliansen: dess sista dag var {leaves}.",
      "The party {party} has left: its last day was {leaves}.",
    ),
    remedy: w(
      "Kantaa ei kirjata. Eron tilitys sovitaan sopimuksen eroa koskevien ehtojen mukaan.",
      "Ståndpunkten antecknas inte. Avräkningen vid utträdet görs enligt avtalets villkor för utträde.",
      "No position is recorded. Its exit is settled by the agreement’s terms of exit.",
    ),
  },
  "decisions/own-matter": {
    sentence: w(
      "Asia koskee osapuolen {party} erottamista: sen edustaja on esteellinen.",
      "Ärendet gäller uteslutning av parten {party}: dess företrädare är jävig.",
      "The matter is the exclusion of the party {party}: its representative is disqualified.",
    ),
    remedy: w(
      "Osapuolta kuullaan, mutta se ei osallistu päätöksentekoon.",
      "Parten hörs men deltar inte i beslutet.",
      "The party is heard, but has no part in deciding.",
    ),
  },
} satisfies Readonly<Record<string, Told>>;

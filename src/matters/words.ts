/** Why a matter cannot be opened, decided, approved or taken further. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const MATTER_REFUSALS = {
  "matters/no-agreement": {
    sentence: w("Sopimus ei ole voimassa sinä päivänä.", "Inget avtal är i kraft den dagen.", "No agreement is in force on the day."),
    remedy: w("Ottakaa sopimus ensin käyttöön.", "Ta avtalet i bruk först.", "Adopt the agreement first."),
  },
  "matters/unknown": {
    sentence: w("Asiaa {matter} ei ole.", "Det finns inget ärende {matter}.", "There is no matter {matter}."),
    remedy: w("Tarkista asia luettelosta.", "Kontrollera ärendet i listan.", "Look it up in the list of matters."),
  },
  "matters/closed": {
    sentence: w("Asian ”{title}” käsittely on päättynyt.", "Behandlingen av ärendet ”{title}” har avslutats.", "The matter “{title}” is closed."),
    remedy: w("Avaa uusi asia, jos siihen pitää palata.", "Öppna ett nytt ärende om det behövs.", "Open another matter if it has to be taken up again."),
  },
  "matters/no-body": {
    sentence: w("Sopimuksessa ei ole toimielintä {body}.", "I avtalet finns inget organ {body}.", "The agreement has no body {body}."),
    remedy: w("Valitse jokin sopimuksen toimielimistä.", "Välj ett av avtalets organ.", "Choose one of the agreement’s bodies."),
  },
  "matters/not-of-party": {
    sentence: w(
      "Henkilöllä ei ole roolia, jolla hän voi sitoa osapuolen sinä päivänä.",
      "Personen har ingen roll som binder parten den dagen.",
      "The person has no role that binds the party on that day.",
    ),
    remedy: w(
      "Paikalle nimetään oman organisaation päättäjä tai vastuuhenkilö.",
      "Utse en beslutsfattare eller ansvarig person i den egna organisationen.",
      "Name a decision maker or manager of your own organisation.",
    ),
  },
  "matters/seated-already": {
    sentence: w("Henkilöllä on jo paikka toimielimessä.", "Personen har redan en plats i organet.", "The person sits in the body already."),
    remedy: w("Päätä ensin entinen paikka.", "Avsluta först den tidigare platsen.", "End the former seat first."),
  },
  "matters/seats-full": {
    sentence: w(
      "Osapuolella on toimielimessä {seats} {seats|paikka|paikkaa}, ja kaikki ovat täynnä.",
      "Parten har {seats} {seats|plats|platser} i organet, och alla är tillsatta.",
      "The party has {seats} {seats|seat|seats} in the body, and all are taken.",
    ),
    remedy: w("Päätä ensin jokin paikka.", "Avsluta först någon plats.", "End one of the seats first."),
  },
  "matters/seat-in-the-past": {
    sentence: w("Päivä {day} on jo mennyt; tänään on {today}.", "Dagen {day} har redan gått; i dag är det {today}.", "{day} is over; today is {today}."),
    remedy: w(
      "Paikka alkaa tai päättyy aikaisintaan tänään: mennyt päätösvalta ei muutu.",
      "En plats börjar eller slutar tidigast i dag: gången beslutanderätt ändras inte.",
      "A seat begins or ends today at the earliest: past powers do not change.",
    ),
  },
  "matters/ends-before": {
    sentence: w(
      "Paikka päättyisi {to} ennen kuin alkaa {from}.",
      "Platsen skulle sluta {to}, innan den börjar {from}.",
      "The seat would end on {to}, before it begins on {from}.",
    ),
    remedy: w("Tarkista päivät.", "Kontrollera dagarna.", "Check the days."),
  },
  "matters/not-seated": {
    sentence: w("Osapuolellasi ei ole tätä henkilöä toimielimessä.", "Din part har inte den personen i organet.", "Your party has no such person in the body."),
    remedy: w("Tarkista paikat luettelosta.", "Kontrollera platserna i listan.", "Look at the list of seats."),
  },
  "matters/needs-deadline": {
    sentence: w("Kirjallinen menettely tarvitsee määräajan.", "Ett skriftligt förfarande behöver en tidsfrist.", "A written procedure needs a deadline."),
    remedy: w("Anna viimeinen päivä.", "Ange sista dagen.", "Give the last day."),
  },
  "matters/needs-amount": {
    sentence: w(
      "Rahaa koskevalla asialla on oltava rahamäärä: muuten valtuuksia ei voi verrata siihen.",
      "Ett ärende om pengar måste ha ett belopp: annars kan fullmakterna inte jämföras med det.",
      "A matter about money has to name a sum: no mandate could be held against it otherwise.",
    ),
    remedy: w("Anna rahamäärä; 0, jos asia ei siirrä rahaa.", "Ange beloppet; 0 om ärendet inte flyttar pengar.", "Give the sum; 0 where it moves no money."),
  },
  "matters/needs-change": {
    sentence: w(
      "Esitys ei sano, mitä se muuttaa ({fitting}): kukaan ei näkisi ennen kannanottoa, mitä se tekee oman organisaation rahoille.",
      "Förslaget säger inte vad det ändrar ({fitting}): före sitt ställningstagande skulle ingen se vad det gör med den egna organisationens pengar.",
      "The proposal does not say what it changes ({fitting}): nobody would see before taking a position what it does to their own organisation’s money.",
    ),
    remedy: w(
      "Anna muutos tietona: tavoitteet tai määrärahan osuudet riveittäin, tai seuraava sopimustiedosto. Ilman sitä asian voi viedä valmistelevaan toimielimeen.",
      "Ange ändringen som data: målen eller andelarna av anslaget rad för rad, eller följande avtalsfil. Utan den kan ärendet föras till ett beredande organ.",
      "Give the change as data: targets or allotments row by row, or the next agreement file. Without it the matter can go to a body that prepares.",
    ),
  },
  "matters/deadline-past": {
    sentence: w(
      "Määräpäivä {until} on jo mennyt; tänään on {today}.",
      "Fristen {until} har redan gått ut; i dag är det {today}.",
      "The deadline {until} is over; today is {today}.",
    ),
    remedy: w("Anna tuleva päivä.", "Ange en kommande dag.", "Give a day to come."),
  },
  "matters/whose-exclusion": {
    sentence: w("Erottamisessa on kerrottava, ketä se koskee.", "En uteslutning måste säga vem den gäller.", "An exclusion has to say whom it is about."),
    remedy: w("Nimeä osapuoli kohtaan ”koskee”.", "Ange parten under ”gäller”.", "Name the party under “concerns”."),
  },
  "matters/joining-not-allowed": {
    sentence: w("Sopimus ei salli liittymistä.", "Avtalet tillåter inte att någon ansluter sig.", "The agreement allows nobody to join."),
    remedy: w(
      "Tuo ensin liittymistä koskevan kohdan muutos sopimuksen muuttamisena.",
      "För först in en ändring av punkten om anslutning som en ändring av avtalet.",
      "First bring a change of the clause on joining as an amendment.",
    ),
  },
  "matters/unknown-concern": {
    sentence: w("Sopimuksessa ei ole tunnusta {id}.", "Avtalet har inget id {id}.", "The agreement has no id {id}."),
    remedy: w(
      "Käytä sopimuksen palvelun tai osapuolen tunnusta.",
      "Använd id för en tjänst eller part i avtalet.",
      "Use the id of one of its services or parties.",
    ),
  },
  "matters/not-forwarded-here": {
    sentence: w(
      "Asiaa, johon viitataan, ei ole lähetetty tälle toimielimelle.",
      "Ärendet som det hänvisas till har inte skickats till det här organet.",
      "The matter referred to was not forwarded to this body.",
    ),
    remedy: w("Lähettäkää se ensin eteenpäin.", "Skicka det vidare först.", "Forward it first."),
  },
  "matters/not-yours": {
    sentence: w("Asian avasi toinen organisaatio.", "Ärendet öppnades av en annan organisation.", "Another organisation opened the matter."),
    remedy: w("Pyydä muutosta siltä, joka asian avasi.", "Be den som öppnade ärendet om ändringen.", "Ask whoever opened it."),
  },
  "matters/not-in-seat": {
    sentence: w(
      "Et istu toimielimessä {body} osapuolen {party} puolesta.",
      "Du sitter inte i organet {body} för parten {party}.",
      "You do not sit in the body {body} for the party {party}.",
    ),
    remedy: w(
      "Osapuolesi nimeää jäsenen ja varajäsenen toimielinten sivulla.",
      "Din part utser medlem och ersättare på sidan om organen.",
      "Your party names its member and deputy on the page of the bodies.",
    ),
  },
  "matters/member-has-spoken": {
    sentence: w(
      "Osapuolesi varsinainen jäsen on jo ottanut kantaa.",
      "Din parts ordinarie medlem har redan tagit ställning.",
      "The member of your party has taken a position already.",
    ),
    remedy: w(
      "Varajäsen toimii vain, kun jäsen ei toimi.",
      "En ersättare handlar bara när medlemmen inte gör det.",
      "A deputy acts only where the member does not.",
    ),
  },
  "matters/after-deadline": {
    sentence: w("Määräaika päättyi {until}.", "Tidsfristen gick ut {until}.", "The deadline was {until}."),
    remedy: w(
      "Kantaa ei enää kirjata; asia voidaan avata uudelleen tai viedä seuraavalle portaalle.",
      "Ståndpunkten antecknas inte längre; ärendet kan öppnas på nytt eller föras till nästa steg.",
      "No position is taken any more; the matter can be opened anew or taken to the next step.",
    ),
  },
  "matters/ground": {
    sentence: w(
      "Esteellisyys tarvitsee perusteen, muu kanta ei.",
      "Jäv behöver en grund, andra ståndpunkter inte.",
      "Recusal needs a ground; no other position has one.",
    ),
    remedy: w(
      "Anna hallintolain 28 §:n 1 momentin kohta.",
      "Ange punkten i 28 § 1 mom. i förvaltningslagen.",
      "Give the item of section 28(1) of the Administrative Procedure Act.",
    ),
  },
  "matters/condition-of-for": {
    sentence: w("Vain puoltava kanta voi olla ehdollinen.", "Bara en ståndpunkt för kan vara villkorlig.", "Only a position for can have a condition."),
    remedy: w("Ota kantaa ilman ehtoa.", "Ta ställning utan villkor.", "Take it without the condition."),
  },
  "matters/not-chair": {
    sentence: w("Osapuolesi ei johda puhetta toimielimessä.", "Din part är inte ordförande i organet.", "Your party does not chair the body."),
    remedy: w(
      "Käsittelyn kirjaa puheenjohtaja tai projektitoimisto.",
      "Behandlingen antecknas av ordföranden eller projektkontoret.",
      "The chair or the project office records what the body did.",
    ),
  },
  "matters/to-come": {
    sentence: w(
      "Päivä {day} on vasta edessä; tänään on {today}.",
      "Dagen {day} är ännu inte här; i dag är det {today}.",
      "{day} is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa käsittely, kun se on tapahtunut.", "Anteckna behandlingen när den har skett.", "Record it once it has happened."),
  },
  "matters/before": {
    sentence: w(
      "Päivä {day} on ennen asian avaamista, kantoja tai toimielimen edellistä pykälää ({before}).",
      "Dagen {day} är före ärendets öppnande, ståndpunkterna eller organets föregående paragraf ({before}).",
      "{day} is before the matter was opened, positions were taken or the body’s last section ({before}).",
    ),
    remedy: w(
      "Pykälät seuraavat toisiaan; tarkista päivä.",
      "Paragraferna följer på varandra; kontrollera dagen.",
      "Sections follow each other; check the day.",
    ),
  },
  "matters/not-adopted": {
    sentence: w("Asiaa ei ole hyväksytty.", "Ärendet har inte godkänts.", "The matter is not adopted."),
    remedy: w("Katso, mitä puuttuu.", "Se vad som saknas.", "See what is missing."),
  },
  "matters/not-rejected": {
    sentence: w("Asiaa ei ole hylätty.", "Ärendet har inte förkastats.", "The matter is not rejected."),
    remedy: w("Kirjaa se, mitä kannat antavat.", "Anteckna det som ståndpunkterna ger.", "Record what the positions give."),
  },
  "matters/not-undecided": {
    sentence: w("Asia ei ole jäänyt ratkaisematta.", "Ärendet har inte blivit oavgjort.", "The matter is not undecided."),
    remedy: w("Kirjaa se, mitä kannat antavat.", "Anteckna det som ståndpunkterna ger.", "Record what the positions give."),
  },
  "matters/where-to": {
    sentence: w(
      "Vain eteenpäin lähetettävällä asialla on vastaanottaja, ja se on toinen toimielin: {bodies}.",
      "Bara ett ärende som skickas vidare har en mottagare, och den är ett annat organ: {bodies}.",
      "Only a matter that is forwarded has a receiver, and that is another body: {bodies}.",
    ),
    remedy: w("Valitse vastaanottava toimielin.", "Välj det mottagande organet.", "Choose the body that receives it."),
  },
  "matters/nothing-to-approve": {
    sentence: w("Toimielin ei ole hyväksynyt asiaa ”{title}”.", "Organet har inte godkänt ärendet ”{title}”.", "No body has adopted the matter “{title}”."),
    remedy: w("Oma toimielin päättää sen jälkeen.", "Det egna organet beslutar därefter.", "Your own organ decides after that."),
  },
  "matters/not-asked": {
    sentence: w(
      "Asia ei tarvitse osapuolen {party} päätöstä.",
      "Ärendet behöver inget beslut av parten {party}.",
      "The matter needs no decision of the party {party}.",
    ),
    remedy: w(
      "Katso asian sivulta, kenen päätöstä odotetaan.",
      "Se på ärendets sida vems beslut som väntas.",
      "The matter’s page says whose decision is awaited.",
    ),
  },
  "matters/approved-already": {
    sentence: w("Osapuoli {party} on jo hyväksynyt.", "Parten {party} har redan godkänt.", "The party {party} has approved already."),
    remedy: w(
      "Jos sen päätös kumotaan, tilalle nimetään toinen.",
      "Om dess beslut upphävs sätts ett annat i dess ställe.",
      "If its decision is annulled, another takes its place.",
    ),
  },
  "matters/decided-before": {
    sentence: w(
      "Päätös {organ} {section} on tehty {day}, ennen kuin toimielin hyväksyi asian {on}.",
      "Beslutet {organ} {section} fattades {day}, innan organet godkände ärendet {on}.",
      "The decision {organ} {section} was made on {day}, before the body agreed on {on}.",
    ),
    remedy: w(
      "Oma toimielin päättää siitä, mistä on sovittu.",
      "Det egna organet beslutar om det som har avtalats.",
      "Your own organ decides on what was agreed.",
    ),
  },
  "matters/not-yours-to-move": {
    sentence: w("Osapuolesi ei voi siirtää asiaa tähän menettelyyn.", "Din part kan inte flytta ärendet hit.", "Your party cannot move the matter there."),
    remedy: w(
      "Kokoukseen sen siirtää kuka tahansa päättävä osapuoli, kirjalliseen menettelyyn avaaja tai puheenjohtaja.",
      "Till ett sammanträde flyttas det av vilken beslutande part som helst, till skriftligt förfarande av den som öppnade det eller ordföranden.",
      "Any party that takes part in deciding moves it to a meeting; whoever opened it or chairs the body moves it to writing.",
    ),
  },
  "matters/moved-already": {
    sentence: w("Asia on jo siinä menettelyssä.", "Ärendet har redan det förfarandet.", "The matter is in that procedure already."),
    remedy: w("Katso asian sivulta, miten sitä käsitellään.", "Se på ärendets sida hur det behandlas.", "Its page says how it is handled."),
  },
  "matters/effect-typed": {
    sentence: w(
      "Tämän lajin vaikutus osapuolten rahoihin lasketaan, sitä ei kirjoiteta.",
      "Verkan på parternas pengar av detta slag beräknas, den skrivs inte.",
      "What a matter of this kind does to money is reckoned, not typed.",
    ),
    remedy: w(
      "Anna tietona, mitä muuttuu ({fitting}), niin vaikutus lasketaan.",
      "Ange som data vad som ändras ({fitting}), så beräknas verkan.",
      "Give what changes as data ({fitting}), and the effect is reckoned.",
    ),
  },
  "matters/change-unfit": {
    sentence: w(
      "Muutos {change} ei sovi tämän lajin asiaan.",
      "Ändringen {change} passar inte ett ärende av detta slag.",
      "A change of {change} does not fit a matter of this kind.",
    ),
    remedy: w("Sopivat: {fitting}.", "Passande: {fitting}.", "What fits: {fitting}."),
  },
  "matters/change-unknown": {
    sentence: w(
      "Sopimuksessa ei ole sitä, mitä {id} tarkoittaa.",
      "Avtalet har inte det som {id} avser.",
      "The agreement has nothing that {id} could be here.",
    ),
    remedy: w(
      "Käytä sopimuksen vuosia ja sen palvelujen, tuottajien ja tilaajien tunnuksia.",
      "Använd avtalets år och id för dess tjänster, producenter och beställare.",
      "Use the agreement’s years and the ids of its services, providers and purchasers.",
    ),
  },
  "matters/change-twice": {
    sentence: w("{id} on muutoksessa kahdesti.", "{id} finns två gånger i ändringen.", "{id} is in the change twice."),
    remedy: w("Kirjoita kukin kerran.", "Skriv varje en gång.", "Write each once."),
  },
  "matters/change-above-amount": {
    sentence: w(
      "Muutos on {comes} €, asian rahamäärä {amount} €: {excess} € liikaa.",
      "Ändringen är {comes} €, ärendets belopp {amount} €: {excess} € för mycket.",
      "The change comes to {comes} €, the matter’s sum is {amount} €: {excess} € too much.",
    ),
    remedy: w("Korjaa rahamäärä tai muutos.", "Rätta beloppet eller ändringen.", "Correct the sum or the change."),
  },
  "matters/change-same": {
    sentence: w(
      "Ehdotettu sopimustiedosto sanoo saman kuin voimassa oleva.",
      "Den föreslagna avtalsfilen säger detsamma som den gällande.",
      "The proposed agreement file says the same as the one in force.",
    ),
    remedy: w("Tarkistakaa, että valitsitte oikean tiedoston.", "Kontrollera att ni valde rätt fil.", "Check that you chose the right file."),
  },
  "matters/not-deadlocked": {
    sentence: w("Asia ei ole jäänyt ratkaisematta.", "Ärendet har inte blivit oavgjort.", "The matter is not deadlocked."),
    remedy: w(
      "Kirjatkaa ensin, että toimielin ei päässyt yksimielisyyteen.",
      "Anteckna först att organet inte blev enhälligt.",
      "Record first that the body did not agree.",
    ),
  },
  "matters/no-step-left": {
    sentence: w("Sopimuksen portaat on käyty: {steps}.", "Avtalets steg är slut: {steps}.", "The agreement’s steps are used up: {steps}."),
    remedy: w(
      "Jäljellä on esityksen muuttaminen tai eroa koskevat ehdot.",
      "Det som återstår är att ändra förslaget eller villkoren för utträde.",
      "What is left is another proposal, or the terms of exit.",
    ),
  },
  "matters/step-runs": {
    sentence: w("Edellinen porras on kesken: aikaa on {until} asti.", "Det föregående steget pågår till {until}.", "The step before has time until {until}."),
    remedy: w("Odottakaa sen päättymistä.", "Vänta tills det är slut.", "Wait until it is over."),
  },
} satisfies Readonly<Record<string, Told>>;

/** Words of corrections that go beyond the line that they correct: why that is refused, and what pages say of those that were meant. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const CORRECTION_REFUSALS = {
  "open-books/other-cost": {
    sentence: w(
      "Oikaisun kululaji tai palvelu ei ole sama kuin korjattavan rivin {line}: kululaji {type}, palvelu {service}.",
      "Rättelsens kostnadsslag eller tjänst är inte densamma som på raden {line}: kostnadsslag {type}, tjänst {service}.",
      "The correction has not the cost type or the service of the line {line}: type {type}, service {service}.",
    ),
    remedy: w(
      "Poista rivi oikaisulla, jolla on rivin oma kululaji ja palvelu, ja kirjaa kulu sitten uutena rivinä oikealle kululajille ja palvelulle.",
      "Ta bort raden med en rättelse som har radens eget kostnadsslag och egen tjänst, och bokför sedan kostnaden på nytt på rätt kostnadsslag och tjänst.",
      "Take the line off by a correction of its own type and service, and book the cost anew under the right ones.",
    ),
  },
  "open-books/beyond-line": {
    sentence: w(
      "Oikaisu veisi rivin {ref} sen ohi: rivi {line} €, oikaisuineen nyt {stands} €, muutos {change} €, jäisi {left} €.",
      "Rättelsen går längre än raden {ref}: raden {line} €, med rättelser nu {stands} €, ändring {change} €, kvar blir {left} €.",
      "The correction goes beyond the line {ref}: line {line} €, with its corrections {stands} €, change {change} €, which leaves {left} €.",
    ),
    remedy: w(
      "Anna oikaisuksi vain se, mitä rivistä poistetaan tai siihen palautetaan; uusi kulu kirjataan omaksi rivikseen. Jos rivin on todella määrä kasvaa tai vaihtaa etumerkkiä, vahvista se (beyond: true): maksajat näkevät sen luettelosta.",
      "Ange bara det som dras av från raden eller återförs till den; en ny kostnad bokförs som en egen rad. Ska raden verkligen växa eller byta tecken, bekräfta det (beyond: true): betalarna ser det i en lista.",
      "Give only what is taken off the line or put back; a new cost is a line of its own. Where the line is really meant to grow or to turn its sign, confirm it (beyond: true): those who pay see it in a list.",
    ),
  },
  "open-books/left-quantity": {
    sentence: w(
      "Rivistä {ref} jäisi netto {net} € ja määrä {quantity}: sopimus maksaa määrän mukaan, eikä toinen jää ilman toista.",
      "Av raden {ref} skulle nettot {net} € och mängden {quantity} bli kvar: avtalet betalar per mängd, och det ena blir inte kvar utan det andra.",
      "Of the line {ref} a net of {net} € and a quantity of {quantity} would be left: the agreement pays by quantity, and neither stays without the other.",
    ),
    remedy: w(
      "Poista netto ja määrä samassa suhteessa; kun rivi poistetaan, poista molemmat kokonaan.",
      "Dra av netto och mängd i samma förhållande; ska raden bort, ta bort båda helt.",
      "Take off net and quantity in proportion; to take the line off, take off all of both.",
    ),
  },
  "open-books/beyond-price": {
    sentence: w(
      "Rivistä {ref} jäisi netto {net} € ja määrä {quantity}: sopimus maksaa määrän mukaan, ja määrää vastaisi rivin omalla hinnalla {fits} €.",
      "Av raden {ref} skulle nettot {net} € och mängden {quantity} bli kvar: avtalet betalar per mängd, och till radens eget pris motsvarar mängden {fits} €.",
      "Of the line {ref} a net of {net} € and a quantity of {quantity} would be left: the agreement pays by quantity, and at the line’s own price the quantity is {fits} €.",
    ),
    remedy: w(
      "Poista netto ja määrä samassa suhteessa. Jos vain toinen niistä on todella väärin, vahvista se (beyond: true): se näkyy luettelossa niille, jotka näkevät rivin tiedot.",
      "Dra av netto och mängd i samma förhållande. Är bara det ena verkligen fel, bekräfta det (beyond: true): det syns i en lista för dem som ser radens uppgifter.",
      "Take off net and quantity in proportion. Where only one of them is really wrong, confirm it (beyond: true): those who see the line’s details see it in a list.",
    ),
  },
  "open-books/beyond-quantity": {
    sentence: w(
      "Oikaisu veisi rivin {ref} määrän sen ohi: rivi {line}, oikaisuineen nyt {stands}, muutos {change}, jäisi {left}.",
      "Rättelsen går längre än mängden på raden {ref}: raden {line}, med rättelser nu {stands}, ändring {change}, kvar blir {left}.",
      "The correction goes beyond the quantity of the line {ref}: line {line}, with its corrections {stands}, change {change}, which leaves {left}.",
    ),
    remedy: w(
      "Anna määräksi vain muutos. Jos määrän on todella määrä kasvaa tai vaihtaa etumerkkiä, vahvista se (beyond: true): maksajat näkevät sen luettelosta.",
      "Ange bara ändringen. Ska mängden verkligen växa eller byta tecken, bekräfta det (beyond: true): betalarna ser det i en lista.",
      "Give only the change. Where the quantity is really meant to grow or to turn its sign, confirm it (beyond: true): those who pay see it in a list.",
    ),
  },
} satisfies Readonly<Record<string, Told>>;

export const CORRECTIONS = {
  beyond: w("Ylitykset", "Överskridanden", "Beyond the line"),
  title: w("Rivinsä ylittävät oikaisut", "Rättelser som går längre än sin rad", "Corrections that go beyond their line"),
  lead: w(
    "Rivit, jotka ovat oikaisujensa jälkeen suurempia kuin kirjattaessa tai vaihtaneet etumerkkiään, ja määrän mukaan maksettavat rivit, joiden netto ja määrä ovat muuttuneet eri suhteessa. Kirjaaja on vahvistanut tarkoittaneensa sitä. Hylättyjä oikaisuja ei lasketa mukaan.",
    "Rader som efter sina rättelser är större än när de bokfördes eller som har bytt tecken, och rader som betalas per mängd och vars netto och mängd har ändrats i olika förhållande. Den som bokförde har bekräftat att det var meningen. Underkända rättelser räknas inte med.",
    "Lines that with their corrections are more than they were, or have turned their sign, and lines paid by quantity whose net and quantity changed out of proportion. Whoever entered them has confirmed that it was meant. Disallowed corrections are left out.",
  ),
  none: w("Mikään oikaisu ei ylitä riviään.", "Ingen rättelse går längre än sin rad.", "No correction goes beyond its line."),
  first: w("Näkyvissä ovat {most} suurinta muutosta.", "De {most} största ändringarna visas.", "The {most} largest changes are shown."),
  left: w("Netto oikaisuineen", "Netto med rättelser", "Net with corrections"),
  cost: w("Kustannus", "Kostnad", "Cost"),
  "cost-left": w("Kustannus oikaisuineen", "Kostnad med rättelser", "Cost with corrections"),
  apart: w("netto ja määrä eri suhteessa", "netto och mängd i olika förhållande", "net and quantity out of proportion"),
  quantity: w("myös määrä", "också mängden", "its quantity as well"),
} satisfies Readonly<Record<string, Words>>;

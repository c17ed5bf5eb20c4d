/** What a statement notes about the files that it was made from. */
import type { Words } from "../kernel/refusal.ts";

export const FILE_NOTES = {
  "netted-raises": {
    fi: "Tiedostossa {file} on vähennettävissä kustannuslajeissa (netted) plusmerkkisiä rivejä: {count}, yhteensä {sum} (ensimmäinen rivillä {first}). Ne nostavat kustannuksia: tulo kirjataan miinusmerkkisenä.",
    sv: "I {file} finns rader med plustecken i kostnadsslag som dras av (netted): {count}, sammanlagt {sum} (den första på rad {first}). De höjer kostnaden: inkomster bokförs med minustecken.",
    en: "{file} has rows above zero in types that are taken off the cost (netted): {count}, {sum} in all (the first on line {first}). They raise the cost: income is written with a minus sign.",
  },
  "known-at-untold": {
    fi: "Tiedoston {file} yksikään rivi ei kerro, milloin se on tullut tietoon (sarake booked tai known): kaikki sen rivit on laskettu mukaan, myös ne, jotka on saatu tietää kysytyn hetken jälkeen.",
    sv: "Ingen rad i {file} säger när den blev känd (kolumnen booked eller known): alla dess rader räknas, också de som blev kända efter den angivna tidpunkten.",
    en: "No row of {file} says when it became known (column booked or known): all of its rows count, those included that became known after the asked moment.",
  },
  "no-results-file": {
    fi: "Tilitys tehtiin ilman tulostiedostoa: tuloksia, käyttömääriä, asiakkaita tai päätöksiä ei ole luettu.",
    sv: "Avräkningen gjordes utan resultatfil: inga resultat, användningsuppgifter, kunder eller beslut har lästs.",
    en: "This statement was made without a results file: no results, use, customers or decisions were read.",
  },
  "left-settled": {
    fi: "{party} irtautui {day}: sen ja muiden väliset rahat on maksettu irtautumisen tilityksessä, eikä tässä makseta niistä mitään.",
    sv: "{party} utträdde {day}: pengarna mellan den och de andra har betalats i avräkningen av utträdet, och här betalas ingenting av dem.",
    en: "{party} left on {day}: the money between it and the others was settled by the statement of its exit, and nothing of it is paid here.",
  },
  "ended-settled": {
    fi: "Allianssi päättyi {day}: kaikki on maksettu sen päättymisen tilityksessä, eikä tässä makseta mitään.",
    sv: "Alliansen upphörde {day}: allt har betalats i avräkningen av att den upphörde, och här betalas ingenting.",
    en: "The alliance ended on {day}: everything was settled by the statement of its end, and nothing is paid here.",
  },
} as const satisfies Readonly<Record<string, Words>>;

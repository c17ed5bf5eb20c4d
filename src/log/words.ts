/** What is told about entries, exports and proofs, and what to do about it. */
import type { Words } from "../kernel/refusal.ts";

type Told = { readonly sentence: Words; readonly remedy: Words };
const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });
const t = (sentence: Words, remedy: Words): Told => ({ sentence, remedy });

export const LOG_WORDS = {
  "log/not-json": t(
    w("Tavut eivät ole JSON-olio UTF-8:na.", "Byten är inte ett JSON-objekt i UTF-8.", "The bytes are no JSON object in UTF-8."),
    w(
      "Tieto on kirjoitettava ohjelmalla, joka noudattaa tallenteen muotoa; jos se on kopio, pyydä uusi.",
      "Skriv uppgiften med ett program som följer registrets format; är det en kopia, be om en ny.",
      "Write the fact with a program that keeps to the format; if this is a copy, ask for a new one.",
    ),
  ),
  "log/not-canonical": t(
    w(
      "Tavut eivät ole sitä yhtä muotoa, jossa tieto kirjoitetaan (RFC 8785).",
      "Byten är inte den enda form som uppgiften skrivs i (RFC 8785).",
      "The bytes are not the one form in which this is written (RFC 8785).",
    ),
    w(
      "Jäsenet järjestykseen, ei välejä, lyhimmät merkinnät; jos tämä on kopio, se on muutettu.",
      "Medlemmar i ordning, inga mellanslag, kortaste skrivsätt; är det en kopia har den ändrats.",
      "Sort the members, no white space, the shortest escapes; if this is a copy, it was changed.",
    ),
  ),
  "log/too-large": t(
    w(
      "Tietoja on {bytes} tavua; kirjaukseen ja riviin mahtuu {most}.",
      "Uppgiften är {bytes} byte; en post eller rad rymmer {most}.",
      "This is {bytes} bytes; an entry or a line holds {most}.",
    ),
    w(
      "Vie pitkä sisältö tiedostoksi ja viittaa siihen.",
      "Lägg långt innehåll i en fil och hänvisa till den.",
      "Put long content into a file and refer to it.",
    ),
  ),
  "log/entry-member": t(
    w(
      "Kirjauksen kenttä {name} puuttuu, on tuntematon tai väärää muotoa.",
      "Postens fält {name} saknas, är okänt eller har fel form.",
      "The member {name} of the entry is missing, unknown or of the wrong form.",
    ),
    w("Katso kentät sivun docs/log-format.md luvusta 2.", "Se fälten i docs/log-format.md, avsnitt 2.", "See the members in docs/log-format.md section 2."),
  ),
  "log/value-kind": t(
    w(
      "Kohdassa {path} on arvo, jota kirjaukseen ei kirjoiteta.",
      "I {path} finns ett värde som inte skrivs i en post.",
      "At {path} stands a value that no entry holds.",
    ),
    w("Jätä puuttuva pois; null ei ole arvo.", "Lämna bort det som saknas; null är inget värde.", "Leave out what is absent; null is no value."),
  ),
  "log/value-number": t(
    w(
      "Kohdassa {path} on luku, joka ei ole kokonaisluku välillä ±(2^53−1).",
      "I {path} finns ett tal som inte är ett heltal inom ±(2^53−1).",
      "At {path} stands a number that is not whole or beyond ±(2^53−1).",
    ),
    w("Kirjoita tarkka luku tekstinä, raha sentteinä.", "Skriv exakta tal som text, pengar i cent.", "Write an exact number as a text, money as cents."),
  ),
  "log/value-text": t(
    w(
      "Kohdan {path} tekstissä on merkki, jota ei voi tallentaa.",
      "Texten i {path} har ett tecken som inte kan sparas.",
      "The text at {path} holds a character that cannot be kept.",
    ),
    w("Poista nollamerkki tai puolikas sijaismerkki.", "Ta bort nolltecknet eller det halva surrogatet.", "Remove the NUL or the lone surrogate."),
  ),
  "log/value-name": t(
    w("Olion {path} jäsenen nimi ei kelpaa.", "En medlem i {path} har ett otillåtet namn.", "A member of {path} has a name that is not allowed."),
    w(
      "Nimessä on kirjaimia a–z, numeroita ja merkkejä . _ : / -, enintään 127.",
      "Namn består av a–z, siffror och . _ : / -, högst 127.",
      "Names are made of letters a–z, digits and . _ : / -, at most 127.",
    ),
  ),
  "log/value-deep": t(
    w("Kohta {path} on liian syvällä.", "{path} ligger för djupt.", "{path} lies too deep."),
    w("Sisäkkäisiä tasoja on enintään 32.", "Högst 32 nivåer i varandra.", "At most 32 levels nest."),
  ),
  "log/other-stream": t(
    w(
      "Kirjaus kuuluu toiseen virtaan ({stream}, piti olla {expected}).",
      "Posten hör till en annan ström ({stream}, skulle vara {expected}).",
      "The entry belongs to another stream ({stream}, not {expected}).",
    ),
    w(
      "Pyydä uusi kopio; tämä on koottu väärin tai muutettu.",
      "Be om en ny kopia; den här är fel hopsatt eller ändrad.",
      "Ask for a new copy; this one was put together wrongly or changed.",
    ),
  ),
  "log/out-of-order": t(
    w(
      "Kirjauksen järjestysnumero on {seq}, piti olla {expected}.",
      "Postens nummer är {seq}, skulle vara {expected}.",
      "The entry's number is {seq} where {expected} must stand.",
    ),
    w(
      "Pyydä uusi kopio; kirjauksia on poistettu, lisätty tai siirretty.",
      "Be om en ny kopia; poster har tagits bort, lagts till eller flyttats.",
      "Ask for a new copy; entries were removed, added or moved.",
    ),
  ),
  "log/time-goes-back": t(
    w(
      "Kirjausaika {at} on ennen edellistä {before}.",
      "Tidpunkten {at} är före den föregående {before}.",
      "The entry was recorded at {at}, before the one before it ({before}).",
    ),
    w(
      "Kysy tallenteen pitäjältä; ohjelma ei kirjoita aikaa taaksepäin.",
      "Fråga den som för registret; programmet skriver aldrig tiden bakåt.",
      "Ask the keeper; the program never writes time backwards.",
    ),
  ),
  "log/kind-unreadable": t(
    w(
      "Kirjauksen {seq} ({kind}) sisältö ei ole sitä, mitä lajin pitää sisältää.",
      "Post {seq} ({kind}) har inte det innehåll som slaget ska ha.",
      "Entry {seq} ({kind}) does not hold what its kind holds.",
    ),
    w(
      "Katso lajit sivun docs/log-format.md luvusta 2 ja kysy tallenteen pitäjältä.",
      "Se slagen i docs/log-format.md, avsnitt 2, och fråga den som för registret.",
      "See the kinds in docs/log-format.md section 2, and ask the keeper.",
    ),
  ),
  "log/not-opened": t(
    w(
      "Kirjaus {seq} ({kind}) ei avaa tallennetta {origin} niin kuin ensimmäisen ja vain sen pitää.",
      "Post {seq} ({kind}) öppnar inte registret {origin} så som den första, och bara den, ska.",
      "Entry {seq} ({kind}) does not open the record {origin} as the first, and only the first, must.",
    ),
    w("Avainta ei voi uskoa; pyydä uusi kopio.", "Nyckeln kan inte tros; be om en ny kopia.", "The key cannot be believed; ask for a new copy."),
  ),
  "log/reference-unreadable": t(
    w(
      "Kirjauksessa {seq} on viittaus, jota ei voi lukea.",
      "Post {seq} har en hänvisning som inte kan läsas.",
      "Entry {seq} holds a reference that cannot be read.",
    ),
    w(
      "Katso viittaukset sivun docs/log-format.md luvusta 3.",
      "Se hänvisningar i docs/log-format.md, avsnitt 3.",
      "See references in docs/log-format.md section 3.",
    ),
  ),
  "log/rotation-unreadable": t(
    w("Kirjauksen {seq} avaimenvaihtoa ei voi lukea.", "Nyckelbytet i post {seq} kan inte läsas.", "The change of key in entry {seq} cannot be read."),
    w(
      "Älä usko uutta avainta; kysy tallenteen pitäjältä.",
      "Tro inte den nya nyckeln; fråga den som för registret.",
      "Do not believe the new key; ask the keeper.",
    ),
  ),
  "log/rotation-keys": t(
    w(
      "Kirjaus {seq} vaihtaa avaimen, joka ei ollut voimassa, tai ei vaihda sitä toiseksi.",
      "Post {seq} byter en nyckel som inte gällde, eller byter den inte mot en annan.",
      "Entry {seq} replaces a key that was not in force, or does not replace it by another.",
    ),
    w(
      "Älä usko uutta avainta; kysy tallenteen pitäjältä.",
      "Tro inte den nya nyckeln; fråga den som för registret.",
      "Do not believe the new key; ask the keeper.",
    ),
  ),
  "log/rotation-root": t(
    w(
      "Kirjauksen {seq} avaimenvaihto koskee toista historiaa.",
      "Nyckelbytet i post {seq} gäller en annan historia.",
      "The change of key in entry {seq} is about another history.",
    ),
    w(
      "Historia ennen vaihtoa on muutettu tai vaihto on siirretty muualta.",
      "Historien före bytet är ändrad, eller bytet är hämtat från annat håll.",
      "The history before it was changed, or the change was taken from elsewhere.",
    ),
  ),
  "log/rotation-signatures": t(
    w(
      "Kirjauksen {seq} avaimenvaihdon allekirjoitukset eivät päde.",
      "Underskrifterna på nyckelbytet i post {seq} håller inte.",
      "The signatures on the change of key in entry {seq} do not hold.",
    ),
    w(
      "Älä usko uutta avainta; kysy tallenteen pitäjältä.",
      "Tro inte den nya nyckeln; fråga den som för registret.",
      "Do not believe the new key; ask the keeper.",
    ),
  ),
  "log/no-manifest": t(
    w(
      "Täällä ei ole tiedostoa manifest: tämä ei ole tallenteen vienti.",
      "Här finns ingen fil manifest: det här är ingen export av ett register.",
      "There is no file manifest here: this is no export of a record.",
    ),
    w("Anna hakemisto, jonka vienti on tehnyt.", "Ange en katalog som exporten har skapat.", "Give a directory that the export made."),
  ),
  "log/manifest-unreadable": t(
    w("Luetteloa manifest ei voi lukea.", "Förteckningen manifest kan inte läsas.", "The manifest cannot be read."),
    w("Se on muutettu tai katkennut; pyydä uusi kopio.", "Den är ändrad eller avbruten; be om en ny kopia.", "It was changed or cut off; ask for a new copy."),
  ),
  "log/manifest-not-signed": t(
    w(
      "Luettelon allekirjoitus ei päde avaimella {key}.",
      "Förteckningens underskrift håller inte med nyckeln {key}.",
      "The manifest's signature does not hold under the key {key}.",
    ),
    w("Luetteloa on muutettu; pyydä uusi kopio.", "Förteckningen är ändrad; be om en ny kopia.", "The manifest was changed; ask for a new copy."),
  ),
  "log/file-missing": t(
    w("Tiedosto puuttuu.", "Filen saknas.", "The file is missing."),
    w(
      "Jos sisältö on poistettu oikein, siitä on kirjaus; tästä ei ole. Pyydä uusi kopio.",
      "Har innehållet raderats rätt finns en post om det; här finns ingen. Be om en ny kopia.",
      "Content that was erased rightly has an entry that says so; this has none. Ask for a new copy.",
    ),
  ),
  "log/file-changed": t(
    w("Tiedosto ei ole se, joka luetteloitiin.", "Filen är inte den som förtecknades.", "The file is not the one that was listed."),
    w(
      "Sitä on muutettu viennin jälkeen; pyydä uusi kopio.",
      "Den har ändrats efter exporten; be om en ny kopia.",
      "It was changed after the export; ask for a new copy.",
    ),
  ),
  "log/file-unlisted": t(
    w("Tiedosto ei ole luettelossa.", "Filen finns inte i förteckningen.", "The file stands in no manifest."),
    w(
      "Poista se, jos lisäsit sen itse; muuten pyydä uusi kopio.",
      "Ta bort den om du själv lade dit den; be annars om en ny kopia.",
      "Remove it if you put it there; else ask for a new copy.",
    ),
  ),
  "log/file-unforeseen": t(
    w(
      "Mikään kirjaus ei viittaa tiedostoon eikä puu tarvitse sitä.",
      "Ingen post hänvisar till filen och trädet behöver den inte.",
      "No entry refers to the file, and the tree does not need it.",
    ),
    w(
      "Se ei ole osa tallennetta; kysy, mistä se on.",
      "Den hör inte till registret; fråga varifrån den kommer.",
      "It is no part of the record; ask where it comes from.",
    ),
  ),
  "log/checkpoint-unreadable": t(
    w("Tarkistuspistettä ei voi lukea.", "Kontrollpunkten kan inte läsas.", "The checkpoint cannot be read."),
    w("Se on muutettu tai katkennut; pyydä uusi kopio.", "Den är ändrad eller avbruten; be om en ny kopia.", "It was changed or cut off; ask for a new copy."),
  ),
  "log/checkpoint-differs": t(
    w(
      "Tarkistuspiste ja luettelo puhuvat eri puista.",
      "Kontrollpunkten och förteckningen talar om olika träd.",
      "Checkpoint and manifest speak of different trees.",
    ),
    w("Pyydä uusi kopio.", "Be om en ny kopia.", "Ask for a new copy."),
  ),
  "log/checkpoint-not-signed": t(
    w(
      "Tarkistuspisteen allekirjoitus ei päde avaimella {key}.",
      "Kontrollpunktens underskrift håller inte med nyckeln {key}.",
      "The checkpoint's signature does not hold under the key {key}.",
    ),
    w(
      "Tarkistuspistettä on muutettu tai avain on toinen; pyydä uusi kopio.",
      "Kontrollpunkten är ändrad eller nyckeln en annan; be om en ny kopia.",
      "The checkpoint was changed, or the key is another; ask for a new copy.",
    ),
  ),
  "log/signature-strange": t(
    w(
      "Tarkistuspisteessä on allekirjoitus {name}, joka ei ole tallenteen eikä todistajan.",
      "Kontrollpunkten har en underskrift {name} som varken är registrets eller ett vittnes.",
      "The checkpoint bears a signature {name} that is neither the record's nor a witness's.",
    ),
    w("Pyydä uusi kopio.", "Be om en ny kopia.", "Ask for a new copy."),
  ),
  "log/root-differs": t(
    w(
      "Kirjaukset eivät ole se puu ({size} {size|kirjaus|kirjausta}), joka on allekirjoitettu.",
      "Posterna är inte det träd ({size} {size|post|poster}) som har undertecknats.",
      "The entries are not the tree of {size} that was signed.",
    ),
    w(
      "Kirjauksia on muutettu; pyydä uusi kopio ja säilytä tämä todisteena.",
      "Poster har ändrats; be om en ny kopia och spara den här som bevis.",
      "Entries were changed; ask for a new copy and keep this one as evidence.",
    ),
  ),
  "log/tile-differs": t(
    w("Tiivisteet eivät ole ne, jotka kirjauksista tulevat.", "Hashvärdena är inte de som posterna ger.", "The hashes are not those that the entries give."),
    w(
      "Tiedostoa tai kirjauksia on muutettu; pyydä uusi kopio.",
      "Filen eller posterna har ändrats; be om en ny kopia.",
      "The file or the entries were changed; ask for a new copy.",
    ),
  ),
  "log/bundle-broken": t(
    w(
      "Kirjausten tiedosto on rikki: pituudet eivät täsmää.",
      "Postfilen är trasig: längderna stämmer inte.",
      "The file of entries is broken: its lengths do not add up.",
    ),
    w("Pyydä uusi kopio.", "Be om en ny kopia.", "Ask for a new copy."),
  ),
  "log/not-all-read": t(
    w(
      "Kaikkia kirjauksia ei voitu lukea, joten loput tarkistukset jäivät tekemättä.",
      "Alla poster kunde inte läsas, så resten av kontrollen blev ogjord.",
      "Not all entries could be read, so the rest was not checked.",
    ),
    w("Korjaa ensin muut viat.", "Åtgärda först de andra felen.", "Mend the other faults first."),
  ),
  "log/key-not-of-entries": t(
    w(
      "Allekirjoittanut avain {key} ei ole se, joka kirjausten mukaan on voimassa.",
      "Nyckeln {key} som undertecknat är inte den som enligt posterna gäller.",
      "The key {key} that signed is not the one that the entries say is in force.",
    ),
    w("Älä usko kopiota; kysy tallenteen pitäjältä.", "Tro inte kopian; fråga den som för registret.", "Do not believe the copy; ask the keeper."),
  ),
  "log/content-differs": t(
    w("Sisältö ei ole se, joka kirjattiin.", "Innehållet är inte det som fördes in.", "The content is not the one that was entered."),
    w(
      "Sisältöä tai sen suolaa on muutettu; pyydä uusi kopio ja säilytä tämä todisteena.",
      "Innehållet eller dess salt har ändrats; be om en ny kopia och spara den här som bevis.",
      "Content or salt was changed; ask for a new copy and keep this one as evidence.",
    ),
  ),
  "log/line-broken": t(
    w("Riviä {line} ei voi lukea.", "Rad {line} kan inte läsas.", "Line {line} cannot be read."),
    w("Pyydä uusi kopio.", "Be om en ny kopia.", "Ask for a new copy."),
  ),
  "log/lines-differ": t(
    w("Rivit eivät ole ne, jotka kirjattiin.", "Raderna är inte de som fördes in.", "The lines are not those that were entered."),
    w(
      "Rivejä tai suoloja on muutettu; pyydä uusi kopio ja säilytä tämä todisteena.",
      "Rader eller salt har ändrats; be om en ny kopia och spara den här som bevis.",
      "Lines or salts were changed; ask for a new copy and keep this one as evidence.",
    ),
  ),
  "log/count-differs": t(
    w(
      "Rivejä on {count}, kirjattiin {entered}.",
      "Raderna är {count}, {entered} fördes in.",
      "There {count|is|are} {count} {count|line|lines}; {entered} were entered.",
    ),
    w("Pyydä uusi kopio.", "Be om en ny kopia.", "Ask for a new copy."),
  ),
  "log/total-differs": t(
    w(
      "Rivien summa on {total} {total|sentti|senttiä}, kirjattiin {entered}.",
      "Radernas summa är {total} cent, {entered} fördes in.",
      "The lines sum to {total} {total|cent|cents}; {entered} was entered.",
    ),
    w(
      "Kirjattu summa oli väärä jo kirjattaessa: korjaa se korjaavalla kirjauksella.",
      "Den införda summan var fel redan då: rätta den med en rättande post.",
      "The sum was wrong when it was entered: correct it by a correcting entry.",
    ),
  ),
  "log/line-without-sum": t(
    w("Rivillä {line} ei ole senttejä jäsenessä {sum}.", "Rad {line} saknar cent i medlemmen {sum}.", "Line {line} has no cents in its member {sum}."),
    w(
      "Summaa ei voi laskea; kysy tallenteen pitäjältä.",
      "Summan kan inte räknas; fråga den som för registret.",
      "The sum cannot be added up; ask the keeper.",
    ),
  ),
  "log/erased-without-entry": t(
    w(
      "Rivi {line} on poistettu, mutta mikään kirjaus {seq} ei poista sitä.",
      "Rad {line} är raderad, men ingen post {seq} raderar den.",
      "Line {line} is gone, but no entry {seq} erases it.",
    ),
    w(
      "Poisto ilman kirjausta on luvaton; pyydä uusi kopio ja säilytä tämä todisteena.",
      "Radering utan post är olovlig; be om en ny kopia och spara den här som bevis.",
      "Erasure without an entry is tampering; ask for a new copy and keep this one as evidence.",
    ),
  ),
  "log/erased-still-here": t(
    w(
      "Sisältö on yhä täällä, vaikka se poistettiin {day} perusteella {under} (kirjaus {seq}).",
      "Innehållet finns kvar fast det raderades {day} med stöd av {under} (post {seq}).",
      "The content is still here although it was erased on {day} under {under} (entry {seq}).",
    ),
    w("Tuhoa sisältö ja suola myös tästä kopiosta.", "Förstör innehåll och salt också i den här kopian.", "Destroy content and salt in this copy too."),
  ),
  "log/erased": t(
    w(
      "Poistettu {day} perusteella {under} (kirjaus {seq}); todiste pätee yhä.",
      "Raderat {day} med stöd av {under} (post {seq}); beviset står kvar.",
      "Erased on {day} under {under} (entry {seq}); the proof stands.",
    ),
    w("Ei tehtävää: sisältöä ei voitu tarkistaa.", "Inget att göra: innehållet kunde inte kontrolleras.", "Nothing to do: the content could not be checked."),
  ),
  "log/lines-erased": t(
    w(
      "Rivit {from}–{to} poistettu {day} perusteella {under} (kirjaus {seq}); todiste pätee, summaa ei voi laskea uudelleen.",
      "Raderna {from}–{to} raderade {day} med stöd av {under} (post {seq}); beviset står kvar, summan kan inte räknas om.",
      "Lines {from}–{to} were erased on {day} under {under} (entry {seq}); the proof stands, the total cannot be added up again.",
    ),
    w("Ei tehtävää: summa on se, joka kirjattiin.", "Inget att göra: summan är den som fördes in.", "Nothing to do: the total is the one that was entered."),
  ),
  "log/content-withheld": t(
    w(
      "Ei tarkistettu: {name} (kirjaus {seq}) ei ole tässä kopiossa, koska se tehtiin ilman sitä tai sen saaja ei saa nähdä sitä.",
      "Inte kontrollerat: {name} (post {seq}) finns inte i kopian, eftersom den gjordes utan det eller mottagaren inte får se det.",
      "Not checked: {name} (entry {seq}) is not in this copy, because it was made without it or its reader may not see it.",
    ),
    w(
      "Tee kopio sisällön kanssa (fetch-export --content, jos saat nähdä kaiken), tai pyydä jotakuta tarkistamaan se omasta kopiostaan.",
      "Gör en kopia med innehållet (fetch-export --content, om du får se allt), eller be någon kontrollera det i sin egen kopia.",
      "Make a copy with the content (fetch-export --content, where you may see all of it), or have somebody check it in a copy of theirs.",
    ),
  ),
  "log/withheld-unknown": t(
    w(
      "Luettelo pidättää sisältöä {name}, johon mikään kirjaus ei viittaa.",
      "Förteckningen håller inne {name} som ingen post hänvisar till.",
      "The manifest withholds {name}, to which no entry refers.",
    ),
    w("Pyydä uusi kopio.", "Be om en ny kopia.", "Ask for a new copy."),
  ),
  "log/entries-withheld": t(
    w(
      "Ei tarkistettu: kirjaukset ja sisältö eivät ole tässä kopiossa, vain niiden tiivisteet.",
      "Inte kontrollerat: poster och innehåll finns inte i kopian, bara deras hashvärden.",
      "Not checked: entries and content are not in this copy, only their hashes.",
    ),
    w("Kirjautunut osapuoli saa kopion, jossa ne ovat.", "En inloggad part får en kopia där de finns.", "A signed-in party gets a copy that has them."),
  ),
  "log/since-unreadable": t(
    w(
      "Annettu aiempi tarkistuspiste ei ole tallenteen {origin}.",
      "Den angivna tidigare kontrollpunkten är inte för registret {origin}.",
      "The checkpoint given from earlier is none of the record {origin}.",
    ),
    w("Anna tiedosto checkpoint aiemmasta kopiosta.", "Ange filen checkpoint ur en tidigare kopia.", "Give the file checkpoint of an earlier copy."),
  ),
  "log/since-not-signed": t(
    w(
      "Annetun aiemman tarkistuspisteen allekirjoitus ei päde avaimella {key}.",
      "Den angivna tidigare kontrollpunktens underskrift håller inte med nyckeln {key}.",
      "The signature of the checkpoint from earlier does not hold under the key {key}.",
    ),
    w(
      "Joko se on muutettu, tai tämä tallenne on toisen avaimen.",
      "Antingen är den ändrad eller så hör registret till en annan nyckel.",
      "Either it was changed, or this record is under another key.",
    ),
  ),
  "log/older-than-seen": t(
    w(
      "Tässä on {size} {size|kirjaus|kirjausta}; sinä olet nähnyt jo {seen}. Vanhempaa ei voi verrata nähtyyn.",
      "Här finns {size} {size|post|poster}; du har redan sett {seen}. En äldre kopia kan inte jämföras med det sedda.",
      "Here {size|is|are} {size} {size|entry|entries}; you have seen {seen} already. An older copy cannot be held against what was seen.",
    ),
    w(
      "Pyydä uudempi kopio, tai anna sen ajan tarkistuspiste valitsimella --since.",
      "Be om en nyare kopia, eller ange den tidens kontrollpunkt med --since.",
      "Ask for a newer copy, or give a checkpoint of that time with --since.",
    ),
  ),
  "log/rewritten": t(
    w(
      "HISTORIA ON KIRJOITETTU UUDELLEEN: {seen|ensimmäinen kirjaus ei ole se, jonka|ensimmäiset {seen} kirjausta eivät ole ne, jotka} näit (juuri {root}).",
      "HISTORIEN ÄR OMSKRIVEN: de första {seen} posterna är inte de du såg (rot {root}).",
      "HISTORY WAS REWRITTEN: {seen|the first entry is not the one|the first {seen} entries are not those} that you saw (root {root}).",
    ),
    w(
      "Säilytä tämä kopio ja aiempi tarkistuspiste: yhdessä ne todistavat. Kerro muille osapuolille.",
      "Spara kopian och den tidigare kontrollpunkten: tillsammans är de beviset. Underrätta de andra parterna.",
      "Keep this copy and the earlier checkpoint: together they are the proof. Tell the other parties.",
    ),
  ),
  "log/key-differs": t(
    w("Tallenteen avain {key} ei ole mikään annetuista.", "Registrets nyckel {key} är ingen av de angivna.", "The record's key {key} is none of those given."),
    w(
      "Kysy avain tallenteen pitäjältä muuta tietä; jos se on toinen, kopio on väärennetty.",
      "Fråga nyckeln av den som för registret på annan väg; är den en annan är kopian förfalskad.",
      "Ask the keeper for the key by another way; if it is another, the copy is forged.",
    ),
  ),
  "log/key-changed": t(
    w(
      "Avain on vaihtunut ilman sääntöjen mukaista vaihtoa: nähty {seen}, nyt {key}.",
      "Nyckeln har bytts utan ett regelrätt byte: sedd {seen}, nu {key}.",
      "The key changed without a change by the rules: seen {seen}, now {key}.",
    ),
    w(
      "Älä usko kopiota. Vahvista uusi avain muuta tietä ja anna se valitsimella --key.",
      "Tro inte kopian. Bekräfta den nya nyckeln på annan väg och ange den med --key.",
      "Do not believe the copy. Confirm the new key by another way and give it with --key.",
    ),
  ),
  "log/key-followed": t(
    w(
      "Avain vaihtui suunnitellusti kirjauksessa {seq}; uusi on {key}.",
      "Nyckeln byttes planenligt i post {seq}; den nya är {key}.",
      "The key was changed as planned in entry {seq}; the new one is {key}.",
    ),
    w(
      "Ei tehtävää: vanha ja uusi avain allekirjoittivat vaihdon.",
      "Inget att göra: gamla och nya nyckeln har undertecknat bytet.",
      "Nothing to do: the old and the new key signed the change.",
    ),
  ),
  "log/key-to-confirm": t(
    w(
      "Kirjaus {seq} vaihtaa avaimen syystä {because}; uutta avainta {key} ei uskota vahvistamatta.",
      "Post {seq} byter nyckel på grund av {because}; den nya nyckeln {key} tros inte obekräftad.",
      "Entry {seq} changes the key because it was {because}; the new key {key} is not believed unconfirmed.",
    ),
    w(
      "Kysy uusi avain tallenteen pitäjältä muuta tietä ja anna se valitsimella --key.",
      "Fråga den nya nyckeln på annan väg och ange den med --key.",
      "Ask the keeper for the new key by another way and give it with --key.",
    ),
  ),
  "log/first-seen": t(
    w(
      "NÄHTY ENSI KERTAA: avainta {key} uskotaan vain siksi, ettei mikään puhu sitä vastaan.",
      "SEDD FÖR FÖRSTA GÅNGEN: nyckeln {key} tros bara för att inget talar emot den.",
      "SEEN FOR THE FIRST TIME: the key {key} is believed only because nothing speaks against it.",
    ),
    w(
      "Vertaa avainta siihen, jonka tallenteen pitäjä kertoo muuta tietä, tai anna se valitsimella --key.",
      "Jämför nyckeln med den som registerföraren uppger på annan väg, eller ange den med --key.",
      "Compare the key with the one that the keeper tells you by another way, or give it with --key.",
    ),
  ),
  "log/witness-wrong": t(
    w("Todistajan {name} allekirjoitus ei päde.", "Vittnet {name}s underskrift håller inte.", "The cosignature of the witness {name} does not hold."),
    w(
      "Tarkistuspistettä on muutettu tai todistus on väärennetty; pyydä uusi kopio.",
      "Kontrollpunkten är ändrad eller vittnesmålet förfalskat; be om en ny kopia.",
      "The checkpoint was changed or the cosignature forged; ask for a new copy.",
    ),
  ),
  "log/witness-absent": t(
    w(
      "Todistaja {name} ei ole allekirjoittanut tätä tarkistuspistettä.",
      "Vittnet {name} har inte undertecknat kontrollpunkten.",
      "The witness {name} did not cosign this checkpoint.",
    ),
    w("Kysy todistajalta, minkä puun se on nähnyt viimeksi.", "Fråga vittnet vilket träd det såg senast.", "Ask the witness which tree it saw last."),
  ),
  "log/witness-unknown": t(
    w(
      "Ei tarkistettu: allekirjoitus {name} on todistajalta, jota ei tunneta.",
      "Inte kontrollerat: underskriften {name} är av ett okänt vittne.",
      "Not checked: the cosignature {name} is by a witness that is not known.",
    ),
    w(
      "Anna todistajan avain valitsimella --key, jos luotat siihen.",
      "Ange vittnets nyckel med --key om du litar på det.",
      "Give the witness's key with --key if you trust it.",
    ),
  ),
  "log/key-unproved": t(
    w(
      "Avainta ei voi todistaa allekirjoitetusta puusta.",
      "Nyckeln kan inte bevisas ur det undertecknade trädet.",
      "The key cannot be proved from the signed tree.",
    ),
    w(
      "Palvelin ei anna avaintensa ketjua; pyydä vienti, jossa kirjaukset ovat.",
      "Servern ger inte sin nyckelkedja; be om en export med posterna.",
      "The server does not give its chain of keys; ask for an export with the entries.",
    ),
  ),
  "log/proof-unreadable": t(
    w("Tämä ei ole todiste, jossa kirjaus on mukana.", "Det här är inget bevis som bär sin post.", "This is no proof that carries its entry."),
    w(
      "Anna tiedosto .tlog-proof tai .line-proof sellaisena kuin sait sen.",
      "Ange filen .tlog-proof eller .line-proof så som du fick den.",
      "Give the file .tlog-proof or .line-proof as you got it.",
    ),
  ),
  "log/proof-without-key": t(
    w(
      "Todistetta ei voi tarkistaa: tallenteen {origin} avainta ei tunneta.",
      "Beviset kan inte kontrolleras: nyckeln till registret {origin} är okänd.",
      "The proof cannot be checked: the key of the record {origin} is not known.",
    ),
    w(
      "Anna avain valitsimella --key, tai tarkista ensin tallenteen kopio.",
      "Ange nyckeln med --key, eller kontrollera först en kopia av registret.",
      "Give the key with --key, or verify a copy of the record first.",
    ),
  ),
  "log/proof-wrong": t(
    w("Todiste ei päde avaimella {key}.", "Beviset håller inte med nyckeln {key}.", "The proof does not hold under the key {key}."),
    w(
      "Sitä on muutettu, tai se on tehty ennen avaimen vaihtoa: pyydä uusi todiste tai anna silloinen avain valitsimella --key.",
      "Det är ändrat, eller gjort innan nyckeln byttes: be om ett nytt bevis, eller ange den dåvarande nyckeln med --key.",
      "It was changed, or made before the key was: ask for a new proof, or give the key of that time with --key.",
    ),
  ),
  "log/no-witness": t(
    w(
      "Kukaan todistaja ei valvo tallennetta: uudelleen kirjoitetun historian huomaa vain se, jolla on aiempi tarkistuspiste.",
      "Inget vittne bevakar registret: en omskriven historia märks bara av den som har en tidigare kontrollpunkt.",
      "No witness watches the record: a rewritten history is noticed only by those who keep an earlier checkpoint.",
    ),
    w(
      "Nimetkää osapuolten palvelimet toistensa todistajiksi.",
      "Utse parternas servrar till varandras vittnen.",
      "Name the parties' servers as witnesses of each other.",
    ),
  ),
  "log/for-parties": t(
    w(
      "Kirjaukset ja niiden todisteet näkevät vain tallenteen osapuolten kirjautuneet edustajat.",
      "Posterna och deras bevis visas bara för inloggade företrädare för registrets parter.",
      "Entries and their proofs are for signed-in people of the record's parties.",
    ),
    w(
      "Kirjaudu sisään. Tarkistuspiste, puun tiedostot ja avaimet ovat kaikille avoimia.",
      "Logga in. Kontrollpunkt, trädfiler och nycklar är öppna för alla.",
      "Sign in. Checkpoint, hash tiles and keys are open to anyone.",
    ),
  ),
  "log/line-closed": t(
    w(
      "Riviä ei ole, tai sinulla ei ole oikeutta lukea kaikkea, mitä siinä sanotaan.",
      "Raden finns inte, eller du har inte rätt att läsa allt som står på den.",
      "There is no such line, or you may not read all that it says.",
    ),
    w(
      "Todisteen saavat osapuoli itse sekä ne, joille sen tositteet ja yksikköhinnat ovat auki.",
      "Beviset får parten själv och de för vilka underlag och enhetspriser är öppna.",
      "Its proof is for the party itself, and for those to whom evidence and unit prices are open.",
    ),
  ),
  "log/cosignature-unreadable": t(
    w(
      "Lähetetty ei ole todistajan allekirjoittama tarkistuspiste.",
      "Det som sändes är ingen kontrollpunkt med ett vittnes underskrift.",
      "What was sent is no checkpoint with a cosignature.",
    ),
    w("Lähetä se sellaisena kuin sameside witness sen kirjoittaa.", "Sänd den så som sameside witness skriver den.", "Send it as sameside witness writes it."),
  ),
  "log/cosignature-elsewhere": t(
    w(
      "Tällaista tarkistuspistettä ei ole allekirjoitettu täällä.",
      "En sådan kontrollpunkt har inte undertecknats här.",
      "No such checkpoint was signed here.",
    ),
    w(
      "Jos sen allekirjoitus on tämän tallenteen, historia on kahdentunut: säilytä molemmat tarkistuspisteet ja toimi kuten docs/operate.md neuvoo.",
      "Om den bär detta registers underskrift finns det två historier: spara båda kontrollpunkterna och gör som docs/operate.md säger.",
      "If it bears this record's signature there are two histories: keep both checkpoints and do as docs/operate.md says.",
    ),
  ),
  "log/cosignature-unknown": t(
    w("Tallenteessa ei ole nimetty tätä todistajaa.", "Registret har inte utsett detta vittne.", "The record names no such witness."),
    w(
      "Pyydä ylläpitäjää nimeämään todistajan avain: sameside admin name-witness.",
      "Be administratören utse vittnets nyckel: sameside admin name-witness.",
      "Ask its administrator to name the witness's key: sameside admin name-witness.",
    ),
  ),
  "log/cosignature-wrong": t(
    w("Todistajan allekirjoitus ei päde.", "Vittnets underskrift håller inte.", "The cosignature does not hold."),
    w("Tarkista, että avain on se, joka nimettiin.", "Kontrollera att nyckeln är den som utsågs.", "Check that the key is the one that was named."),
  ),
  "log/column-differs": t(
    w(
      "Taulun {table} rivillä {row} sarake {column} ei ole se, minkä tallenne sanoo.",
      "I tabellen {table}, rad {row}, är kolumnen {column} inte vad registret säger.",
      "In table {table}, row {row}, the column {column} is not what the record says.",
    ),
    w(
      "Tietokantaa on muutettu ohjelman ohi. Selvitä kuka, ja palauta varmuuskopio.",
      "Databasen har ändrats utanför programmet. Utred av vem, och återställ en säkerhetskopia.",
      "The database was changed past the program. Find out by whom, and restore a backup.",
    ),
  ),
  "log/row-strange": t(
    w(
      "Taulussa {table} on rivi {row}, jota tallenne ei tunne.",
      "I tabellen {table} finns raden {row} som registret inte känner.",
      "Table {table} has a row {row} that the record does not know.",
    ),
    w(
      "Tietokantaa on muutettu ohjelman ohi. Selvitä kuka, ja palauta varmuuskopio.",
      "Databasen har ändrats utanför programmet. Utred av vem, och återställ en säkerhetskopia.",
      "The database was changed past the program. Find out by whom, and restore a backup.",
    ),
  ),
  "log/row-missing": t(
    w("Taulusta {table} puuttuu rivi {row}.", "I tabellen {table} saknas raden {row}.", "Table {table} lacks the row {row}."),
    w(
      "Tietokantaa on muutettu ohjelman ohi. Selvitä kuka, ja palauta varmuuskopio.",
      "Databasen har ändrats utanför programmet. Utred av vem, och återställ en säkerhetskopia.",
      "The database was changed past the program. Find out by whom, and restore a backup.",
    ),
  ),
  "log/derived-differs": t(
    w(
      "Johdettu taulu {table} ei ole se, mikä kirjauksista tulee: rivejä liikaa {more}, puuttuu {less}.",
      "Den härledda tabellen {table} är inte vad som följer av posterna: rader för mycket {more}, saknade {less}.",
      "The derived table {table} is not what follows from the entries: rows too many {more}, missing {less}.",
    ),
    w("Aja sameside rebuild.", "Kör sameside rebuild.", "Run sameside rebuild."),
  ),
} as const satisfies Readonly<Record<string, Told>>;

export type LogCode = keyof typeof LOG_WORDS;

/** What is said and does not refuse: what could not be checked, and what is right but worth knowing. */
export const LOG_WARNINGS: readonly LogCode[] = [
  "log/erased",
  "log/lines-erased",
  "log/content-withheld",
  "log/entries-withheld",
  "log/key-followed",
  "log/first-seen",
  "log/witness-absent",
  "log/witness-unknown",
  "log/no-witness",
];

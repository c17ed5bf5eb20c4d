/** Why a command on organisations, people and roles is refused. */
import { ACTION_NAMES } from "../api/action-words.ts";
import { ROLE_NAMES } from "../api/role-words.ts";
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";
import { PARTY_KIND_NAMES } from "./party-kind.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const PARTY_REFUSALS = {
  "parties/no-organisation": {
    sentence: w(
      "Organisaatiota {organisation} ei ole rekisteröity.",
      "Organisationen {organisation} är inte registrerad.",
      "No organisation {organisation} is registered.",
    ),
    remedy: w(
      "Pyydä ylläpitäjää rekisteröimään organisaatio ensin.",
      "Be administratören registrera organisationen först.",
      "Ask the administrator to register the organisation first.",
    ),
  },
  "parties/no-person": {
    sentence: w("Henkilöä {person} ei ole.", "Personen {person} finns inte.", "There is no person {person}."),
    remedy: w("Lisää henkilö ensin.", "Lägg till personen först.", "Add the person first."),
  },
  "parties/no-grant": {
    sentence: w("Roolia {grant} ei ole myönnetty.", "Rollen {grant} har inte beviljats.", "No role {grant} has been granted."),
    remedy: w("Lataa roolit uudelleen ja valitse niistä.", "Ladda om rollerna och välj bland dem.", "Load the roles again and choose from them."),
  },
  "parties/past-day": {
    sentence: w(
      "Rooli ei voi päättyä ennen tätä päivää: {on} on jo mennyt.",
      "En roll kan inte upphöra före i dag: {on} har redan varit.",
      "A role cannot end before today: {on} has passed.",
    ),
    remedy: w("Anna tämä päivä {today} tai myöhempi.", "Ange dagens datum {today} eller senare.", "Give today, {today}, or a later day."),
  },
  "parties/ended-before": {
    sentence: w("Rooli päättyy jo {last}.", "Rollen upphör redan {last}.", "The role ends on {last} already."),
    remedy: w(
      "Anna aikaisempi päivä, jos sen pitää päättyä ennemmin.",
      "Ange en tidigare dag om den ska upphöra tidigare.",
      "Give an earlier day if it is to end sooner.",
    ),
  },
  "parties/last-admin": {
    sentence: w("Viimeistä ylläpitäjää ei voi poistaa.", "Den sista administratören kan inte tas bort.", "The last administrator cannot be removed."),
    remedy: w("Myönnä rooli ensin toiselle.", "Bevilja först någon annan rollen.", "Grant the role to somebody else first."),
  },
  "parties/other-organisation": {
    sentence: w(
      "Voit myöntää rooleja vain omalle organisaatiollesi.",
      "Du kan bevilja roller bara för din egen organisation.",
      "You can grant roles for your own organisation only.",
    ),
    remedy: w(
      "Pyydä ylläpitäjää tai toisen organisaation päättäjää.",
      "Be administratören eller den andra organisationens beslutsfattare.",
      "Ask the administrator or the other organisation's decision maker.",
    ),
  },
  "parties/role-above": {
    sentence: w(
      "Roolin {role} myöntää ja päättää vain ylempi rooli.",
      "Rollen {role} beviljas och avslutas bara av en högre roll.",
      "Only a higher role grants and ends the role {role}.",
    ),
    remedy: w(
      "Ylläpitäjä myöntää kaikki roolit, tilaajan päättäjä oman organisaationsa alemmat roolit.",
      "Administratören beviljar alla roller, beställarens beslutsfattare sin organisations lägre roller.",
      "The administrator grants every role, a purchaser's decision maker the lower roles of its organisation.",
    ),
    names: ROLE_NAMES,
  },
  "parties/own-grant": {
    sentence: w("Kukaan ei myönnä roolia itselleen.", "Ingen beviljar sig själv en roll.", "Nobody grants themselves a role."),
    remedy: w("Pyydä toista myöntäjää.", "Be någon annan som får bevilja den.", "Ask somebody else who may grant it."),
  },
  "parties/period": {
    sentence: w(
      "Rooli päättyisi {to}, ennen kuin se alkaa {from}.",
      "Rollen skulle upphöra {to}, innan den börjar {from}.",
      "The role would end on {to}, before it begins on {from}.",
    ),
    remedy: w("Korjaa jompikumpi päivä.", "Rätta den ena dagen.", "Mend one of the days."),
  },
  "parties/needs-decision": {
    sentence: w(
      "Rooli {role} perustuu päätökseen, jota ei ole nimetty.",
      "Rollen {role} vilar på ett beslut som inte har angetts.",
      "The role {role} rests on a decision that was not named.",
    ),
    remedy: w("Nimeä toimielin, päivä ja pykälä.", "Ange organ, dag och paragraf.", "Name the organ, the day and the section."),
    names: ROLE_NAMES,
  },
  "parties/needs-end": {
    sentence: w("Tarkastajan toimeksianto on määräaikainen.", "En revisors uppdrag är tidsbegränsat.", "An auditor's mandate has an end."),
    remedy: w("Anna viimeinen päivä.", "Ange den sista dagen.", "Give the last day."),
  },
  "parties/already-granted": {
    sentence: w(
      "Henkilöllä on jo rooli {role} (viimeinen päivä {last}).",
      "Personen har redan rollen {role} (sista dag {last}).",
      "The person holds the role {role} already (last day {last}).",
    ),
    remedy: w("Päätä entinen ensin, jos ehdot muuttuvat.", "Avsluta den gamla först om villkoren ändras.", "End the old one first if its terms change."),
    names: ROLE_NAMES,
  },
  "parties/no-such-party": {
    sentence: w("Sopimuksessa ei ole osapuolta {party}.", "Avtalet har ingen part {party}.", "The agreement has no party {party}."),
    remedy: w("Sopimuksen osapuolet ovat {parties}.", "Avtalets parter är {parties}.", "The parties of the agreement are {parties}."),
  },
  "parties/other-kind": {
    sentence: w(
      "Osapuolen {party} laji on sopimuksessa {agreed}, rekisterissä {registered}.",
      "Parten {party} är i avtalet av slaget {agreed}, i registret {registered}.",
      "The agreement says that {party} is of the kind {agreed}, the register says {registered}.",
    ),
    remedy: w(
      "Sido toinen organisaatio tai korjaa sopimus.",
      "Bind en annan organisation eller rätta avtalet.",
      "Bind another organisation, or correct the agreement.",
    ),
    names: PARTY_KIND_NAMES,
  },
  "parties/other-business-id": {
    sentence: w(
      "Osapuolen {party} Y-tunnus on sopimuksessa {agreed}, rekisterissä {registered}.",
      "Parten {party} har i avtalet FO-numret {agreed}, i registret {registered}.",
      "The agreement gives {party} the business ID {agreed}, the register {registered}.",
    ),
    remedy: w(
      "Sido toinen organisaatio tai korjaa sopimus.",
      "Bind en annan organisation eller rätta avtalet.",
      "Bind another organisation, or correct the agreement.",
    ),
  },
  "parties/other-members": {
    sentence: w(
      "Ryhmittymällä {party} on sopimuksessa {agreed} jäsentä, rekisterissä {registered}.",
      "Konsortiet {party} har i avtalet {agreed} medlemmar, i registret {registered}.",
      "The consortium {party} has {agreed} members in the agreement and {registered} in the register.",
    ),
    remedy: w(
      "Rekisteröi ryhmittymä jäsenineen uudelleen tai korjaa sopimus.",
      "Registrera konsortiet med dess medlemmar på nytt eller rätta avtalet.",
      "Register the consortium with its members anew, or correct the agreement.",
    ),
  },
  "parties/needs-business-id": {
    sentence: w("Y-tunnus puuttuu.", "FO-nummer saknas.", "The business ID is missing."),
    remedy: w("Anna Y-tunnus muodossa 1234567-1.", "Ange FO-numret i formen 1234567-1.", "Give the business ID in the form 1234567-1."),
  },
  "parties/business-id": {
    sentence: w("{businessId} ei ole Y-tunnus.", "{businessId} är inget FO-nummer.", "{businessId} is no business ID."),
    remedy: w(
      "Y-tunnuksessa on seitsemän numeroa, väliviiva ja tarkistusnumero. Tarkista se YTJ:stä.",
      "Ett FO-nummer har sju siffror, bindestreck och kontrollsiffra. Kontrollera det i FODS.",
      "It has seven digits, a hyphen and a check digit. Look it up in the Business Information System (ytj.fi).",
    ),
  },
  "parties/same-business-id": {
    sentence: w(
      "Y-tunnus {businessId} on jo rekisteröity.",
      "FO-numret {businessId} är redan registrerat.",
      "The business ID {businessId} is registered already.",
    ),
    remedy: w("Käytä rekisteröityä organisaatiota.", "Använd den registrerade organisationen.", "Use the organisation that is registered."),
  },
  "parties/consortium-members": {
    sentence: w(
      "Jäsenet kuuluvat ryhmittymälle, ja sillä on niitä vähintään kaksi.",
      "Medlemmar hör till ett konsortium, som har minst två.",
      "Members belong to a consortium, which has two or more.",
    ),
    remedy: w("Nimeä jäsenet, tai valitse toinen laji.", "Ange medlemmarna eller välj ett annat slag.", "Name the members, or choose another kind."),
  },
  "parties/member": {
    sentence: w("{member} ei voi olla jäsen.", "{member} kan inte vara medlem.", "{member} cannot be a member."),
    remedy: w(
      "Jäsen on rekisteröity organisaatio, kukin kerran, eikä itse ryhmittymä.",
      "En medlem är en registrerad organisation, var och en en gång, och inte själv ett konsortium.",
      "A member is a registered organisation, each once, and no consortium itself.",
    ),
  },
  "parties/budget-assigned": {
    sentence: w(
      "Organisaatiolla on jo talousarviotallenne: {stream}.",
      "Organisationen har redan ett budgetregister: {stream}.",
      "The organisation has a budget record already: {stream}.",
    ),
    remedy: w("Käytä sitä, joka on.", "Använd det som finns.", "Use the one that is there."),
  },
  "parties/bound": {
    sentence: w(
      "Osapuolen {party} sidosta ei voi enää vaihtaa: tallenteessa on jo kirjauksia, jotka nojaavat siihen.",
      "Bindningen av parten {party} kan inte längre bytas: registret har redan poster som vilar på den.",
      "The binding of the party {party} cannot be changed any more: entries of the record rest on it.",
    ),
    remedy: w(
      "Korjaa kirjaukset oikaisuilla; uusi osapuoli liittyy sopimuksen muutoksella.",
      "Rätta posterna med korrigeringar; en ny part ansluter genom en avtalsändring.",
      "Mend the entries by corrections; a new party joins by an amendment.",
    ),
  },
  "parties/bound-so": {
    sentence: w(
      "Osapuoli {party} on jo sidottu tähän organisaatioon.",
      "Parten {party} är redan bunden till organisationen.",
      "The party {party} is bound to this organisation already.",
    ),
    remedy: w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  },
  "parties/not-bound": {
    sentence: w("Osapuolta {party} ei ole sidottu.", "Parten {party} är inte bunden.", "The party {party} is not bound."),
    remedy: w("Tarkista osapuolen tunnus.", "Kontrollera partens beteckning.", "Check the party's id."),
  },
  "parties/organisation-bound": {
    sentence: w(
      "Organisaatio on jo osapuoli {party}, ja tallenteen kirjaukset nojaavat siihen.",
      "Organisationen är redan parten {party}, och registrets poster vilar på det.",
      "The organisation is the party {party} already, and entries of the record rest on it.",
    ),
    remedy: w("Yksi organisaatio on allianssissa yksi osapuoli.", "En organisation är en part i alliansen.", "One organisation is one party of an alliance."),
  },
  "parties/no-budget-of": {
    sentence: w(
      "Yrityksellä tai ryhmittymällä ei ole määrärahoja, joten sille ei avata talousarviotallennetta.",
      "Ett företag eller ett konsortium har inga anslag, så inget budgetregister öppnas för det.",
      "A company or a consortium has no appropriations, so no budget record is opened for it.",
    ),
    remedy: w("Valitse tilaajan organisaatio.", "Välj beställarens organisation.", "Choose the purchaser's organisation."),
  },
  "parties/same-alliance": {
    sentence: w("Allianssi ”{name}” on jo aloitettu.", "Alliansen ”{name}” har redan inletts.", "An alliance “{name}” was begun already."),
    remedy: w(
      "Avaa se luettelosta tai anna uudelle toinen nimi.",
      "Öppna den ur listan eller ge den nya ett annat namn.",
      "Open it from the list, or give the new one another name.",
    ),
  },
  "parties/oidc-setting": {
    sentence: w("Asetus {name} ei kelpaa: ”{value}”.", "Inställningen {name} duger inte: ”{value}”.", "The setting {name} will not do: “{value}”."),
    remedy: w(
      "Katso docs/sign-in.md. Väitteellä ei voi antaa päättäjän, controllerin, tarkastajan eikä ylläpitäjän roolia.",
      "Se docs/sign-in.md. Ett påstående kan inte ge rollen beslutsfattare, controller, revisor eller administratör.",
      "See docs/sign-in.md. A claim cannot give the role of decision maker, controller, auditor or administrator.",
    ),
  },
  "parties/no-token": {
    sentence: w(
      "Sellaista avainta ei ole, tai se on jo peruttu.",
      "Det finns ingen sådan nyckel, eller så är den redan återkallad.",
      "There is no such key, or it was revoked already.",
    ),
    remedy: w("Katso luettelo osoitteesta /api/tokens.", "Se listan på /api/tokens.", "See the list at /api/tokens."),
  },
  "parties/token-over": {
    sentence: w("Avaimen viimeinen päivä {day} on jo mennyt.", "Nyckelns sista dag {day} har redan varit.", "The last day of the key, {day}, is over already."),
    remedy: w("Anna tämä päivä tai myöhempi.", "Ange denna dag eller en senare.", "Give today or a later day."),
  },
  "parties/token-end": {
    sentence: w(
      "Avain ei voi olla voimassa yli {days} päivää.",
      "En nyckel kan inte gälla längre än {days} dagar.",
      "A key cannot last longer than {days} days.",
    ),
    remedy: w("Anna aikaisempi viimeinen päivä.", "Ange en tidigare sista dag.", "Give an earlier last day."),
  },
  "parties/token-scope": {
    sentence: w(
      "Avain voi antaa vain sen, mitä itse saat tehdä: {scope} ei kuulu siihen.",
      "En nyckel kan ge bara det som du själv får göra: {scope} hör inte dit.",
      "A key can give only what you may do yourself: {scope} is no part of it.",
    ),
    remedy: w("Valitse luettelosta.", "Välj ur listan.", "Choose from the list."),
    names: ACTION_NAMES,
  },
} as const satisfies Readonly<Record<string, Told>>;

/** Personal data, secrecy and access: GDPR, TSL, THL 16–24 §, JulkL 24–25 §, 380/2023 112–126 §, 381/2023 12 §, 916/2012. */
import { addMonths, type Day } from "../../kernel/day.ts";
import { FOUNDING } from "../acts.ts";
import { constant } from "../constants.ts";
import { all, any, BOTH, both, doneBy, each, not, of, type PackId, type Rule, rule, withArgs } from "../rule.ts";

const NOW: readonly PackId[] = ["fi-2026-tyovoimapalvelu"];
/** 380/2023 and 381/2023 apply from here. */
const REFORM = { from: "2025-01-01" } as const;

const processing: readonly Rule[] = [
  rule(
    {
      id: "DPR-001",
      packs: BOTH,
      text: {
        fi: "Tulos- tai tekstitietoihin on tallennettu henkilötunnus tai asiakkaan nimi.",
        sv: "Bland resultat- eller textuppgifterna finns en personbeteckning eller en kunds namn.",
        en: "Outcome data or a text holds a personal identity code or a customer's name.",
      },
      basis: [
        { section: "TSL 29 §", mark: "C" },
        { section: "380/2023 120 a §", mark: "I" },
      ],
      severity: "block",
      needs: ["storedTexts"],
    },
    ({ storedTexts }) => each("storedTexts", storedTexts, (t) => all(not(t.identityCode), not(t.personName))),
  ),
  rule(
    {
      id: "DPR-002",
      packs: NOW,
      text: {
        fi: "Toiminto on päällekkäinen valtakunnallisen asiakastietojärjestelmän kanssa.",
        sv: "Funktionen överlappar det riksomfattande kundinformationssystemet.",
        en: "The function overlaps with the national customer system.",
      },
      basis: [{ section: "380/2023 120–120 a §", mark: "C" }],
      severity: "block",
      valid: REFORM,
      needs: ["platformFunctions"],
    },
    ({ platformFunctions }) => each("platformFunctions", platformFunctions, (f) => not(f.overlapsNationalSystem)),
  ),
  rule(
    {
      id: "DPR-003",
      packs: BOTH,
      text: {
        fi: "Käsittelytoimelta puuttuu rekisterinpitäjä, joka on oikeushenkilö, käyttötarkoitus, oikeusperuste, vastaanottajat tai säilytysaika.",
        sv: "Behandlingen saknar en personuppgiftsansvarig som är juridisk person, ändamål, rättslig grund, mottagare eller lagringstid.",
        en: "The processing lacks a controller that is a legal person, a purpose, a legal basis, its recipients or how long data is kept.",
      },
      basis: [
        { section: "GDPR 5, 6, 30", mark: "G" },
        { section: "380/2023 112, 114, 123 §", mark: "C" },
      ],
      severity: "block",
      needs: ["processingActivities"],
    },
    ({ processingActivities }) =>
      each("processingActivities", processingActivities, (p) =>
        all(
          of(p.controller, (c) => c === "legal-person"),
          p.purpose,
          p.basis,
          p.recipients,
          p.retention,
        ),
      ),
  ),
  rule(
    {
      id: "DPR-004",
      packs: BOTH,
      text: {
        fi: "Henkilötietojen käsittelysopimus tai yhteisrekisterinpitäjien järjestely puuttuu.",
        sv: "Avtalet om behandling av personuppgifter eller arrangemanget mellan gemensamt personuppgiftsansvariga saknas.",
        en: "The contract with the processor, or the arrangement of the joint controllers, is missing.",
      },
      basis: [{ section: "GDPR 26, 28", mark: "G" }],
      severity: "block",
      needs: ["providerAccess", "processingActivities"],
    },
    ({ providerAccess, processingActivities }) =>
      both(
        each("providerAccess", providerAccess, (a) => a.processingContract),
        each("processingActivities", processingActivities, (p) => any(not(p.joint), p.jointArrangement)),
      ),
  ),
];

const providers: readonly Rule[] = [
  rule(
    {
      id: "DPR-005",
      packs: NOW,
      text: {
        fi: "Tuottaja näkee tietoja, jotka eivät ole välttämättömiä palvelun tuottamiseksi.",
        sv: "Producenten ser uppgifter som inte är nödvändiga för att producera tjänsten.",
        en: "The provider sees data that is not necessary to produce the service.",
      },
      basis: [{ section: "380/2023 116.4, 124.3 §", mark: "C" }],
      severity: "block",
      valid: REFORM,
      needs: ["providerAccess"],
    },
    ({ providerAccess }) => each("providerAccess", providerAccess, (a) => a.necessary),
  ),
  rule(
    {
      id: "DPR-006",
      packs: NOW,
      text: {
        fi: "Terveystietoja on luovutettu tuottajalle ilman asiakkaan yksilöityä kirjallista suostumusta.",
        sv: "Uppgifter om hälsotillståndet har lämnats ut till producenten utan kundens specificerade skriftliga samtycke.",
        en: "Health data went to the provider without the customer's specific written consent.",
      },
      basis: [{ section: "380/2023 116.4 §", mark: "C" }],
      severity: "block",
      valid: REFORM,
      needs: ["providerAccess"],
    },
    ({ providerAccess }) => each("providerAccess", providerAccess, (a) => any(not(a.health), a.writtenConsent)),
  ),
  rule(
    {
      id: "DPR-007",
      packs: NOW,
      text: {
        fi: "Palveluntuottajalla on käyttöoikeus monialaisen tuen tietoihin.",
        sv: "Serviceproducenten har åtkomst till uppgifterna om sektorsövergripande stöd.",
        en: "A provider has access to the data of multi-sectoral support.",
      },
      basis: [{ section: "381/2023 12.4 §", mark: "C" }],
      severity: "block",
      valid: REFORM,
      needs: ["providerAccess"],
    },
    ({ providerAccess }) => each("providerAccess", providerAccess, (a) => not(a.multiSectoralSpace)),
  ),
  rule(
    {
      id: "DPR-008",
      packs: BOTH,
      text: {
        fi: "Tuottaja näkee toisen tuottajan asiakastietoja.",
        sv: "Producenten ser en annan producents kunduppgifter.",
        en: "A provider sees another provider's data of single customers.",
      },
      basis: [{ section: "380/2023 116.4 §", mark: "C" }, FOUNDING.kainuu],
      severity: "block",
      needs: ["providerAccess"],
    },
    ({ providerAccess }) => each("providerAccess", providerAccess, (a) => of(a.service, (s) => s === "own")),
  ),
  rule(
    {
      id: "DPR-009",
      packs: BOTH,
      text: {
        fi: "Raportissa on pieni solukoko (n < {k}), josta henkilön voi tunnistaa.",
        sv: "Rapporten har en liten cell (n < {k}) där en person kan identifieras.",
        en: "The report shows a small cell (n < {k}) in which a person can be recognised.",
      },
      basis: [
        { section: "TSL 31.2 § 3", mark: "C" },
        { section: "TSL 31.2 § 3, raja-arvo", mark: "G" },
      ],
      severity: "block",
      needs: ["reports"],
    },
    ({ reports }, on) => {
      const least = constant("smallestCell", on);
      const answer = each("reports", reports, (r) =>
        any(
          r.suppressed,
          of(r.smallestCount, (count) => of(least, (k) => count >= k)),
        ),
      );
      return withArgs(answer, { k: String(least) });
    },
  ),
];

const access: readonly Rule[] = [
  rule(
    {
      id: "DPR-010",
      packs: BOTH,
      text: {
        fi: "Käyttöoikeus ei ole henkilökohtainen, rajattu ja määräaikainen, sen myöntäjä puuttuu, tai se on vanhentunut.",
        sv: "Användarrättigheten är inte personlig, avgränsad och tidsbunden, den som beviljat den saknas, eller så har den gått ut.",
        en: "The access right is not personal, scoped and limited in time, lacks its granter, or has expired and still works.",
      },
      basis: [
        { section: "THL 16 §", mark: "C" },
        { section: "380/2023 124–126 §", mark: "C" },
      ],
      severity: "block",
      needs: ["accessGrants"],
    },
    ({ accessGrants }, on) =>
      each("accessGrants", accessGrants, (g) =>
        any(
          not(g.active),
          all(
            g.personal,
            g.scoped,
            g.granterRecorded,
            of(g.ends, (last) => last !== "none" && last >= on),
          ),
        ),
      ),
  ),
  rule(
    {
      id: "DPR-011",
      packs: BOTH,
      text: {
        fi: "Tietojen katselusta tai viennistä puuttuu lokikirjaus käyttötarkoituksineen, tai lokia voi muuttaa.",
        sv: "Logginformation med användningsändamål saknas om en läsning eller export av uppgifter, eller så kan logginformationen ändras.",
        en: "A read or export of data was not logged with its purpose, or the log can be changed.",
      },
      basis: [
        { section: "THL 17 §", mark: "C" },
        { section: "TSL 6.2 §", mark: "C" },
      ],
      severity: "block",
      needs: ["dataReads", "accessLog"],
    },
    ({ dataReads, accessLog }) =>
      both(
        each("dataReads", dataReads, (r) => all(r.logged, r.purposeLogged)),
        each("accessLog", [accessLog], (log) => log.appendOnly),
      ),
  ),
  rule(
    {
      id: "DPR-012",
      packs: BOTH,
      text: {
        fi: "Asiakas- tai terveystiedot on otettu käyttöön ennen tietosuojaa koskevaa vaikutustenarviointia.",
        sv: "Uppgifter om kunder eller deras hälsotillstånd har tagits i bruk före konsekvensbedömningen avseende dataskydd.",
        en: "Customer or health data came into use before the data protection impact assessment.",
      },
      basis: [
        { section: "GDPR 35", mark: "G" },
        { section: "TSL 6.2 § 10", mark: "C" },
      ],
      severity: "block",
      needs: ["impactAssessment"],
    },
    ({ impactAssessment }) => each("impactAssessment", [impactAssessment], (a) => doneBy(a.assessed, a.enabled)),
  ),
  rule(
    {
      id: "DPR-013",
      packs: NOW,
      text: {
        fi: "Asiakaskohtaiset tiedot on poistettava viimeistään {date}.",
        sv: "De kundspecifika uppgifterna ska raderas senast {date}.",
        en: "The data of single customers must be deleted by {date}.",
      },
      basis: [
        { section: "380/2023 122 §", mark: "C" },
        { section: "380/2023 122 §, analogia", mark: "I" },
      ],
      severity: "error",
      valid: REFORM,
      needs: ["caseData"],
    },
    ({ caseData }, on) => {
      const due = (ended: Day) => {
        const years = constant("customerRetentionYears", on);
        return years === undefined ? undefined : addMonths(ended, 12 * years);
      };
      const answer = each("caseData", caseData, ({ ended, deleted, legalHold }) =>
        any(
          legalHold,
          of(ended, (end) => end === "none" || of(due(end), (last) => of(deleted, (day) => (day === "none" ? on : day) <= last))),
        ),
      );
      if (answer.answer !== "broken") return answer;
      const days = caseData.flatMap(({ at, ended }) => (answer.at.includes(at) && ended !== undefined && ended !== "none" ? [due(ended)!] : []));
      return withArgs(answer, { date: days.reduce((a, b) => (a < b ? a : b)) });
    },
  ),
  rule(
    {
      id: "DPR-014",
      packs: ["fi-2018-kasvupalvelu"],
      text: {
        fi: "Tietojen luovutuksen peruste puuttuu, tai tietoja säilytetään yli viisi vuotta.",
        sv: "Grunden för utlämnande av uppgifter saknas, eller så bevaras uppgifterna längre än fem år.",
        en: "Data is shared without a basis, or kept for more than five years.",
      },
      basis: [{ section: "916/2012 12:6 §, 13 luku", mark: "C-18" }],
      severity: "block",
      valid: { to: "2024-12-31" },
      needs: ["dataSharing"],
    },
    ({ dataSharing }, on) =>
      each("dataSharing", dataSharing, ({ basis, retentionYears }) =>
        all(
          of(basis, (b) => b !== "none"),
          of(retentionYears, (years) => of(constant("customerRetentionYears", on), (most) => years <= most)),
        ),
      ),
  ),
];

const handing: readonly Rule[] = [
  rule(
    {
      id: "DPR-015",
      packs: NOW,
      text: {
        fi: "Rajapintaluovutukselle muulle kuin viranomaiselle ei ole laissa säädettyä oikeutta, tai välttämättömyyttä ei tarkisteta.",
        sv: "För utlämnande via ett gränssnitt till någon annan än en myndighet saknas lagstadgad rätt, eller så kontrolleras inte nödvändigheten.",
        en: "Somebody who is no authority gets data by an interface without a right in law, or necessity is not checked.",
      },
      basis: [{ section: "THL 22, 24 §", mark: "C" }],
      severity: "block",
      needs: ["apiClients"],
    },
    ({ apiClients }) => each("apiClients", apiClients, (c) => all(any(c.authority, c.statutoryRight), c.necessityChecked)),
  ),
  rule(
    {
      id: "DPR-016",
      packs: BOTH,
      text: {
        fi: "Muualta kuin asiakkaalta saadulta tiedolta puuttuu lähde tai kirjaaja.",
        sv: "En uppgift som inte kommer från kunden saknar uppgift om källan eller om vem som har antecknat den.",
        en: "Data that is not from the data subject lacks its source or who recorded it.",
      },
      basis: [{ section: "380/2023 114.4 §", mark: "C" }],
      severity: "error",
      needs: ["recordedData"],
    },
    ({ recordedData }) => each("recordedData", recordedData, (d) => any(d.fromSubject, all(d.source, d.recorder))),
  ),
  rule(
    {
      id: "DPR-017",
      packs: BOTH,
      text: {
        fi: "Liikesalaisuusmerkintä on viranomaisen ratkaisematta, tai tietoja näytetään muille kuin nimetyille osapuolille.",
        sv: "Myndigheten har inte avgjort anteckningen om företagshemlighet, eller så visas uppgifterna för andra än namngivna parter.",
        en: "No authority decided the claim of a business secret, or the data is shown to others than the named parties.",
      },
      basis: [{ section: "JulkL 24.1 § 17, 20, 25 §", mark: "C-18" }],
      severity: "error",
      needs: ["secrecyClaims"],
    },
    ({ secrecyClaims }) =>
      each("secrecyClaims", secrecyClaims, ({ decidedByAuthority, shownTo }) =>
        all(
          decidedByAuthority,
          of(shownTo, (who) => who === "named-parties"),
        ),
      ),
  ),
  rule(
    {
      id: "DPR-018",
      packs: BOTH,
      text: {
        fi: "Irtautuneella osapuolella on yhä käyttöoikeuksia, tai se ei ole saanut omia tietojaan.",
        sv: "En part som har utträtt har fortfarande användarrättigheter, eller så har den inte fått sina egna uppgifter.",
        en: "A party that has left still has access, or did not get its own data.",
      },
      basis: [
        { section: "380/2023 126 §", mark: "C" },
        { section: "THL 16 §", mark: "C" },
      ],
      severity: "block",
      needs: ["departures"],
    },
    ({ departures }, on) =>
      each("departures", departures, ({ left, accessEnded, ownDataExported }) =>
        any(
          of(left, (day) => day === "none" || day > on),
          all(doneBy(accessEnded, left), ownDataExported),
        ),
      ),
  ),
];

export const PERSONAL_DATA_RULES: readonly Rule[] = [...processing, ...providers, ...access, ...handing];

/** What is published, given out and registered: KL 84, 108–109 and 140 §, JulkL 6–11 and 24–25 §, THL 25–26 §. */
import { addDays } from "../../kernel/day.ts";
import { endsAfterDays } from "../calendar.ts";
import { constant } from "../constants.ts";
import { all, any, BOTH, both, brokenBy, cannotTell, each, happened, HOLDS, not, of, type Rule, rule, withArgs } from "../rule.ts";

const TODAY = "fi-2026-tyovoimapalvelu";
const IN_CASE = ["case-number", "unit", "authority", "process", "start", "initiator", "state"];
const IN_DOCUMENT = { arrived: ["id", "arrival", "sender"], own: ["id", "author", "time"] } as const;

const minutes: readonly Rule[] = [
  rule(
    {
      id: "PUB-001",
      packs: BOTH,
      text: {
        fi: "Tarkastettua pöytäkirjaa ei ole pantu muutoksenhakuohjeineen yleiseen tietoverkkoon, tai nähtävilläolopäivä puuttuu.",
        sv: "Det justerade protokollet med anvisningar för ändringssökande finns inte tillgängligt i det allmänna datanätet, eller så saknas uppgiften om när det hålls tillgängligt.",
        en: "The checked minutes are not on the public web with the appeal instructions, or the day is not recorded.",
      },
      basis: [{ section: "KL 140 §", mark: "C" }],
      severity: "error",
      needs: ["minutes"],
    },
    ({ minutes: m }) =>
      each("minutes", [m], ({ statutory, checked, published, withInstructions }) =>
        any(not(statutory), not(happened(checked)), all(happened(published), withInstructions)),
      ),
  ),
  rule(
    {
      id: "PUB-002",
      packs: BOTH,
      text: {
        fi: "Pöytäkirjan henkilötiedot on poistettava verkosta, kun muutoksenhakuaika päättyy {date}.",
        sv: "Personuppgifterna i protokollet ska avlägsnas från datanätet när tiden för ändringssökande löper ut {date}.",
        en: "Personal data in the minutes must be taken off the web when the time for appeal ends on {date}.",
      },
      basis: [{ section: "KL 140.1 §, 108.2 §", mark: "C" }],
      severity: "error",
      needs: ["minutes"],
    },
    ({ minutes: m }, on) => {
      const { at, hasPersonalData, published, appeal, personalDataRemoved: removed } = m;
      if (hasPersonalData === false || published === "none") return HOLDS;
      const known = constant("memberKnownDays", on);
      const days = of(appeal, (kind) => constant(kind === "appeal" ? "municipalAppealDays" : "municipalCorrectionDays", on));
      if (hasPersonalData === undefined || published === undefined || known === undefined || days === undefined || removed === undefined)
        return cannotTell(["minutes"], [at]);
      const last = endsAfterDays(addDays(published, known), days);
      // The time runs to the end of its last day: what goes on the next day goes when it ends.
      const late = removed === "none" ? on > last : removed > addDays(last, 1);
      return withArgs(brokenBy(late ? [at] : []), { date: last });
    },
  ),
  rule(
    {
      id: "PUB-003",
      packs: BOTH,
      text: {
        fi: "Salassa pidettävä tieto on julkaistu, tai salaamisen peruste puuttuu: kokonaan salaisesta asiasta julkaistaan vain maininta.",
        sv: "Sekretessbelagda uppgifter har publicerats, eller så saknas sekretessgrunden: om ett ärende som är sekretessbelagt i sin helhet publiceras endast ett omnämnande.",
        en: "Secret information is published, or the basis of secrecy is missing: of a wholly secret matter only a mention is published.",
      },
      basis: [
        { section: "KL 140.1 §", mark: "C" },
        { section: "JulkL 24–25 §", mark: "C" },
      ],
      severity: "block",
      needs: ["publishedItems"],
    },
    ({ publishedItems }) =>
      each("publishedItems", publishedItems, ({ secrecy, shows, basis }) =>
        of(secrecy, (level) => {
          if (level === "public") return true;
          const withheld = of(shows, (what) => what === "mention" || what === "nothing" || (level === "partly" && what === "redacted"));
          return all(
            withheld,
            of(basis, (text) => text !== "none"),
          );
        }),
      ),
  ),
];

const givenOut: readonly Rule[] = [
  rule(
    {
      id: "PUB-004",
      packs: BOTH,
      text: {
        fi: "Tarjousasiakirjoja on annettu julkisuuteen ennen sopimuksen tekemistä.",
        sv: "Anbudshandlingar har lämnats ut till offentligheten innan avtalet ingicks.",
        en: "Tender documents were made public before the contract was made.",
      },
      basis: [{ section: "JulkL 6.1 § 3, 7.2 §", mark: "C-18" }],
      severity: "block",
      needs: ["tenderPapers"],
    },
    ({ tenderPapers }) =>
      each("tenderPapers", tenderPapers, ({ givenOut: given, contract }) =>
        any(
          not(happened(given)),
          of(contract, (made) => made !== "none" && of(given, (day) => day >= made)),
        ),
      ),
  ),
  rule(
    {
      id: "PUB-005",
      packs: BOTH,
      text: {
        fi: "Vertailussa käytetty kokonaishinta on annettava asianosaiselle, joka pyytää sitä.",
        sv: "Det totalpris som använts vid anbudsjämförelsen ska lämnas till en part som begär det.",
        en: "The total price used in the comparison must be given to a party that asks for it.",
      },
      basis: [{ section: "JulkL 11.2 § 6", mark: "C-18" }],
      severity: "info",
      needs: ["priceRequests"],
    },
    ({ priceRequests }) => each("priceRequests", priceRequests, ({ given }) => given),
  ),
];

const registered: readonly Rule[] = [
  rule(
    {
      id: "PUB-006",
      packs: BOTH,
      text: {
        fi: "Asiakirjan julkisuus- tai säilytysmetatieto puuttuu.",
        sv: "Handlingens metadata om offentlighet eller förvaring saknas.",
        en: "The document's metadata on publicity or retention are missing.",
      },
      basis: [
        { section: "JHS 191 / SÄHKE2", mark: "C" },
        { section: "THL 26 §, 21 §", mark: "C" },
      ],
      severity: "block",
      needs: ["registeredDocuments"],
    },
    ({ registeredDocuments }) =>
      each("registeredDocuments", registeredDocuments, (document) =>
        all(
          told(document.publicity),
          told(document.personalData),
          told(document.retention),
          told(document.retentionBasis),
          document.publicity === "public" ? true : told(document.secrecyBasis),
        ),
      ),
  ),
  rule(
    {
      id: "PUB-007",
      packs: [TODAY],
      text: {
        fi: "Asiaa tai sen asiakirjaa ei ole rekisteröity asiarekisteriin vähimmäistietoineen.",
        sv: "Ärendet eller dess handling har inte registrerats i ärenderegistret med minimiuppgifterna.",
        en: "The case or its document is not in the case register with the least data.",
      },
      basis: [{ section: "THL 25–26 §", mark: "C" }],
      severity: "error",
      valid: { from: "2020-01-01" },
      needs: ["registeredCases", "caseDocuments"],
    },
    ({ registeredCases, caseDocuments }) => {
      const cases = each("registeredCases", registeredCases, (one) => all(happened(one.registered), holdsAll(one.has, IN_CASE)));
      const documents = each("caseDocuments", caseDocuments, (one) => of(one.origin, (origin) => holdsAll(one.has, IN_DOCUMENT[origin])));
      return both(cases, documents);
    },
  ),
  rule(
    {
      id: "PUB-008",
      packs: [TODAY],
      text: {
        fi: "Yhteistyösopimuksia tai sidonnaisuusrekisteriä ei ole julkaistu verkossa.",
        sv: "Samarbetsavtalen eller registret över bindningar har inte publicerats i det allmänna datanätet.",
        en: "Co-operation agreements or the register of interests are not published on the web.",
      },
      basis: [{ section: "KL 109 §, 84 §", mark: "C" }],
      severity: "warn",
      needs: ["webRegisters"],
    },
    ({ webRegisters }) => each("webRegisters", [webRegisters], (web) => all(web.cooperationAgreements, web.interests)),
  ),
];

export const PUBLICITY_RULES: readonly Rule[] = [...minutes, ...givenOut, ...registered];

function told(text: string | undefined): boolean | undefined {
  return of(text, (known) => known !== "none" && known !== "");
}

function holdsAll(has: readonly string[] | undefined, wanted: readonly string[]): boolean | undefined {
  return of(has, (known) => wanted.every((one) => known.includes(one)));
}

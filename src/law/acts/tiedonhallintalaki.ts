/** Decisions by rule, security and retention: HL 53 e–g §, THL 5, 14 and 28 a–d §, hankintalaki 62–64, 124.3, 170 and 174 §, 306/2019 6 §, arkistolaki. */
import { constant } from "../constants.ts";
import { all, any, BOTH, both, doneBy, each, not, of, type PackId, type Rule, rule } from "../rule.ts";

const NOW: readonly PackId[] = ["fi-2026-tyovoimapalvelu"];
const TRACE = ["pack", "rule", "inputs", "result"] as const;

const automation: readonly Rule[] = [
  rule(
    {
      id: "ADM-001",
      packs: BOTH,
      text: {
        fi: "Sääntö on ratkaissut asian: hallintopäätöksen tekee ja allekirjoittaa toimivaltainen, nimetty henkilö.",
        sv: "En regel har avgjort ärendet: förvaltningsbeslut fattas och undertecknas av en behörig, namngiven person.",
        en: "A rule decided the matter: a named person with the power to do so makes and signs an administrative decision.",
      },
      basis: [
        { section: "HL 53 e–g §", mark: "C" },
        { section: "THL 28 d §", mark: "C" },
      ],
      severity: "block",
      needs: ["administrativeDecisions"],
    },
    ({ administrativeDecisions }) =>
      each("administrativeDecisions", administrativeDecisions, ({ decidedBy, signed }) =>
        all(
          of(decidedBy, (by) => by === "named-person"),
          signed,
        ),
      ),
  ),
  rule(
    {
      id: "ADM-002",
      packs: NOW,
      text: {
        fi: "Säännön arviointijälki on puutteellinen tai sitä säilytetään alle viisi vuotta, tai ohittamiselta puuttuu syy.",
        sv: "Spåret av regelns prövning är bristfälligt eller bevaras mindre än fem år, eller så saknar ett åsidosättande sitt skäl.",
        en: "The trace of the rule's evaluation is incomplete or kept for less than five years, or an override has no reason.",
      },
      basis: [
        { section: "THL 28 a §", mark: "C" },
        { section: "THL 28 a §, analogia", mark: "I" },
      ],
      severity: "error",
      valid: { from: "2023-05-01" },
      needs: ["ruleEvaluations"],
    },
    ({ ruleEvaluations }, on) =>
      each("ruleEvaluations", ruleEvaluations, ({ trace, overridden, overrideReason, keptYears }) =>
        all(
          of(trace, (kept) => TRACE.every((part) => kept.includes(part))),
          any(not(overridden), overrideReason),
          of(keptYears, (years) => of(constant("ruleRetentionYears", on), (least) => years >= least)),
        ),
      ),
  ),
  rule(
    {
      id: "ADM-003",
      packs: BOTH,
      text: {
        fi: "Säännöltä puuttuu lähde tai voimassaolo, tai oikeudellisesti tarkastamaton sääntö tekee muuta kuin varoittaa.",
        sv: "Regeln saknar källa eller giltighetstid, eller så gör en regel som inte granskats juridiskt mer än varnar.",
        en: "The rule has no source or no days of validity, or a rule that no lawyer reviewed does more than warn.",
      },
      basis: [
        { section: "THL 28 a §", mark: "C" },
        { section: "THL 28 a §, analogia", mark: "I" },
      ],
      severity: "error",
      needs: ["rulesInUse"],
    },
    ({ rulesInUse }) =>
      each("rulesInUse", rulesInUse, ({ source, dated, reviewed, weight }) =>
        all(
          source,
          dated,
          any(
            reviewed,
            of(weight, (w) => w === "warn" || w === "info"),
          ),
        ),
      ),
  ),
  rule(
    {
      id: "ADM-004",
      packs: BOTH,
      text: {
        fi: "Sääntöpaketti ei vastaa menettelyn alkamispäivää, tai se on vaihtunut kesken menettelyn.",
        sv: "Regelpaketet motsvarar inte förfarandets startdag, eller så har det bytts under förfarandet.",
        en: "The rule pack is not that of the day on which the procedure began, or it changed on the way.",
      },
      basis: [{ section: "hankintalaki 174 §", mark: "C" }],
      severity: "block",
      needs: ["procedures"],
    },
    ({ procedures }) =>
      each("procedures", procedures, ({ started, pack, frozen }) =>
        all(
          of(started, (day) => of(pack, (id) => of(constant("rulePack", day), (right) => id === right))),
          frozen,
        ),
      ),
  ),
];

const security: readonly Rule[] = [
  rule(
    {
      id: "SEC-001",
      packs: BOTH,
      text: {
        fi: "Tarjoukset on avattu ennen määräajan päättymistä tai muun kuin nimetyn avaajan toimesta, tai loukkausta ei voi havaita.",
        sv: "Anbuden har öppnats innan tidsfristen löpt ut eller av någon annan än de namngivna, eller så kan ett intrång inte upptäckas.",
        en: "Tenders were opened before the deadline or by others than those named, or a breach cannot be detected.",
      },
      basis: [{ section: "hankintalaki 62, 64 §", mark: "C" }],
      severity: "block",
      needs: ["sealedTenders"],
    },
    ({ sealedTenders }) =>
      each("sealedTenders", [sealedTenders], ({ deadline, opened, onlyNamedOpeners, breachDetectable }) =>
        all(
          of(opened, (at) => at === "none" || of(deadline, (end) => at >= end)),
          onlyNamedOpeners,
          breachDetectable,
        ),
      ),
  ),
  rule(
    {
      id: "SEC-002",
      packs: NOW,
      text: {
        fi: "Salassa pidettävää sisältöä käytetään ilman vahvaa tunnistamista.",
        sv: "Sekretessbelagt innehåll används utan stark autentisering.",
        en: "Secret content is used without strong identification.",
      },
      basis: [{ section: "306/2019 6.2 §", mark: "C" }],
      severity: "block",
      needs: ["secretAccess"],
    },
    ({ secretAccess }) => each("secretAccess", secretAccess, ({ identification }) => of(identification, (how) => how === "strong")),
  ),
  rule(
    {
      id: "SEC-003",
      packs: NOW,
      text: {
        fi: "Salassa pidettävien tietojen siirtoa ei ole salattu tai vastaanottajaa varmistettu, tai muutosvaikutuksia ei ole arvioitu ennen käyttöönottoa.",
        sv: "En överföring av sekretessbelagda uppgifter är inte krypterad eller mottagaren inte verifierad, eller så har konsekvenserna av ändringen inte bedömts före ibruktagandet.",
        en: "Secret data was sent without encryption or to an unverified recipient, or the effects of the change were not assessed before use.",
      },
      basis: [{ section: "THL 5, 14 §", mark: "C" }],
      severity: "error",
      needs: ["secretTransfers", "systemChange"],
    },
    ({ secretTransfers, systemChange }) =>
      both(
        each("secretTransfers", secretTransfers, (t) => all(t.encrypted, t.recipientVerified)),
        each("systemChange", [systemChange], ({ assessed, live }) => doneBy(assessed, live)),
      ),
  ),
];

const retention: readonly Rule[] = [
  rule(
    {
      id: "RET-001",
      packs: BOTH,
      text: {
        fi: "Hankinta-asiakirjojen, suuren palvelusopimuksen tai pöytäkirjojen säilytysaika on liian lyhyt.",
        sv: "Förvaringstiden för upphandlingsdokumenten, ett stort tjänsteupphandlingskontrakt eller protokollen är för kort.",
        en: "Procurement documents, a large service contract or minutes are kept for too short a time.",
      },
      basis: [
        { section: "hankintalaki 124.3, 170 §", mark: "C" },
        { section: "arkistolaki 831/1994", mark: "G" },
      ],
      severity: "block",
      needs: ["retention"],
    },
    ({ retention: kept }, on) =>
      each("retention", [kept], ({ procurementDocuments, serviceContract, contractKeptThroughout, minutes }) =>
        all(
          of(procurementDocuments, (years) => of(constant("procurementRetentionYears", on), (least) => years >= least)),
          any(
            of(serviceContract, (value) => of(constant("contractCopies", on), (from) => value < from)),
            contractKeptThroughout,
          ),
          of(minutes, (time) => time !== "shorter"),
        ),
      ),
  ),
];

export const INFORMATION_RULES: readonly Rule[] = [...automation, ...security, ...retention];

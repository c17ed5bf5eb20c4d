/** The constitution of an alliance as its agreement says it; how it is lived stands in alliance-conduct.ts, who organises in acts/tyovoimapalvelut.ts. */
import { FOUNDING } from "./acts.ts";
import type { LegalParty } from "./facts.ts";
import { BOTH, brokenBy, HOLDS, type Rule, rule } from "./rule.ts";
import { isReserved, TASKS } from "./tasks.ts";

const { kainuu: KAINUU, kuuma: KUUMA } = FOUNDING;

const responsibility: readonly Rule[] = [
  rule(
    {
      id: "ALL-001",
      packs: BOTH,
      text: {
        fi: "Järjestämisvastuuta ei voi siirtää allianssisopimuksella.",
        sv: "Organiseringsansvaret kan inte överföras genom alliansavtalet.",
        en: "Organising responsibility cannot be moved by the alliance agreement.",
      },
      basis: [KAINUU, { section: "KL 8–9 §", mark: "C" }, { section: "380/2023 12–13 §", mark: "C" }],
      severity: "block",
      needs: ["parties", "services"],
    },
    ({ parties, services }) => brokenBy(services.filter((s) => find(parties, s.organiser)?.authority === false).map((s) => s.at)),
  ),
  rule(
    {
      id: "ALL-002",
      packs: BOTH,
      text: {
        fi: "Julkinen hallintotehtävä on osoitettu muulle kuin viranomaiselle.",
        sv: "En offentlig förvaltningsuppgift har anförtrotts någon annan än en myndighet.",
        en: "A public administrative task is given to somebody who is no authority.",
      },
      basis: [{ section: "PL 124 §", mark: "C" }, { section: "KL 9.2 §, 87.2 §", mark: "C" }, KAINUU],
      severity: "block",
      needs: ["parties", "services"],
      asks: ["officeHolders"],
    },
    ({ parties, services, officeHolders }) => {
      const reserved = services.filter((s) => s.tasks.some(isReserved));
      const broken = reserved.filter((s) => s.providers.some((p) => find(parties, p)?.authority === false));
      if (broken.length > 0) return brokenBy(broken.map((s) => s.at));
      if (officeHolders) return brokenBy(reserved.filter((s) => !officeHolders.includes(s.id)).map((s) => s.at));
      return reserved.length === 0 ? HOLDS : { answer: "cannot-tell", missing: ["officeHolders"], at: reserved.map((s) => s.at) };
    },
  ),
  rule(
    {
      id: "ALL-003",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Kotoutumislain 96 §:n virkavastuuehto puuttuu.",
        sv: "Villkoret om tjänsteansvar enligt 96 § i lagen om främjande av integration saknas.",
        en: "The clause on liability as an official (Integration Act 96 §) is missing.",
      },
      basis: [{ section: "681/2023 96 §", mark: "C" }],
      severity: "error",
      needs: ["parties", "services"],
      asks: ["officialLiability"],
      open: "warn",
    },
    ({ parties, services, officialLiability }) => {
      const liable = services.filter(
        (s) => s.tasks.some((task) => TASKS[task]?.private === "with-liability") && s.providers.some((p) => find(parties, p)?.authority === false),
      );
      if (liable.length === 0 || officialLiability === true) return HOLDS;
      if (officialLiability === false) return brokenBy(liable.map((s) => s.at));
      return { answer: "cannot-tell", missing: ["officialLiability"], at: liable.map((s) => s.at) };
    },
  ),
  rule(
    {
      id: "ALL-004",
      packs: BOTH,
      text: {
        fi: "Allianssilla ei voi olla oikeushenkilön asemaa.",
        sv: "Alliansen kan inte ha ställning som juridisk person.",
        en: "The alliance cannot stand as a legal person.",
      },
      basis: [KAINUU],
      severity: "block",
      needs: ["allianceActs"],
    },
    ({ allianceActs }) => brokenBy(allianceActs.map((a) => a.at)),
  ),
  rule(
    {
      id: "ALL-005",
      packs: BOTH,
      text: {
        fi: "Allianssissa on oltava vähintään yksi järjestäjä ja yksi tuottaja.",
        sv: "Alliansen ska ha minst en anordnare och en producent.",
        en: "An alliance has at least one organiser and one provider.",
      },
      basis: [KUUMA, KAINUU],
      severity: "error",
      needs: ["parties"],
    },
    ({ parties }) =>
      brokenBy(["organiser", "provider"].every((role) => parties.some((p) => p.roles.includes(role))) ? [] : parties.slice(0, 1).map((p) => p.at)),
  ),
  rule(
    {
      id: "ALL-006",
      packs: BOTH,
      text: {
        fi: "Oma tuotanto ylittää järjestäjän tehtäväalan.",
        sv: "Den egna produktionen överskrider anordnarens uppgiftsområde.",
        en: "Own production goes beyond the organiser's task area.",
      },
      basis: [KAINUU],
      severity: "error",
      needs: ["parties", "services"],
    },
    ({ parties, services }) => {
      const outside = (s: (typeof services)[number], id: string) => {
        const party = find(parties, id);
        return party?.authority === true && !party.taskArea.includes(s.area);
      };
      return brokenBy(services.filter((s) => s.providers.some((p) => outside(s, p))).map((s) => s.at));
    },
  ),
];

const money: readonly Rule[] = [
  rule(
    {
      id: "ALL-008",
      packs: BOTH,
      text: {
        fi: "Sopimuksesta puuttuu tavoitteet, ansaintamalli tai riskien ja hyötyjen jako.",
        sv: "Avtalet saknar mål, ersättningsmodell eller delning av vinst och risk.",
        en: "The agreement lacks goals, an earning model or the sharing of risks and gains.",
      },
      basis: [KUUMA, KAINUU],
      severity: "block",
      needs: ["contractTerms"],
    },
    ({ contractTerms: terms }) => brokenBy(terms.goals && terms.earningModel && terms.sharing ? [] : [terms.at]),
  ),
  rule(
    {
      id: "ALL-009",
      packs: BOTH,
      text: {
        fi: "Maksetaan tuloksista – ei suoritteista: tulosperusteinen osuus puuttuu.",
        sv: "Betalning sker för resultat, inte prestationer: den resultatbaserade delen saknas.",
        en: "Results are paid for, not outputs: a part that depends on results is missing.",
      },
      basis: [KAINUU],
      severity: "warn",
      needs: ["resultComponents", "contractTerms"],
    },
    ({ resultComponents, contractTerms }) => brokenBy(resultComponents > 0 ? [] : [contractTerms.at]),
  ),
  rule(
    {
      id: "ALL-010",
      packs: BOTH,
      text: {
        fi: "Kaikki voittavat tai kaikki häviävät: jako-osuudet ovat ristiriidassa.",
        sv: "Alla vinner eller alla förlorar: andelarna står i strid med detta.",
        en: "All win or all lose: the shares contradict it.",
      },
      basis: [KAINUU],
      severity: "error",
      needs: ["sharing"],
    },
    ({ sharing }) => brokenBy(sharing.filter((s) => s.providersGain !== s.providersPain && !s.excepted).map((s) => s.at)),
  ),
  rule(
    {
      id: "ALL-012",
      packs: BOTH,
      text: {
        fi: "Osapuolen määrärahapäätös puuttuu allianssin budjetista.",
        sv: "En parts anslagsbeslut saknas i alliansens budget.",
        en: "A party's decision on its appropriation is missing from the alliance's budget.",
      },
      basis: [KUUMA, KAINUU, { section: "KL 14 §, 110 §", mark: "C" }],
      severity: "block",
      needs: ["appropriations"],
    },
    ({ appropriations }) => brokenBy(appropriations.filter((a) => !a.decided).map((a) => a.at)),
  ),
];

const powers: readonly Rule[] = [
  rule(
    {
      id: "ALL-013",
      packs: BOTH,
      text: {
        fi: "Rahoituksesta päättää tilaaja, ei allianssin johtoryhmä.",
        sv: "Beställaren beslutar om finansieringen, inte alliansens ledningsgrupp.",
        en: "The purchaser decides funding, not the alliance leadership team.",
      },
      basis: [KUUMA, { section: "KL 14 §", mark: "C" }],
      severity: "block",
      needs: ["fundingDecidedBy"],
    },
    ({ fundingDecidedBy: funding }) => brokenBy(funding.who === "each-purchaser" ? [] : [funding.at]),
  ),
  rule(
    {
      id: "ALL-014",
      packs: BOTH,
      text: {
        fi: "Operatiivinen päätös edellyttää yksimielisyyttä.",
        sv: "Ett operativt beslut förutsätter enhällighet.",
        en: "An operational decision needs unanimity.",
      },
      basis: [KAINUU],
      severity: "block",
      needs: ["operationalDecisions"],
    },
    ({ operationalDecisions: decisions }) => brokenBy(decisions.rule === "unanimous" ? [] : [decisions.at]),
  ),
  rule(
    {
      id: "ALL-018",
      packs: BOTH,
      text: {
        fi: "Irtautuminen: kaikki osapuolet kehitysvaiheen päättyessä, tilaajat nimetyillä perusteilla koko sopimuskauden.",
        sv: "Utträde: alla parter när utvecklingsfasen slutar, beställarna på angivna grunder under hela avtalsperioden.",
        en: "Exit: every party when the development phase ends, purchasers on stated grounds at any time.",
      },
      basis: [KAINUU],
      severity: "block",
      needs: ["exitTerms"],
    },
    ({ exitTerms: exit }) => brokenBy(exit.allAfter === "development" && exit.grounds > 0 ? [] : [exit.at]),
  ),
  rule(
    {
      id: "ALL-019",
      packs: BOTH,
      text: {
        fi: "Palvelun jatkuvuus irtautumisen jälkeen puuttuu.",
        sv: "Tjänstens kontinuitet efter utträde saknas.",
        en: "The continuity of the service after an exit is missing.",
      },
      basis: [{ section: "KL 8.2 §", mark: "I" }],
      severity: "error",
      needs: ["exitTerms"],
    },
    ({ exitTerms: exit }) => brokenBy(exit.continuityDays > 0 ? [] : [exit.at]),
  ),
  rule(
    {
      id: "ALL-021",
      packs: BOTH,
      text: {
        fi: "Osapuolen liittyminen ei perustu hankinta-asiakirjojen ehtoon.",
        sv: "En parts anslutning grundar sig inte på ett villkor i upphandlingsdokumenten.",
        en: "The joining of a party does not rest on a term of the procurement documents.",
      },
      basis: [
        { section: "hankintalaki 136.1 § 4, 136.2 § 1–4", mark: "C" },
        { section: "hankintalaki 42.4 §", mark: "I" },
      ],
      severity: "block",
      needs: ["joiningTerms"],
    },
    ({ joiningTerms: joining }) => brokenBy(!joining.allowed || joining.announced ? [] : [joining.at]),
  ),
];

export const ALLIANCE_RULES: readonly Rule[] = [...responsibility, ...money, ...powers];

function find(parties: readonly LegalParty[], id: string): LegalParty | undefined {
  return parties.find((party) => party.id === id);
}

/** The task catalogue T01–T12: who may do it. "No" rests on PL 124 §, KL 9.2 and 87.2 § and the wording of the acts, so it is an inference [I] besides the sections named. */
import type { Words } from "../kernel/refusal.ts";
import type { Basis } from "./rule.ts";

export type Task = {
  readonly name: Words;
  readonly basis: readonly Basis[];
  /** Who may do it: any authority, the municipality, or anybody whom the organiser chooses. */
  readonly doneBy: "authority" | "municipality" | "anybody";
  /** May a party that is no authority do it; `with-liability`: its staff answer for it as officials do (681/2023 96 §). */
  readonly private: "no" | "yes" | "with-liability";
};

const reserved: readonly Basis[] = [
  { section: "PL 124 §", mark: "C" },
  { section: "KL 9.2 §, 87.2 §", mark: "C" },
  { section: "työvoimaviranomaisen tehtävä", mark: "I" },
];
const act = (section: string): Basis => ({ section, mark: "C" });

export const TASKS: Readonly<Record<string, Task>> = {
  T01: {
    name: {
      fi: "Työnhaun aloittaminen ja päättäminen",
      sv: "Inledande och upphörande av jobbsökning",
      en: "Starting and ending jobseeker status",
    },
    basis: [act("380/2023 27–29 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T02: {
    name: {
      fi: "Alkuhaastattelu ja työnhakukeskustelu",
      sv: "Inledande intervju och samtal om jobbsökning",
      en: "Initial interview and job search talk",
    },
    basis: [act("380/2023 31–33 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T03: {
    name: {
      fi: "Palvelutarpeen arviointi, työllistymissuunnitelma ja työnhakuvelvollisuus",
      sv: "Bedömning av servicebehov, sysselsättningsplan och jobbsökningsskyldighet",
      en: "Assessment of service need, employment plan and duty to seek work",
    },
    basis: [act("380/2023 37–38, 44, 48 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T04: {
    name: {
      fi: "Muistutus ja työvoimapoliittinen lausunto",
      sv: "Påminnelse och arbetskraftspolitiskt utlåtande",
      en: "Reminder and labour policy statement",
    },
    basis: [act("380/2023 41, 78 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T05: {
    name: {
      fi: "Opiskelijavalinta työvoimakoulutukseen",
      sv: "Antagning av studerande till arbetskraftsutbildning",
      en: "Admission to labour market training",
    },
    basis: [act("380/2023 63.1 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T06: {
    name: {
      fi: "Palkkatuki, työllistämistuki, starttiraha, kulukorvaus ja takaisinperintä",
      sv: "Lönesubvention, sysselsättningsstöd, startpeng, kostnadsersättning och återkrav",
      en: "Pay subsidy, employment subsidy, start-up grant, expense allowance and recovery",
    },
    basis: [act("380/2023 81–107, 132–139 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T07: {
    name: {
      fi: "Palvelun epääminen kirjallisella päätöksellä",
      sv: "Förvägran av service genom skriftligt beslut",
      en: "Written refusal of a service",
    },
    basis: [act("380/2023 142 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T08: {
    name: {
      fi: "Valmennus, työhönvalmennus, koulutuksen toteutus, ohjaus, asiantuntija-arviointi ja työnvälityksen tuki",
      sv: "Träning, arbetsträning, genomförande av utbildning, vägledning, sakkunnigbedömning och stöd för arbetsförmedling",
      en: "Coaching, job coaching, training delivery, guidance, expert assessment and support for placement",
    },
    basis: [act("380/2023 50–53, 61 §"), act("KL 9.1 §")],
    doneBy: "anybody",
    private: "yes",
  },
  T09: {
    name: {
      fi: "Kotoutumisen ohjaus ja neuvonta, asiantuntija-arvioinnit, yhteiskuntaorientaatio ja kotoutumiskoulutus",
      sv: "Vägledning och rådgivning om integration, expertbedömningar, samhällsorientering och integrationsutbildning",
      en: "Integration guidance and advice, expert assessments, civic orientation and integration training",
    },
    basis: [act("681/2023 10, 14, 25, 27 §"), act("681/2023 96 §")],
    doneBy: "anybody",
    private: "with-liability",
  },
  T10: {
    name: {
      fi: "Kotoutumissuunnitelma ja sen palvelutarpeen arviointi",
      sv: "Integrationsplan och bedömning av kompetens och behovet av integrationstjänster",
      en: "Integration plan and its assessment of need",
    },
    basis: [act("681/2023 14, 16, 19, 20 §"), ...reserved],
    doneBy: "municipality",
    private: "no",
  },
  T11: {
    name: {
      fi: "Monialaisen tuen arvio, suunnitelma ja johtoryhmä",
      sv: "Bedömning, plan och ledningsgrupp för sektorsövergripande stöd",
      en: "Assessment, plan and steering group of multi-sector support",
    },
    basis: [act("381/2023 2–9 §"), act("VNA 388/2024"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
  T12: {
    name: {
      fi: "Hankintapäätös, rahoituspäätös ja sopimuksen hyväksyminen",
      sv: "Upphandlingsbeslut, finansieringsbeslut och godkännande av avtal",
      en: "Procurement decision, funding decision and approval of the contract",
    },
    basis: [act("KL 14, 39, 90–91 §"), act("hankintalaki 123 §"), ...reserved],
    doneBy: "authority",
    private: "no",
  },
};

/** Is the task known and kept for authorities? */
export function isReserved(code: string): boolean {
  return TASKS[code]?.private === "no";
}

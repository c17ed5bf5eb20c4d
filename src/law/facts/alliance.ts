/** Facts of the constitution of an alliance, most of them from the agreement file. */
import type { Fact } from "./fact.ts";

export type LegalParty = {
  readonly at: string;
  readonly id: string;
  /** An authority may use public power through its office-holders; every other party is private here. */
  readonly authority: boolean;
  readonly roles: readonly string[];
  readonly taskArea: readonly string[];
};
export type LegalService = {
  readonly at: string;
  readonly id: string;
  readonly organiser: string;
  readonly area: string;
  readonly tasks: readonly string[];
  readonly providers: readonly string[];
};

/** What an agreement file alone says of the alliance. */
export type AllianceFacts = {
  readonly parties: readonly LegalParty[];
  readonly services: readonly LegalService[];
  /** Places where the alliance itself is made a party, payer, employer, controller or holder of an account. */
  readonly allianceActs: readonly { readonly at: string }[];
  readonly contractTerms: {
    readonly at: string;
    readonly goals: boolean;
    readonly earningModel: boolean;
    readonly sharing: boolean;
  };
  /** How many terms of the contract pay for results. */
  readonly resultComponents: number;
  readonly sharing: readonly {
    readonly at: string;
    readonly providersGain: boolean;
    readonly providersPain: boolean;
    readonly excepted: boolean;
  }[];
  /** One for each purchaser and year of the term. */
  readonly appropriations: readonly {
    readonly at: string;
    readonly purchaser: string;
    readonly year: string;
    readonly decided: boolean;
  }[];
  readonly fundingDecidedBy: { readonly at: string; readonly who: string };
  readonly operationalDecisions: { readonly at: string; readonly rule: string };
  readonly exitTerms: {
    readonly at: string;
    readonly allAfter: string;
    readonly grounds: number;
    readonly continuityDays: number;
  };
  readonly joiningTerms: {
    readonly at: string;
    readonly allowed: boolean;
    readonly announced: boolean;
  };
  /** The contract says that private staff who do the tasks of 681/2023 96 § answer for them as officials do. */
  readonly officialLiability: boolean;
  /** Ids of services whose reserved tasks are done by holders of an office (virkasuhde). */
  readonly officeHolders: readonly string[];
};
export const ALLIANCE_FACTS: Readonly<Record<keyof AllianceFacts, Fact>> = {
  parties: {
    supplier: "agreement",
    name: { fi: "osapuolet ja roolit", sv: "parter och roller", en: "parties and roles" },
  },
  services: {
    supplier: "agreement",
    name: {
      fi: "palvelut, järjestäjät, tuottajat ja tehtävät",
      sv: "tjänster, anordnare, producenter och uppgifter",
      en: "services, organisers, providers and tasks",
    },
  },
  allianceActs: {
    supplier: "agreement",
    name: {
      fi: "allianssi itse toimijana",
      sv: "alliansen själv som aktör",
      en: "the alliance itself as an actor",
    },
  },
  contractTerms: {
    supplier: "agreement",
    name: {
      fi: "tavoitteet, ansaintamalli ja jako",
      sv: "mål, ersättningsmodell och fördelning",
      en: "goals, earning model and sharing",
    },
  },
  resultComponents: {
    supplier: "agreement",
    name: {
      fi: "tulosperusteiset maksut",
      sv: "resultatbaserade betalningar",
      en: "payments for results",
    },
  },
  sharing: {
    supplier: "agreement",
    name: {
      fi: "hyödyn ja riskin jako",
      sv: "fördelning av nytta och risk",
      en: "sharing of gain and pain",
    },
  },
  appropriations: {
    supplier: "agreement",
    name: {
      fi: "määrärahat tilaajittain ja vuosittain",
      sv: "anslag per beställare och år",
      en: "appropriations by purchaser and year",
    },
  },
  fundingDecidedBy: {
    supplier: "agreement",
    name: {
      fi: "kuka päättää rahoituksesta",
      sv: "vem som beslutar om finansieringen",
      en: "who decides funding",
    },
  },
  operationalDecisions: {
    supplier: "agreement",
    name: {
      fi: "operatiivisten päätösten sääntö",
      sv: "regeln för operativa beslut",
      en: "the rule of operational decisions",
    },
  },
  exitTerms: {
    supplier: "agreement",
    name: { fi: "irtautumisen ehdot", sv: "villkor för utträde", en: "exit terms" },
  },
  joiningTerms: {
    supplier: "agreement",
    name: { fi: "liittymisen ehdot", sv: "villkor för anslutning", en: "joining terms" },
  },
  officialLiability: {
    supplier: "nobody-yet",
    name: {
      fi: "rikosoikeudellisen virkavastuun ehto",
      sv: "villkor om straffrättsligt tjänsteansvar",
      en: "clause on liability as an official",
    },
  },
  officeHolders: {
    supplier: "nobody-yet",
    name: {
      fi: "varattujen tehtävien viranhaltijat",
      sv: "tjänsteinnehavare för förbehållna uppgifter",
      en: "office-holders for the reserved tasks",
    },
  },
};

/** Facts of personal data, secrecy and who sees what. */
import { type At, type Done, type Fact, nobodyYet, ofRecord } from "./fact.ts";

export type PersonalDataFacts = {
  /** Outcome data and free texts that are kept. */
  readonly storedTexts: readonly (At & { readonly identityCode?: boolean; readonly personName?: boolean })[];
  readonly platformFunctions: readonly (At & { readonly overlapsNationalSystem?: boolean })[];
  readonly processingActivities: readonly (At & {
    readonly controller?: "legal-person" | "alliance" | "none";
    readonly purpose?: boolean;
    readonly basis?: boolean;
    readonly recipients?: boolean;
    readonly retention?: boolean;
    /** Several controllers decide purposes and means together. */
    readonly joint?: boolean;
    readonly jointArrangement?: boolean;
  })[];
  /** A provider's access to data of single customers, one for each grant or read. */
  readonly providerAccess: readonly (At & {
    readonly processingContract?: boolean;
    readonly necessary?: boolean;
    /** The provider's own service, or another's. */
    readonly service?: "own" | "other";
    readonly health?: boolean;
    readonly writtenConsent?: boolean;
    readonly multiSectoralSpace?: boolean;
  })[];
  /** `smallestCount`: the smallest number of persons in a cell, nought not counted. */
  readonly reports: readonly (At & { readonly smallestCount?: number; readonly suppressed?: boolean })[];
  readonly accessGrants: readonly (At & {
    readonly personal?: boolean;
    readonly scoped?: boolean;
    readonly granterRecorded?: boolean;
    readonly ends?: Done;
    readonly active?: boolean;
  })[];
  /** Reads and exports of open-book, procurement-secret and customer data. */
  readonly dataReads: readonly (At & { readonly logged?: boolean; readonly purposeLogged?: boolean })[];
  readonly accessLog: At & { readonly appendOnly?: boolean };
  /** Of customer data or health categories; `enabled` is none while they are off. */
  readonly impactAssessment: At & { readonly enabled?: Done; readonly assessed?: Done };
  /** Pseudonymous data of single customers, by service or contract. */
  readonly caseData: readonly (At & { readonly ended?: Done; readonly deleted?: Done; readonly legalHold?: boolean })[];
  /** Data shared under 916/2012. */
  readonly dataSharing: readonly (At & { readonly basis?: "statute" | "consent" | "none"; readonly retentionYears?: number })[];
  readonly apiClients: readonly (At & { readonly authority?: boolean; readonly statutoryRight?: boolean; readonly necessityChecked?: boolean })[];
  readonly recordedData: readonly (At & { readonly fromSubject?: boolean; readonly source?: boolean; readonly recorder?: boolean })[];
  /** Parts of the open books that a party claims as business secrets. */
  readonly secrecyClaims: readonly (At & { readonly decidedByAuthority?: boolean; readonly shownTo?: "named-parties" | "others" })[];
  readonly departures: readonly (At & { readonly left?: Done; readonly accessEnded?: Done; readonly ownDataExported?: boolean })[];
};

export const PERSONAL_DATA_FACTS: Readonly<Record<keyof PersonalDataFacts, Fact>> = {
  storedTexts: nobodyYet("tallennetut tulos- ja tekstitiedot", "sparade resultat- och textuppgifter", "stored outcome data and texts"),
  platformFunctions: nobodyYet("alustan toiminnot", "plattformens funktioner", "functions of the platform"),
  processingActivities: nobodyYet("seloste käsittelytoimista", "registret över behandling", "the record of processing activities"),
  providerAccess: nobodyYet("tuottajien pääsy asiakastietoihin", "producenternas åtkomst till kunduppgifter", "providers' access to customer data"),
  reports: nobodyYet("raporttien solukoot", "cellstorlekarna i rapporterna", "cell sizes of reports"),
  accessGrants: ofRecord("käyttöoikeudet", "användarrättigheter", "access rights"),
  dataReads: nobodyYet("tietojen katselut ja viennit", "läsningar och exporter av uppgifter", "reads and exports of data"),
  accessLog: nobodyYet("käyttöloki", "logginformation om användningen", "the access log"),
  impactAssessment: nobodyYet("tietosuojaa koskeva vaikutustenarviointi", "konsekvensbedömningen avseende dataskydd", "the data protection impact assessment"),
  caseData: nobodyYet("asiakaskohtaiset tiedot ja niiden poistaminen", "kundspecifika uppgifter och raderingen av dem", "case-level data and its deletion"),
  dataSharing: nobodyYet("tietojen luovutukset ja niiden peruste", "utlämnanden av uppgifter och grunden för dem", "sharing of data and its basis"),
  apiClients: nobodyYet("rajapintojen käyttäjät", "gränssnittens användare", "users of the interfaces"),
  recordedData: nobodyYet("tiedon lähde ja kirjaaja", "uppgiftens källa och vem som antecknat den", "source and recorder of data"),
  secrecyClaims: nobodyYet("liikesalaisuusmerkinnät", "anteckningar om företagshemlighet", "claims of business secrets"),
  departures: ofRecord("irtautuneet osapuolet", "parter som har utträtt", "parties that have left"),
};

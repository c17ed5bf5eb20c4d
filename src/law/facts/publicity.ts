/** Facts of what is published and registered, of languages, and of accessibility. */
import type { Day } from "../../kernel/day.ts";
import { type At, type Done, type Fact, nobodyYet } from "./fact.ts";

export type Tongue = "fi" | "sv";

export type PublicityFacts = {
  /** Each item or attachment as it stands on the web; `basis`: the provision on which secret parts are withheld. */
  readonly publishedItems: readonly (At & {
    readonly secrecy?: "public" | "partly" | "wholly";
    readonly shows?: "all" | "redacted" | "mention" | "nothing";
    readonly basis?: string;
  })[];
  /** Papers of a tender that were given out, and when the contract was made. */
  readonly tenderPapers: readonly (At & { readonly givenOut?: Done; readonly contract?: Done })[];
  /** Requests of parties for the total price that was compared. */
  readonly priceRequests: readonly (At & { readonly given?: boolean })[];
  /** Text, or `none` where it is known to be missing. */
  readonly registeredDocuments: readonly (At & {
    readonly publicity?: "public" | "partly-secret" | "secret" | "none";
    readonly secrecyBasis?: string;
    readonly personalData?: "yes" | "special" | "no" | "none";
    readonly retention?: string;
    readonly retentionBasis?: string;
  })[];
  /** `has`: case-number, unit, authority, process, start, initiator, state; each document its own. */
  readonly registeredCases: readonly (At & { readonly registered?: Done; readonly has?: readonly string[] })[];
  readonly caseDocuments: readonly (At & { readonly origin?: "arrived" | "own"; readonly has?: readonly string[] })[];
  /** What the municipality keeps on the web. */
  readonly webRegisters: At & { readonly cooperationAgreements?: boolean; readonly interests?: boolean };
  readonly languages: At & {
    readonly area?: Tongue | "bilingual";
    readonly services?: readonly Tongue[];
    readonly notices?: readonly Tongue[];
    /** The contract binds the provider to serve in both languages. */
    readonly providerClause?: boolean;
    readonly samiHomeland?: boolean;
    readonly samiClause?: boolean;
  };
  /** Calls and minutes of the organs of a municipality. */
  readonly meetingPapers: readonly (At & {
    readonly body?: "council" | "joint-body" | "other";
    readonly bilingual?: boolean;
    readonly in?: readonly Tongue[];
  })[];
  readonly accessibility: At & {
    readonly meetsStandard?: boolean;
    readonly statement?: boolean;
    readonly feedback?: readonly (At & { readonly came?: Day; readonly answered?: Done })[];
  };
};

export const PUBLICITY_FACTS: Readonly<Record<keyof PublicityFacts, Fact>> = {
  publishedItems: nobodyYet("verkossa julkaistut asiat ja liitteet", "ärenden och bilagor i det allmänna datanätet", "items and attachments on the web"),
  tenderPapers: nobodyYet("tarjousasiakirjojen luovutukset", "utlämnande av anbudshandlingar", "tender documents given out"),
  priceRequests: nobodyYet("pyynnöt saada vertailuhinta", "begäran om jämförelsepriset", "requests for the compared price"),
  registeredDocuments: nobodyYet("asiakirjojen metatiedot", "handlingarnas metadata", "metadata of documents"),
  registeredCases: nobodyYet("asiarekisteri", "ärenderegister", "case register"),
  caseDocuments: nobodyYet("asian asiakirjat rekisterissä", "ärendets handlingar i registret", "documents of the case in the register"),
  webRegisters: nobodyYet(
    "yhteistyösopimukset ja sidonnaisuudet verkossa",
    "samarbetsavtal och bindningar i det allmänna datanätet",
    "agreements and interests on the web",
  ),
  languages: nobodyYet("alueen kielet ja kielipalvelu", "områdets språk och språklig service", "languages of the area and service in them"),
  meetingPapers: nobodyYet("kokousasiakirjojen kielet", "sammanträdeshandlingarnas språk", "languages of meeting papers"),
  accessibility: nobodyYet("saavutettavuus ja palaute", "tillgänglighet och respons", "accessibility and feedback"),
};

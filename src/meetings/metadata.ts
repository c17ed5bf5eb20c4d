/**
 * The metadata of minutes after JHS 191 and SÄHKE2: which class, how public and by which provision, whether there is personal data, how long and why they are kept.
 * Names of members are those of the model. What is mandatory there has no default here. Pure.
 */
import type { Day } from "../kernel/day.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Minutes, Version } from "./minutes.ts";

/** How long a document is kept, and by what (`Kirjanpitolaki 2:10 §`, `arkistolaki 8 §`): a person says it when the minutes are signed. */
export type Retention = { readonly years?: number; readonly basis: string };

/** JHS 191, attachment 6: P is mandatory. */
export type Metadata = {
  readonly Tunnus: string;
  readonly Nimeke: string;
  readonly Asiakirjatyyppi: "pöytäkirja" | "pöytäkirjanote";
  readonly Kieli: Language;
  readonly Laatimispaiva: Day;
  readonly Toimija: readonly { readonly Rooli: "laatija" | "hyväksyjä"; readonly Nimi: string }[];
  readonly Julkisuusluokka: "Julkinen" | "Osittain salassa pidettävä";
  readonly Salassapitoperuste?: readonly string[];
  readonly Henkilotietoja: "ei sisällä henkilötietoja" | "sisältää henkilötietoja";
  readonly SailytysajanPituus: string;
  readonly SailytysajanPeruste: string;
  readonly Tietojarjestelma: "Sameside";
};

export type Described = {
  readonly id: string;
  readonly title: string;
  readonly minutes: Minutes;
  readonly version: Version;
  readonly language: Language;
  readonly retention: Retention;
};

export function metadataOf({ id, title, minutes, version, language, retention }: Described): Metadata {
  const { signed, body, day, handled } = minutes;
  const secret = [...new Set(handled.flatMap((each) => each.secret ?? []))];
  const isWhole = version === "signed";
  return {
    Tunnus: id,
    Nimeke: title,
    Asiakirjatyyppi: "pöytäkirja",
    Kieli: language,
    Laatimispaiva: signed?.on ?? day,
    Toimija: [
      { Rooli: "laatija", Nimi: body.name },
      ...(signed ? [{ Rooli: "hyväksyjä" as const, Nimi: isWhole ? `${signed.name} (${signed.party})` : signed.party }] : []),
    ],
    Julkisuusluokka: isWhole && secret.length > 0 ? "Osittain salassa pidettävä" : "Julkinen",
    ...(isWhole && secret.length > 0 ? { Salassapitoperuste: secret } : {}),
    Henkilotietoja: isWhole ? "sisältää henkilötietoja" : "ei sisällä henkilötietoja",
    SailytysajanPituus: retention.years === undefined ? "pysyvästi" : `${retention.years} v`,
    SailytysajanPeruste: retention.basis,
    Tietojarjestelma: "Sameside",
  };
}

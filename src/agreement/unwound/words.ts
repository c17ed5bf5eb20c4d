/** Why a version of the agreement cannot be taken back. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const UNWOUND_REFUSALS = {
  "agreement/not-newest": {
    sentence: w("Uusin versio on {version}.", "Den nyaste versionen är {version}.", "The newest version is {version}."),
    remedy: w("Vain uusin versio perutaan.", "Bara den nyaste versionen återtas.", "Only the newest version is taken back."),
  },
  "agreement/stands": {
    sentence: w(
      "Version {version} perusteena oleva päätös on voimassa.",
      "Beslutet som version {version} vilar på står fast.",
      "What version {version} rests on stands.",
    ),
    remedy: w(
      "Sopimusta muutetaan uudella versiolla ja uudella päätöksellä.",
      "Avtalet ändras genom en ny version och ett nytt beslut.",
      "An agreement is changed by another version and another decision.",
    ),
  },
  "agreement/nothing-before": {
    sentence: w(
      "Ennen versiota {version} ei ole versiota, joka voisi olla taas voimassa.",
      "Före version {version} finns ingen version som kunde vara i kraft igen.",
      "Before version {version} there is none that could be in force again.",
    ),
    remedy: w("Ottakaa versio käyttöön uudella päätöksellä.", "Anta den genom ett annat beslut.", "Adopt it anew by another decision."),
  },
} satisfies Readonly<Record<string, Told>>;

/** What roles are called. */
import type { Words } from "../kernel/refusal.ts";
import type { Role } from "./roles.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const ROLE_NAMES: Readonly<Record<Role, Words>> = {
  "purchaser-decider": w("tilaajan päättäjä", "beställarens beslutsfattare", "purchaser's decision maker"),
  "purchaser-controller": w("tilaajan controller", "beställarens controller", "purchaser's controller"),
  "provider-manager": w("palveluntuottajan vastuuhenkilö", "tjänsteproducentens ansvariga", "provider's manager"),
  "project-office": w("projektitoimisto", "projektkontoret", "project office"),
  "financial-expert": w("talousasiantuntija", "ekonomisk expert", "financial expert"),
  auditor: w("tarkastaja", "revisor", "auditor"),
  preparer: w("valmistelija", "beredare", "preparer"),
  "house-admin": w("ylläpitäjä", "administratör", "administrator"),
  public: w("yleisö", "allmänheten", "public"),
};

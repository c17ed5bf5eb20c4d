/** Books, payments, invoices, tax, results and aid: KPL 2 luku, KL 8.2 and 110 §, HL 28 §, 241/2019, ALVL, 380/2023. */
import type { Day } from "../../kernel/day.ts";
import { equal, ratio, type Ratio } from "../../kernel/share.ts";
import { FOUNDING } from "../acts.ts";
import { constant } from "../constants.ts";
import { all, any, BOTH, each, of, type Rule, rule } from "../rule.ts";

const books: readonly Rule[] = [
  rule(
    {
      id: "FIN-001",
      packs: BOTH,
      text: {
        fi: "Kirjausta on muutettu tai poistettu: virhe korjataan uudella oikaisutositteella, joka viittaa alkuperäiseen.",
        sv: "En bokföringspost har ändrats eller raderats: ett fel rättas med en ny verifikation över rättelsen som hänvisar till den ursprungliga.",
        en: "A posted entry was changed or deleted: an error is corrected by a new entry that refers to the first.",
      },
      basis: [{ section: "KPL 2:5, 2:7 §", mark: "C-18" }],
      severity: "block",
      needs: ["ledgerChanges"],
    },
    ({ ledgerChanges }) =>
      each("ledgerChanges", ledgerChanges, ({ how, linked }) =>
        all(
          of(how, (h) => h === "correcting-entry"),
          linked,
        ),
      ),
  ),
  rule(
    {
      id: "FIN-002",
      packs: BOTH,
      text: {
        fi: "Maksulta puuttuu päivätty ja yksilöivästi numeroitu tosite, hyväksyntä tai määräraha.",
        sv: "Betalningen saknar en daterad och entydigt numrerad verifikation, ett godkännande eller ett anslag.",
        en: "The payment lacks a dated voucher with a number of its own, an approval or a line of the budget.",
      },
      basis: [
        { section: "KPL 2:5–6 §", mark: "C" },
        { section: "KL 110 §", mark: "C" },
      ],
      severity: "block",
      needs: ["payments"],
    },
    ({ payments }) => each("payments", payments, (p) => all(p.voucherDated, p.voucherNumberUnique, p.approved, p.budgetLine)),
  ),
  rule(
    {
      id: "FIN-003",
      packs: BOTH,
      text: {
        fi: "Sitoumukset ylittävät osapuolen määrärahan.",
        sv: "Åtagandena överskrider partens anslag.",
        en: "The commitments go beyond the party's appropriation.",
      },
      basis: [{ section: "KL 110 §", mark: "C" }, FOUNDING.kuuma],
      severity: "block",
      needs: ["budgetUse"],
    },
    ({ budgetUse }) => each("budgetUse", budgetUse, ({ committed, appropriation }) => of(committed, (sum) => of(appropriation, (most) => sum <= most))),
  ),
  rule(
    {
      id: "FIN-004",
      packs: BOTH,
      text: {
        fi: "Maksun hyväksyjä on esteellinen: hän on saaja, laskun laatija tai saajan läheinen.",
        sv: "Den som godkänner betalningen är jävig: mottagare, den som upprättat fakturan eller närstående till mottagaren.",
        en: "Whoever approves the payment is disqualified: payee, maker of the invoice or close to the payee.",
      },
      basis: [{ section: "HL 28 §", mark: "C" }],
      severity: "block",
      needs: ["payments"],
    },
    ({ payments }) => each("payments", payments, ({ approver }) => of(approver, (a) => a === "independent")),
  ),
  rule(
    {
      id: "FIN-005",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Lasku hankintayksikölle ei ole EN 16931 -standardin mukainen verkkolasku.",
        sv: "Fakturan till den upphandlande enheten är inte en e-faktura enligt standarden EN 16931.",
        en: "The invoice to the contracting entity is no electronic invoice of EN 16931.",
      },
      basis: [{ section: "241/2019 2–4 §", mark: "C" }],
      severity: "error",
      valid: { from: "2020-04-01" },
      needs: ["invoices"],
    },
    ({ invoices }, on) =>
      each("invoices", invoices, ({ format, wouldRevealSecrets, turnover }) =>
        any(
          of(format, (f) => f === "en-16931"),
          wouldRevealSecrets,
          of(turnover, (sum) => of(constant("eInvoiceTurnover", on), (limit) => sum <= limit)),
        ),
      ),
  ),
  rule(
    {
      id: "FIN-006",
      packs: BOTH,
      text: {
        fi: "Verokanta ei vastaa toimituspäivää, tai verottomuuden peruste puuttuu.",
        sv: "Skattesatsen motsvarar inte leveransdagen, eller så saknas grunden för skattefrihet.",
        en: "The rate of VAT is not one of the day of supply, or the ground of exemption is missing.",
      },
      basis: [
        { section: "ALVL 37–40, 84 §", mark: "C" },
        { section: "462/2024 (ALVL 84 §)", mark: "C" },
        // The reduced rates.
        { section: "ALVL 85–85 a §", mark: "G" },
      ],
      severity: "error",
      needs: ["vatLines"],
    },
    ({ vatLines }) =>
      each("vatLines", vatLines, ({ supplied, rate, exemptionBasis }) => {
        if (rate === undefined) return undefined;
        return rate === "exempt" ? exemptionBasis : of(supplied, (day) => isVatRate(rate, day));
      }),
  ),
  rule(
    {
      id: "FIN-007",
      packs: BOTH,
      text: {
        fi: "Tositteiden, kirjanpitokirjojen tai tilinpäätösten säilytysaika on lyhyempi kuin laki tai EU-rahaston sääntö vaatii.",
        sv: "Förvaringstiden för verifikationer, bokföringsböcker eller bokslut är kortare än vad lagen eller EU-fondens regler kräver.",
        en: "Vouchers, ledgers or financial statements are kept for less time than the law or the rule of an EU fund asks.",
      },
      basis: [{ section: "KPL 2:10 §", mark: "C-18" }],
      severity: "block",
      needs: ["retention"],
    },
    ({ retention }, on) =>
      each("retention", [retention], ({ vouchers, ledgers, statements, euFund }) => {
        const kept = (years: number | undefined, least: number | undefined) =>
          all(
            of(years, (y) => of(least, (l) => y >= l)),
            of(years, (y) => of(euFund, (fund) => fund === "none" || y >= fund)),
          );
        const long = constant("ledgerRetentionYears", on);
        return all(kept(vouchers, constant("voucherRetentionYears", on)), kept(ledgers, long), kept(statements, long));
      }),
  ),
];

const results: readonly Rule[] = [
  rule(
    {
      id: "FIN-008",
      packs: BOTH,
      text: {
        fi: "Tulosmaksu perustuu tulokseen, jota järjestäjä ei ole todentanut.",
        sv: "Resultatbetalningen grundar sig på ett resultat som anordnaren inte har verifierat.",
        en: "The payment for a result rests on a result that the organiser has not verified.",
      },
      basis: [{ section: "KL 8.2 § 4", mark: "C" }, FOUNDING.kainuu],
      severity: "block",
      needs: ["resultPayments"],
    },
    ({ resultPayments }) => each("resultPayments", resultPayments, ({ verifiedBy }) => of(verifiedBy, (who) => who === "organiser")),
  ),
  rule(
    {
      id: "FIN-009",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Yritykselle annetulta valmennukselta tai yhteishankintakoulutukselta puuttuu de minimis- tai ryhmäpoikkeuskirjaus.",
        sv: "För träning för företag eller gemensamt anskaffad utbildning saknas anteckning om de minimis-stöd eller gruppundantag.",
        en: "The coaching of a company, or joint-purchase training, has no record as de minimis or block-exempted aid.",
      },
      basis: [{ section: "380/2023 53.2, 62 §", mark: "C" }],
      severity: "error",
      valid: { from: "2025-01-01" },
      needs: ["companyServices"],
    },
    ({ companyServices }) =>
      each("companyServices", companyServices, ({ kind, aidRecord }) =>
        any(
          of(kind, (k) => k === "other"),
          of(aidRecord, (record) => record !== "none"),
        ),
      ),
  ),
  rule(
    {
      id: "FIN-010",
      packs: BOTH,
      text: {
        fi: "Henkilöasiakkaalta peritään maksu palvelusta, jonka on oltava maksuton.",
        sv: "Av en enskild kund tas det ut avgift för en tjänst som ska vara avgiftsfri.",
        en: "A personal customer is charged for a service that must be free.",
      },
      basis: [
        { section: "380/2023 6, 144 §", mark: "C" },
        { section: "916/2012 1:6 §", mark: "C" },
      ],
      severity: "block",
      needs: ["customerPrices"],
    },
    ({ customerPrices }) => each("customerPrices", customerPrices, ({ price }) => of(price, (cents) => cents === 0n)),
  ),
];

export const MONEY_RULES: readonly Rule[] = [...books, ...results];

/** Is it the standard rate of the day or a reduced one? */
function isVatRate(rate: Ratio, day: Day): boolean | undefined {
  const rates = [constant("vatStandard", day), constant("vatReduced", day), constant("vatLow", day)];
  return any(...rates.map((one) => of(one, (thousandths) => equal(rate, ratio(BigInt(thousandths), 1000n)))));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { type CostField, personColumn, recogniseCosts } from "./headers.ts";

const fields = (headers: string, separator = ";"): Record<string, number> =>
  Object.fromEntries(recogniseCosts(headers.split(separator)).columns) as Record<CostField, number>;

test("the fields of the 2021 guide of the Association of Finnish Municipalities are recognised in the forms met", () => {
  assert.deepEqual(
    fields(
      "vuosi;kuntanumero;kunnan nimi;kunnan Y-tunnus;kustannuspaikka;kustannuspaikan nimi;tositenumero;tositepäivämäärä;laskun päivämäärä;JHS-tili;JHS-tilin nimi;palveluluokka;palveluluokan nimi;toimittajan nimi;toimittajan Y-tunnus;toimittajan maa-tunnus;tiliöity summa (ALV 0%)",
    ),
    { party: 3, line: 12, day: 7, net: 16, supplier: 13, "supplier-id": 14, document: 6, "cost-centre": 4, account: 9 },
  );
  assert.deepEqual(fields("Vuosi;Kustannuspaikka;Tositenumero;Tositepvm;Kirjanpidon tili;Toimittajan Y-tunnus;Tiliöity summa ALV0"), {
    "cost-centre": 1,
    document: 2,
    day: 3,
    account: 4,
    "supplier-id": 5,
    net: 6,
  });
});

test("case, spaces, line breaks, points and trailing blanks do not matter", () => {
  for (const header of ["Toimittaja nro", "Toimittaja  nro", "Toimittajan\n nro", " TOIMITTAJAN NRO "])
    assert.deepEqual(fields(`${header}|Netto`, "|"), { "supplier-id": 0, net: 1 });
  for (const header of ["Tapaht.pvm", "Tositepvä", "Kirjauspvm", "Kirjauspäivä", "Kirjauspäivämäärä", "Payment Date", "DatePaid", "Date of Payment"]) {
    assert.deepEqual(fields(`${header}|Summa (alv 0 %)`, "|"), { day: 0, net: 1 }, header);
  }
});

test("our own names are known in three languages", () => {
  const expected = { party: 0, line: 1, type: 2, day: 3, net: 4, vat: 5, quantity: 6, status: 7, approved: 8 };
  assert.deepEqual(fields("party;line;type;day;net;vat;quantity;status;approved"), expected);
  assert.deepEqual(fields("Tuottaja;Palvelu;Kululaji;Päivä;Nettosumma;ALV;Määrä;Tila;Hyväksytty"), expected);
  assert.deepEqual(fields("Part;Tjänst;Kostnadsslag;Datum;Nettobelopp;Moms;Antal;Status;Godkänd"), expected);
});

test("the better name wins, and two of equal claim are told", () => {
  assert.deepEqual(fields("Laskun pvm;Tositepvm;Gross;Net"), { day: 1, net: 3 });
  assert.deepEqual(recogniseCosts(["Date", "Amount", "Amount"]).twice, ["net"]);
});

test("columns of persons are found, those of suppliers are not", () => {
  assert.equal(personColumn(["Päivä", "Työntekijän nimi"]), 1);
  assert.equal(personColumn(["Surname"]), 0);
  for (const header of ["Asiakas", "Kund", "KLIENT", "Customer", "Client name", "Asiakkaan nimi"]) assert.equal(personColumn(["Summa", header]), 1, header);
  assert.equal(personColumn(["Toimittajan nimi", "Supplier Name", "Kunnan nimi", "Beneficiary Name", "Asiakasnumero", "Asiakaspalvelu"]), -1);
  assert.equal(
    personColumn(["kind", "customer", "Kund"], (header) => header === "customer"),
    2,
  );
});

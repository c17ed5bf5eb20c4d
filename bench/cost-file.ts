/** A cost file as ledgers have them: a few suppliers, a document number each, a short text. */
import { PARTY } from "./place.ts";

export function costFile(lines: number, series = "K"): Buffer {
  const parts = ["party,line,type,day,net,vat,quantity,supplier,document,text\n"];
  for (let i = 0; i < lines; i++) {
    const month = String(1 + (i % 12)).padStart(2, "0");
    const day = String(1 + (i % 28)).padStart(2, "0");
    const net = `${(i * 7919) % 9000}.${String(i % 100).padStart(2, "0")}`;
    parts.push(
      `${PARTY},coaching,coach-hour,2020-${month}-${day},${net},,${1 + (i % 8)},Keksitty Toimittaja ${i % 400} Oy,${series}-${i},Ryhmävalmennus ja ohjaus\n`,
    );
  }
  return Buffer.from(parts.join(""));
}

/** Meetings and their minutes: KL 90–107 § (mirrored by 611/2021 95–112 §) and disqualification by HL 27–30 §. */
import { addDays } from "../../kernel/day.ts";
import { compare, ratio } from "../../kernel/share.ts";
import { constant } from "../constants.ts";
import { type MeetingItem, MINUTES_PARTS, type Vote } from "../facts/meetings.ts";
import { all, BOTH, both, brokenBy, cannotTell, doneBy, each, HOLDS, not, of, type Answer, type Rule, rule } from "../rule.ts";

const holding: readonly Rule[] = [
  rule(
    {
      id: "MTG-001",
      packs: BOTH,
      text: {
        fi: "Toimielin ei ole päätösvaltainen: läsnä on liian vähän jäseniä, kun esteellisiä ei lasketa.",
        sv: "Organet är inte beslutfört: för få ledamöter är närvarande när jäviga inte räknas.",
        en: "The body has no quorum: too few members are present when those who are disqualified are not counted.",
      },
      basis: [
        { section: "KL 103 §", mark: "C" },
        { section: "HL 29 §", mark: "I" },
      ],
      severity: "block",
      needs: ["meeting"],
    },
    ({ meeting: { at, body, members, items } }, on) => {
      if (body === undefined || members === undefined || items === undefined) return cannotTell(["meeting"], [at]);
      const [council, other] = [constant("quorumCouncil", on), constant("quorumBody", on)];
      return each("meeting", items, ({ present }) =>
        of(present, (n) =>
          body === "council"
            ? of(council, (least) => compare(ratio(BigInt(n)), { n: least.n * BigInt(members), d: least.d }) >= 0)
            : of(other, (above) => compare(ratio(BigInt(n)), { n: above.n * BigInt(members), d: above.d }) > 0),
        ),
      );
    },
  ),
  rule(
    {
      id: "MTG-002",
      packs: BOTH,
      text: {
        fi: "Kokouskutsu on puutteellinen tai myöhässä.",
        sv: "Kallelsen till sammanträdet är bristfällig eller har sänts för sent.",
        en: "The call to the meeting is incomplete or late.",
      },
      basis: [{ section: "KL 90 §, 94 §, 100 §", mark: "C" }],
      severity: "error",
      needs: ["meetingCall"],
    },
    ({ meetingCall }, on) =>
      each("meetingCall", [meetingCall], (call) => {
        const lead = call.body === "council" ? constant("councilCallDays", on) : call.leadDays;
        const inTime = of(call.sent, (sent) => of(call.meeting, (meeting) => of(lead, (days) => addDays(sent, days) <= meeting)));
        return all(call.time, call.place, call.matters, call.manner, call.body === undefined ? undefined : inTime);
      }),
  ),
  rule(
    {
      id: "MTG-003",
      packs: BOTH,
      text: {
        fi: "Sähköisen kokouksen edellytykset eivät täyty: osallistujia ei ole tunnistettu, tai he eivät voi seurata kokousta ja osallistua siihen.",
        sv: "Förutsättningarna för ett elektroniskt sammanträde uppfylls inte: deltagarna är inte identifierade eller kan inte följa och delta.",
        en: "The conditions of an electronic meeting are not met: participants are not identified, or cannot follow it and take part.",
      },
      basis: [{ section: "KL 98–99 §", mark: "C" }],
      severity: "error",
      needs: ["meeting"],
    },
    ({ meeting }) =>
      each("meeting", [meeting], ({ electronic }) =>
        of(electronic, (online) => (online === "no" ? true : all(online.identified, online.chairLeads, online.canFollow, online.canAct))),
      ),
  ),
  rule(
    {
      id: "MTG-004",
      packs: BOTH,
      text: {
        fi: "Asia siirtyy kokoukseen: jäsen ei ole ilmaissut kantaansa määräajassa tai vaatii kokousta, tai määräaika ei ole päättynyt.",
        sv: "Ärendet går till ett sammanträde: en ledamot har inte uttryckt sin åsikt i tid eller kräver ett sammanträde, eller så har tidsfristen inte löpt ut.",
        en: "The matter goes to a meeting: a member gave no position in time or demands a meeting, or the time has not run out.",
      },
      basis: [{ section: "KL 100 §", mark: "C" }],
      severity: "block",
      needs: ["electronicDecision"],
    },
    ({ electronicDecision: { at, deadline, decided, positions } }) => {
      if (decided === "none") return HOLDS;
      if (deadline === undefined || decided === undefined || positions === undefined) return cannotTell(["electronicDecision"], [at]);
      const stated = each("electronicDecision", positions, ({ given, wantsMeeting }) =>
        all(
          of(given, (when) => when !== "none" && when <= deadline),
          not(wantsMeeting),
        ),
      );
      return both(brokenBy(decided < deadline ? [at] : []), stated);
    },
  ),
];

const disqualification: readonly Rule[] = [
  rule(
    {
      id: "MTG-005",
      packs: BOTH,
      text: {
        fi: "Esteellinen henkilö on ollut läsnä asian käsittelyssä, tai esteellisyyttä ei ole todettu perusteineen.",
        sv: "En jävig person har varit närvarande vid behandlingen, eller så har jävet och dess grund inte konstaterats.",
        en: "A disqualified person was present while the matter was handled, or the disqualification and its ground were not noted.",
      },
      basis: [
        { section: "HL 27–29 §", mark: "C" },
        { section: "KL 97 §", mark: "C" },
      ],
      severity: "block",
      needs: ["meeting"],
    },
    ({ meeting }) =>
      overItems(meeting, (item) =>
        item.disqualified === undefined
          ? cannotTell(["meeting"], [item.at])
          : each("meeting", item.disqualified, (person) =>
              all(
                not(person.present),
                person.noted,
                of(person.ground, (ground) => ground !== "none"),
              ),
            ),
      ),
  ),
  rule(
    {
      id: "MTG-006",
      packs: BOTH,
      text: {
        fi: "Osapuolen edustaja on intressiristiriidassa: asia koskee osapuolen omaa maksua, poissulkemista, sopimusrikkomusta tai irtisanomista.",
        sv: "En parts företrädare har en intressekonflikt: ärendet gäller partens egen betalning, uteslutning, avtalsbrott eller uppsägning.",
        en: "A party's representative has a conflict of interest: the matter is the party's own payment, exclusion, breach or termination.",
      },
      basis: [
        { section: "HL 28.1 § 2–5", mark: "C" },
        { section: "HL 28 § (analogia allianssin toimielimessä)", mark: "I" },
      ],
      severity: "block",
      needs: ["meeting"],
    },
    ({ meeting }) =>
      overItems(meeting, (item) => {
        const { about, takingPart } = item;
        if (about === "none" || (about !== undefined && about.matter === "other")) return HOLDS;
        if (about === undefined || takingPart === undefined) return cannotTell(["meeting"], [item.at]);
        return brokenBy(takingPart.filter((one) => one.provider && one.party === about.party).map((one) => one.at));
      }),
  ),
];

const voting: readonly Rule[] = [
  rule(
    {
      id: "MTG-007",
      packs: BOTH,
      text: {
        fi: "Äänestys tai sen merkinnät ovat puutteelliset: äänestetään vain kannatetusta vastaehdotuksesta, enemmistö ratkaisee, tasan mennessä puheenjohtajan ääni.",
        sv: "Omröstningen eller anteckningarna om den är bristfälliga: omröstning förrättas endast om ett understött motförslag, majoriteten avgör och vid lika röstetal ordförandens röst.",
        en: "The vote or its record is wrong: only a supported counter-proposal is voted on, the majority decides, and the chair where votes are even.",
      },
      basis: [{ section: "KL 104 §", mark: "C" }],
      severity: "error",
      needs: ["meeting"],
    },
    ({ meeting }) =>
      overItems(meeting, (item) =>
        each("meeting", [item], ({ supportedCounterProposal: supported, vote }) =>
          of(vote, (held) => (held === "none" ? not(supported) : all(supported, decidedRightly(held), held.positionsMinuted))),
        ),
      ),
  ),
  rule(
    {
      id: "MTG-008",
      packs: BOTH,
      text: {
        fi: "Eriävä mielipide on ilmoitettu myöhässä, tai sen perustelut on annettu pöytäkirjan tarkastamisen jälkeen.",
        sv: "Avvikande mening har anmälts för sent, eller så har motiveringen getts efter att protokollet justerats.",
        en: "Dissent was announced too late, or its reasons were given after the minutes were checked.",
      },
      basis: [{ section: "KL 106 §", mark: "C" }],
      severity: "error",
      needs: ["meeting", "minutes"],
    },
    ({ meeting, minutes }) =>
      overItems(meeting, (item) =>
        item.dissents === undefined
          ? cannotTell(["meeting"], [item.at])
          : each("meeting", item.dissents, (dissent) =>
              all(
                of(dissent.announced, (when) => when === "at-once"),
                dissent.reasons === "none" ? true : doneBy(dissent.reasons, minutes.checked),
              ),
            ),
      ),
  ),
];

const minutes: readonly Rule[] = [
  rule(
    {
      id: "MTG-009",
      packs: BOTH,
      text: {
        fi: "Pöytäkirjasta puuttuu järjestäytymis-, käsittely- tai laillisuustietoja.",
        sv: "Protokollet saknar uppgifter om konstituering, behandling eller laglighet.",
        en: "The minutes lack data on how the body came together, how the matter was handled or what makes it lawful.",
      },
      basis: [{ section: "KL 107 §, 90 §", mark: "C" }],
      severity: "block",
      needs: ["minutes"],
    },
    ({ minutes: { at, parts } }) =>
      parts === undefined ? cannotTell(["minutes"], [at]) : brokenBy(MINUTES_PARTS.filter((part) => !parts.includes(part)).map((part) => `${at}/${part}`)),
  ),
  rule(
    {
      id: "MTG-010",
      packs: BOTH,
      text: {
        fi: "Pöytäkirja on allekirjoittamatta, varmentamatta tai tarkastamatta, vaikka se on julkaistu tai sen nojalla on toimittu.",
        sv: "Underskriften, kontrasigneringen eller justeringen av protokollet saknas, fast det har publicerats eller man har handlat på grundval av det.",
        en: "The minutes were not signed, countersigned and checked before they were published or acted on.",
      },
      basis: [
        { section: "KL 90 §, 140 §", mark: "C" },
        { section: "JulkL 6.1 § 6", mark: "C" },
      ],
      severity: "block",
      needs: ["minutes"],
    },
    ({ minutes: given }) =>
      each("minutes", [given], (m) =>
        all(...[m.published, m.reliedOn].flatMap((use) => [m.chairSigned, m.secretarySigned, m.checked].map((done) => doneBy(done, use)))),
      ),
  ),
  rule(
    {
      id: "MTG-011",
      packs: BOTH,
      text: {
        fi: "Pykälänumerointi ei ole yhtenäinen: pykälät jatkuvat toimielimittäin kalenterivuoden ajan.",
        sv: "Paragrafnumreringen är inte sammanhängande: paragraferna löper per organ och kalenderår.",
        en: "The numbers of sections are not consecutive: they run by body and calendar year.",
      },
      basis: [{ section: "vakiintunut käytäntö", mark: "G" }],
      severity: "warn",
      needs: ["minutes"],
    },
    ({ minutes: given }) =>
      each("minutes", [given], ({ sections, lastSection }) =>
        of(lastSection, (last) => of(sections, (numbers) => numbers.every((n, i) => n === last + i + 1))),
      ),
  ),
];

export const MEETING_RULES: readonly Rule[] = [...holding, ...disqualification, ...voting, ...minutes];

/** Asks each item of a meeting: broken by any of them, open while one is and none is broken. */
function overItems(meeting: { readonly at: string; readonly items?: readonly MeetingItem[] }, ask: (item: MeetingItem) => Answer): Answer {
  if (meeting.items === undefined) return cannotTell(["meeting"], [meeting.at]);
  return meeting.items.map(ask).reduce(both, HOLDS);
}

/** What most voted for; where votes are even, what the chair voted for. */
function decidedRightly({ for: yes, against: no, chair, result }: Vote): boolean | undefined {
  if (yes === undefined || no === undefined || result === undefined) return undefined;
  return yes === no ? of(chair, (side) => side === result) : result === (yes > no ? "for" : "against");
}

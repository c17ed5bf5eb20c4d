/** An invented decision and an invented meeting in the shape of Ahjo's interface. */

const ORGANISATION = {
  links: [{ rel: "self", href: "https://ahjo.example/organization?orgid=X1" }],
  Name: "Esimerkkilautakunta",
  ID: "X100",
  TypeId: "5",
  Existing: "true",
  Type: "Lautakunta",
  OrganizationLevelAbove: { organizations: [{ Name: "Esimerkkihallitus", ID: "X1", TypeId: "2" }], count: 1 },
};
const MEETING = {
  MeetingID: "X1002026003",
  Name: "Esimerkkilautakunta",
  Location: "Kokoushuone",
  DateMeeting: "2026-03-02T16:00:00.000",
  DecisionMakerId: "X100",
  DecisionMaker: "Esimerkkilautakunta",
};

export const CONTENT = `<html lang="fi"><head><META name="DhId" content="{D-1}"><META name="ThisHTMLGenerated" content="2026-03-05T10:00:00+02:00"><title>Liittyminen allianssiin</title></head>
<body><div class="paatos"><div class="Otsikonviite"></div><div class="Asiapykala">§ 17</div><h1 class="AsiaOtsikko">Liittyminen allianssiin</h1>
<div class="DnroTmuoto">ESIM 2026-000123 T 02 08 03</div><div class="Viite">Esim. 7</div>
<div class="SisaltoSektio"><h3 class="SisaltoOtsikko">Päätös</h3><p>Lautakunta päätti liittyä &amp; hyväksyä <strong>sopimuksen</strong>.<br>Toinen rivi.</p>
<ul><li>Ensimmäinen ehto</li><li>Toinen <a href="https://esimerkki.example/ehto">ehto</a></li></ul>
<table><thead><tr><th>Osapuoli</th><th>Osuus</th></tr></thead><tbody><tr><td colspan="2">Yhteensä 100 %</td></tr></tbody></table></div>
<div class="SisaltoSektio"><h3 class="SisaltoOtsikko">Käsittely</h3><p>Esteelliset: Esa Esimerkki, Milla Malli<br>Esteellisyyden syy: yhteisöjäävi (hallintolaki 28.1 § 5 kohta)</p></div>
<h3 class="EsittelijaTiedot">Esittelijä</h3><div>toimialajohtaja</div><div>Elli Esimerkki</div>
<h3 class="LisatiedotOtsikko">Lisätiedot</h3><p>Milla Malli, asiantuntija<div>milla.malli@esimerkki.example</div></p>
<h3 class="LiitteetOtsikko">Liitteet</h3><div>1 Allianssisopimus</div><div>2 Liikesalaisuuksia sisältävä laskelma</div>
<h3 class="MuutoksenhakuOtsikko">Muutoksenhaku</h3><h4>OHJEET OIKAISUVAATIMUKSEN TEKEMISEKSI</h4><p>Tähän päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen.</p>
</div></body></html>`;

export const DECISIONS = {
  decisions: [
    {
      links: [],
      NativeId: "{D-1}",
      Title: "Liittyminen allianssiin",
      CaseID: "esim-2026-000123",
      CaseIDLabel: "ESIM 2026-000123",
      Section: "17",
      Content: CONTENT,
      Motion: CONTENT.replace('class="paatos"', 'class="esitys"').replace(">Päätös<", ">Päätösehdotus<"),
      ClassificationCode: "02 08 03",
      ClassificationTitle: "Palvelujen hankinta",
      Organization: ORGANISATION,
      Meeting: MEETING,
      VotingResults: [
        {
          Ayes: { NumberOfVotes: 1, Voters: [{ agentId: "x.a", ID: "x.a", Name: "Esimerkki, Aino", Title: null, CouncilGroup: "Ryhmä A" }], Content: "Esitys" },
          Noes: { NumberOfVotes: 0, Voters: [], Content: "Vastaesitys" },
          Blank: { NumberOfVotes: 0, Voters: [] },
          Absent: { NumberOfVotes: 0, Voters: [] },
        },
      ],
      Attachments: [
        {
          NativeId: "{L-1}",
          Title: "Allianssisopimus",
          Type: "liite",
          FileURI: "https://ahjo.example/1.pdf",
          Language: "fi",
          PersonalData: "Ei sisällä henkilötietoja",
          Issued: "",
        },
      ],
      PreviousDecisions: [
        {
          NativeId: "{D-0}",
          Title: "Valmistelun aloittaminen",
          CaseIDLabel: "ESIM 2026-000123",
          CaseID: "esim-2026-000123",
          Section: "4",
          Content: null,
          Motion: null,
          ClassificationCode: "02 08 03",
          ClassificationTitle: "Palvelujen hankinta",
          Organization: ORGANISATION,
          Meeting: MEETING,
        },
      ],
    },
    {
      NativeId: "{D-2}",
      Title: "Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)",
      CaseID: null,
      CaseIDLabel: null,
      Section: "18",
      Content:
        '<html lang="fi"><body><div class="paatos"><div class="Asiapykala">18 §</div><h1 class="AsiaOtsikko">Salassa pidettävä (JulkL (621/1999) 24.1 § 25 k)</h1></div></body></html>',
      Motion: "",
      ClassificationCode: "",
      ClassificationTitle: "",
      Organization: ORGANISATION,
      Meeting: null,
      VotingResults: [],
      Attachments: [],
      PreviousDecisions: [],
    },
  ],
};

export const MEETINGS = {
  meetings: [
    {
      ...MEETING,
      links: [{ rel: "self", href: "https://ahjo.example/meetings/1" }],
      MeetingSequenceNumber: 3,
      Status: "Päätetty teknisesti",
      Agenda: [
        {
          AgendaPoint: "1",
          Section: "17",
          AgendaItem: "Liittyminen allianssiin",
          PDF: {
            NativeId: "{P-1}",
            Title: "Liittyminen allianssiin",
            Type: "pöytäkirjan ote",
            FileURI: "https://ahjo.example/p.pdf",
            Language: "fi",
            PersonalData: "Ei sisällä henkilötietoja",
            Issued: "2026-03-05",
          },
          HTML: CONTENT,
          DecisionHistoryHTML: null,
        },
      ],
      Composition: [
        { Name: "Aino Esimerkki", Role: "Puheenjohtaja", DeputyOf: null },
        { Name: "Esa Esimerkki", Role: "Varajäsen", DeputyOf: "Milla Malli" },
        { Name: "Väinö Vierailija", Role: "Tulkki", DeputyOf: null },
      ],
      PreviousMeeting: MEETING,
      NextMeeting: null,
      DecisionAnnouncement:
        '<html><body><div class="Paattaja">Esimerkkilautakunta</div><h1>Päätöstiedote 3</h1><div><h3>17 Liittyminen</h3><p>Päätös<br>Hyväksyttiin.</p></div></body></html>',
      AttachmentsNotPublishedInfo: "Salassa pidettäviä liitteitä ei julkaista.",
      MeetingDocuments: [
        {
          NativeId: "{E-1}",
          Title: "Esityslista",
          Type: "esityslista",
          FileURI: "https://ahjo.example/e.pdf",
          Language: "fi",
          PersonalData: "Sisältää henkilötietoja",
          Issued: "",
        },
      ],
    },
  ],
};

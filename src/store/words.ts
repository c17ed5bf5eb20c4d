/** What can keep a store from opening, in the words of its operator. */
import type { Words } from "../kernel/refusal.ts";

export type StoreCode = keyof typeof storeWords;
export type StoreRefusal = { readonly code: StoreCode; readonly args: Readonly<Record<string, string>> };

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const storeWords = {
  "store/in-use": {
    sentence: w("Hakemisto on toisen palvelimen käytössä.", "Katalogen används av en annan server.", "Another server is using this directory."),
    remedy: w(
      "Sammuta toinen palvelin tai anna tälle oma hakemisto (SAMESIDE_DATA). Hakemistolla on yksi palvelin kerrallaan.",
      "Stäng av den andra servern eller ge den här en egen katalog (SAMESIDE_DATA). En katalog har en server åt gången.",
      "Stop the other server, or give this one a directory of its own (SAMESIDE_DATA). A directory has one server at a time.",
    ),
  },
  "store/newer-database": {
    sentence: w(
      "Tietokanta on uudempi kuin tämä ohjelma: se tuntee muutoksen {migration}, ohjelma ei.",
      "Databasen är nyare än det här programmet: den har ändringen {migration} som programmet inte känner till.",
      "The database is newer than this program: it holds the migration {migration}, which the program does not know.",
    ),
    remedy: w(
      "Käynnistä se versio, joka tietokannan viimeksi päivitti, tai uudempi. Takaisin päin ei päivitetä.",
      "Starta den version som senast uppdaterade databasen eller en nyare. Databasen uppdateras aldrig bakåt.",
      "Start the version that last brought the database up to date, or a later one. A database is never taken back.",
    ),
  },
  "store/changed-migration": {
    sentence: w(
      "Tietokantaan on ajettu toisenlainen {migration} kuin tässä ohjelmassa.",
      "Databasen har ändrats med en annan {migration} än den i det här programmet.",
      "The database was brought up to date by another {migration} than the one in this program.",
    ),
    remedy: w(
      "Käytä julkaistua versiota. Jos tietokantaan ajettiin keskeneräinen versio, palauta varmuuskopio sitä edeltävältä ajalta.",
      "Använd en publicerad version. Om en ofärdig version har körts mot databasen, återställ en säkerhetskopia från tiden före den.",
      "Use a released version. If an unfinished one was run against this database, restore a backup from before.",
    ),
  },
  "store/behind": {
    sentence: w(
      "Tietokannasta puuttuu muutoksia, ensimmäisenä {migration}.",
      "Databasen saknar ändringar, den första är {migration}.",
      "The database is behind this program; the first missing migration is {migration}.",
    ),
    remedy: w(
      "Ota varmuuskopio, pysäytä muut palvelimet ja aja: sameside db migrate",
      "Ta en säkerhetskopia, stoppa övriga servrar och kör: sameside db migrate",
      "Take a backup, stop the other servers and run: sameside db migrate",
    ),
  },
  "store/not-empty": {
    sentence: w("Tietokannassa on jo Samesiden tauluja.", "Databasen har redan Samesides tabeller.", "The database holds tables of Sameside already."),
    remedy: w(
      "Palauta tyhjään tietokantaan, jonka DATABASE_URL osoittaa. Tähän ei kirjoitettu mitään.",
      "Återställ till en tom databas som DATABASE_URL pekar på. I den här skrevs ingenting.",
      "Restore into an empty database that DATABASE_URL names. Nothing was written into this one.",
    ),
  },
  "store/not-ours": {
    sentence: w(
      "Tietokannassa on muita tauluja, mutta ei Samesiden.",
      "Databasen innehåller andra tabeller men inga från Sameside.",
      "The database holds other tables, but none of Sameside.",
    ),
    remedy: w(
      "Anna Samesidelle oma, tyhjä tietokanta (DATABASE_URL).",
      "Ge Sameside en egen, tom databas (DATABASE_URL).",
      "Give Sameside an empty database of its own (DATABASE_URL).",
    ),
  },
  "store/not-a-demo": {
    sentence: w(
      "Tämä ei ole demo: tietokanta on perustettu oikeaan käyttöön.",
      "Det här är ingen demo: databasen är upprättad för verkligt bruk.",
      "This is no demo: the database was set up for real use.",
    ),
    remedy: w(
      "Käynnistä komennolla sameside serve, tai anna demolle oma, tyhjä hakemisto tai tietokanta.",
      "Starta med sameside serve eller ge demon en egen, tom katalog eller databas.",
      "Start it with sameside serve, or give the demo an empty directory or database of its own.",
    ),
  },
  "store/old-server": {
    sentence: w(
      "Tietokantapalvelin on PostgreSQL {version}; tarvitaan 15 tai uudempi.",
      "Databasservern är PostgreSQL {version}; det behövs 15 eller nyare.",
      "The database server is PostgreSQL {version}; 15 or later is needed.",
    ),
    remedy: w("Päivitä palvelin.", "Uppgradera servern.", "Upgrade the server."),
  },
  "store/encoding": {
    sentence: w(
      "Tietokannan merkistö on {encoding}; sen pitää olla UTF8.",
      "Databasens teckenkodning är {encoding}; den måste vara UTF8.",
      "The encoding of the database is {encoding}; it must be UTF8.",
    ),
    remedy: w(
      "Luo tietokanta uudelleen: create database … encoding 'UTF8' template template0",
      "Skapa databasen på nytt: create database … encoding 'UTF8' template template0",
      "Create the database anew: create database … encoding 'UTF8' template template0",
    ),
  },
  "store/login-too-strong": {
    sentence: w(
      "Roolia {login} rivikohtainen suojaus ei sido: se on pääkäyttäjä tai sillä on BYPASSRLS.",
      "Rollen {login} binds inte av radskyddet: den är superanvändare eller har BYPASSRLS.",
      "Row security does not bind the role {login}: it is a superuser or has BYPASSRLS.",
    ),
    remedy: w(
      "Luo tavallinen rooli ja anna se osoitteessa DATABASE_URL (docs/operate.md).",
      "Skapa en vanlig roll och ange den i DATABASE_URL (docs/operate.md).",
      "Create an ordinary role and give it in DATABASE_URL (docs/operate.md).",
    ),
  },
  "store/owner-not-bound": {
    sentence: w(
      "Rooli {login} omistaa taulun {table}, eikä rivikohtainen suojaus sido omistajaa.",
      "Rollen {login} äger tabellen {table}, och radskyddet binder inte ägaren.",
      "The role {login} owns the table {table}, and its row security does not bind the owner.",
    ),
    remedy: w(
      "Aja omistajana: alter table {table} force row level security",
      "Kör som ägare: alter table {table} force row level security",
      "Run as its owner: alter table {table} force row level security",
    ),
  },
  "store/no-role": {
    sentence: w(
      "Rooli {login} ei voi luoda roolia {role} eikä ottaa sitä.",
      "Rollen {login} kan varken skapa eller anta rollen {role}.",
      "The role {login} can neither create the role {role} nor take it on.",
    ),
    remedy: w(
      "Aja pääkäyttäjänä: create role sameside_app nologin; create role sameside_whole nologin in role sameside_app; grant sameside_app, sameside_whole to {login}",
      "Kör som superanvändare: create role sameside_app nologin; create role sameside_whole nologin in role sameside_app; grant sameside_app, sameside_whole to {login}",
      "Run as a superuser: create role sameside_app nologin; create role sameside_whole nologin in role sameside_app; grant sameside_app, sameside_whole to {login}",
    ),
  },
} satisfies Readonly<Record<string, { readonly sentence: Words; readonly remedy: Words }>>;

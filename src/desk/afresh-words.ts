/** Words for whoever must prove anew who they are before an approval. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const AFRESH = {
  title: w("Kirjaudu uudelleen", "Logga in på nytt", "Sign in again"),
  lead: w(
    "Tämä vaatii, että olet kirjautunut enintään {minutes} {minutes|minuutti|minuuttia} sitten. Mitään ei vielä kirjattu. Täyttämäsi tiedot odottavat sinua kirjautumisen jälkeen.",
    "Det här kräver att du har loggat in för högst {minutes} {minutes|minut|minuter} sedan. Inget har antecknats än. Det du fyllde i väntar på dig efter inloggningen.",
    "This needs a sign-in at most {minutes} {minutes|minute|minutes} ago. Nothing was recorded yet. What you filled in waits for you after the sign-in.",
  ),
  "lead-anew": w(
    "Tämä vaatii, että olet kirjautunut enintään {minutes} {minutes|minuutti|minuuttia} sitten. Mitään ei vielä kirjattu. Kirjautumisen jälkeen palaat sivulle ja täytät lomakkeen uudelleen.",
    "Det här kräver att du har loggat in för högst {minutes} {minutes|minut|minuter} sedan. Inget har antecknats än. Efter inloggningen kommer du tillbaka till sidan och fyller i formuläret på nytt.",
    "This needs a sign-in at most {minutes} {minutes|minute|minutes} ago. Nothing was recorded yet. After the sign-in you come back to the page and fill in the form again.",
  ),
  go: w("Kirjaudu uudelleen", "Logga in på nytt", "Sign in again"),
  "go-with": w("Kirjaudu uudelleen: {name}", "Logga in på nytt: {name}", "Sign in again: {name}"),
  ready: w("Lähetä, mitä täytit", "Skicka det du fyllde i", "Send what you filled in"),
  "ready-lead": w(
    "Olet kirjautunut juuri. Tarkista tiedot ja lähetä ne.",
    "Du har just loggat in. Kontrollera uppgifterna och skicka dem.",
    "You have just signed in. Check what you filled in and send it.",
  ),
  send: w("Lähetä", "Skicka", "Send"),
  leave: w("Palaa lähettämättä", "Gå tillbaka utan att skicka", "Go back without sending"),
  gone: w(
    "Täyttämäsi tiedot eivät ole enää tallessa. Täytä lomake uudelleen.",
    "Det du fyllde i finns inte kvar. Fyll i formuläret på nytt.",
    "What you filled in is no longer kept. Fill in the form again.",
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** Decisions, exit, data protection and the rest: no power without a holder, none with somebody who cannot hold it. */
import { isPublic } from "./facts.ts";
import { finding, type Findings, type Ground, item, named, namedLine } from "./meaning-ground.ts";

export function* powerFindings(g: Ground): Findings {
  yield* decisionFindings(g);
  yield* dataFindings(g);
  const { exit, development, exceptions } = g.agreement;
  if (exit.all.after === "development" && !development) yield finding("agreement/exit-window-never-opens", "exit/all/after", {}, ["phases"]);
  for (const [i, exception] of exceptions.entries()) if (exception.party !== undefined) yield* named(g, exception.party, `${item(g, "exceptions", i)}/party`);
}

function* decisionFindings(g: Ground): Findings {
  const { bodies, reserved } = g.agreement.decisions;
  for (const [id, body] of Object.entries(bodies)) {
    const path = `decisions/bodies/${id}`;
    yield* named(g, body.chair, `${path}/chair`);
    for (const [party, seats] of Object.entries(body.seats)) {
      yield* named(g, party, `${path}/seats/${party}`);
      if (seats < 1) yield finding("agreement/seat-count", `${path}/seats/${party}`, { body: id, party });
    }
  }
  const at = (matter: string) => (reserved[matter] === undefined ? "decisions/reserved" : `decisions/reserved/${matter}`);
  if (reserved["funding"] !== "each-purchaser") yield finding("agreement/funding-not-reserved", at("funding"), {}, ["decisions/reserved/funding"]);
  const target = reserved["target-cost"];
  if (target !== "each-purchaser" && target !== "all-parties")
    yield finding("agreement/target-cost-not-reserved", at("target-cost"), {}, ["decisions/reserved/target-cost"]);
}

/** Every service has a controller, and the controller is an authority. */
function* dataFindings(g: Ground): Findings {
  const { controllers, caseRows, impactAssessment } = g.agreement.dataProtection;
  const path = "data-protection/controllers";
  for (const [line, id] of Object.entries(controllers)) {
    yield* namedLine(g, line, `${path}/${line}`);
    const party = yield* named(g, id, `${path}/${line}`);
    if (party && !isPublic(party)) yield finding("agreement/controller-not-authority", `${path}/${line}`, { party: id, line }, [`parties/${id}/kind`]);
  }
  const misspelt = Object.keys(controllers).some((line) => !g.lines.has(line));
  for (const line of misspelt ? [] : g.agreement.lines) {
    if (line.kind === "service" && controllers[line.id] === undefined)
      yield finding("agreement/controller-missing", path, { line: line.id }, [`${path}/${line.id}`]);
  }
  if (caseRows === "pseudonyms" && !impactAssessment) {
    yield finding("agreement/pseudonyms-without-assessment", "data-protection/case-rows", {}, ["data-protection/impact-assessment"]);
  }
}

/** `sameside explain STATEMENT.json [FIGURE-ID]`: from a figure down to lines of the agreement and of the costs. */
import { type Branch, explain, leavesOf, nearFigures, topFigures } from "../settlement/explain.ts";
import { explainHtml, statementHtml } from "../settlement/present-html.ts";
import { explainText, topFiguresText } from "../settlement/present-text.ts";
import type { Statement } from "../settlement/statement.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { readStatement } from "./statement-file.ts";
import { type Terminal, countOf, deliver, formatOf } from "./terminal.ts";
import { voiceOf } from "../settlement/present.ts";

export type ExplainOptions = {
  readonly depth?: string;
  readonly format?: string;
  readonly output?: string;
};

export async function run(terminal: Terminal, operands: readonly string[], options: ExplainOptions): Promise<ExitCode> {
  const [path, id] = operands;
  const format = formatOf(options.format, ["text", "json", "html"]);
  const depth = options.depth === undefined ? Infinity : countOf("--depth", options.depth);
  const { statement } = readStatement(path!);
  if (id === undefined) return overview(terminal, path!, statement, format, options);
  const tree = explain(statement, id, depth);
  if (!tree) return unknown(terminal, statement, id);
  deliver(terminal, treeAs(format, tree, statement, terminal), options.output, [path!]);
  return EXIT.fine;
}

function overview(terminal: Terminal, path: string, statement: Statement, format: "text" | "json" | "html", options: ExplainOptions): ExitCode {
  const voice = voiceOf(terminal.language, statement);
  const forms = {
    text: () => topFiguresText(statement, voice, terminal.paint),
    json: () => `${JSON.stringify(topFigures(statement), null, 2)}\n`,
    html: () => statementHtml(statement, voice),
  };
  deliver(terminal, forms[format](), options.output, [path]);
  return EXIT.fine;
}

function unknown(terminal: Terminal, statement: Statement, id: string): ExitCode {
  const near = nearFigures(statement, id);
  const lines = [terminal.say("no-such-figure", { id }), ...(near.length === 0 ? [] : [terminal.say("near-figures"), ...near.map((figure) => `  ${figure}`)])];
  terminal.err(`${lines.join("\n")}\n`);
  return EXIT.faults;
}

function treeAs(format: "text" | "json" | "html", tree: Branch, statement: Statement, terminal: Terminal): string {
  const voice = voiceOf(terminal.language, statement);
  if (format === "html") return explainHtml(tree, statement, voice);
  if (format === "json") return `${JSON.stringify({ tree, leaves: leavesOf(statement, tree.figure.id) }, null, 2)}\n`;
  return explainText(tree, statement, voice, terminal.paint);
}

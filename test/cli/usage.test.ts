import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { LANGUAGES } from "../../src/kernel/refusal.ts";
import { inDirectory, sameside } from "./sameside.ts";

const COMMANDS =
  "check settle exit explain simulate prove compare test schema init law minutes completion serve demo verify export witness db admin backup restore login ask do import fetch-export rebuild".split(
    " ",
  );

test("help names every command, the exit codes and where to look, in each language", () => {
  for (const language of LANGUAGES) {
    const { code, out, err } = sameside(["--help", "--lang", language]);
    assert.equal(code, 0);
    assert.equal(err, "");
    for (const command of COMMANDS) assert.match(out, new RegExp(`^  ${command} `, "m"));
    assert.match(out, /docs\/agreement-file\.md/);
    assert.match(out, / 70 /);
  }
});

test("every command explains itself and exits with 0", () => {
  for (const command of COMMANDS) {
    const { code, out } = sameside([command, "--help"]);
    assert.equal(code, 0, command);
    assert.match(out, new RegExp(`^Usage: sameside ${command}`));
  }
});

test("the language comes from the environment, and --lang wins over it", () => {
  assert.match(sameside(["--help"], { LANG: "fi_FI.UTF-8" }).out, /^Käyttö:/);
  assert.match(sameside(["--help"], { LANG: "sv_FI.UTF-8", LC_ALL: "en_GB.UTF-8" }).out, /^Usage:/);
  assert.match(sameside(["--help", "--lang=sv"], { LANG: "fi_FI.UTF-8" }).out, /^Användning:/);
});

test("the version is the package's", () => {
  assert.match(sameside(["--version"]).out, /^\d+\.\d+\.\d+\n$/);
});

test("wrong usage exits with 2 and says what would be right", () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /./],
    [["settel"], /Did you mean settle/],
    [["settle"], /Missing: agreement/],
    [["check", ".", "--formatt", "json"], /Unknown option --formatt/],
    [["check", ".", "--format", "pdf"], /text, json/],
    [["check", ".", "--lang", "de"], /fi, sv, en/],
    [["settle", ".", "--through", "31.13.2019"], /2019-12-31 or 31\.12\.2019/],
    [["settle", ".", "--known-at", "yesterday"], /2020-01-31T12:00:00Z/],
    [["explain", "x.json", "y", "--depth", "-1"], /whole number/],
    [["completion", "tcsh"], /bash, zsh, fish/],
    [["init", "somewhere"], /--yes/],
    [["init", "somewhere", "--yes", "--from", "atlantis"], /kainuu-youth/],
  ];
  for (const [args, said] of cases) {
    const { code, out, err } = sameside(args);
    assert.equal(code, 2, args.join(" "));
    assert.match(out + err, said, args.join(" "));
  }
});

test("what cannot be read exits with 3, the path and the reason", () => {
  inDirectory((directory) => {
    const missing = join(directory, "none.yaml");
    for (const args of [
      ["check", missing],
      ["settle", missing],
      ["explain", missing],
      ["test", missing],
    ]) {
      const { code, err } = sameside(args);
      assert.equal(code, 3, args.join(" "));
      assert.match(err, /none\.yaml: there is no such file/);
    }
    const empty = sameside(["check", directory]);
    assert.equal(empty.code, 3);
    assert.match(empty.err, /the directory has no agreement\.yaml/);
    const full = sameside(["schema", "-o", join(directory, "no", "where.json")]);
    assert.equal(full.code, 3);
    assert.match(full.err, /where\.json: there is no such file/);
  });
});

test("a binary file, an empty one and one that is too large are refused in a sentence each", () => {
  inDirectory((directory) => {
    const files: readonly (readonly [string, Uint8Array | string, RegExp])[] = [
      ["binary.yaml", new Uint8Array([0, 1, 2, 255, 254, 0]), /binary\.yaml:1:1/],
      ["empty.yaml", "", /empty\.yaml:1:1/],
      ["large.yaml", `sameside: 1\n${"# much\n".repeat(200_000)}`, /large\.yaml:1:1/],
    ];
    for (const [name, content, said] of files) {
      writeFileSync(join(directory, name), content);
      const { code, out, err } = sameside(["check", join(directory, name)]);
      assert.equal(code, 1, name);
      assert.match(out + err, said);
      assert.doesNotMatch(out + err, /bug of ours/);
    }
  });
});

test("completions are the same every time, name every command, and are syntax that bash accepts", () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { code, out } = sameside(["completion", shell]);
    assert.equal(code, 0);
    assert.equal(out, sameside(["completion", shell]).out);
    for (const command of COMMANDS) assert.ok(out.includes(command), `${shell} ${command}`);
  }
});

const lacks = (shell: string) => (spawnSync(shell, ["-c", "true"]).status === 0 ? false : `no ${shell} here`);

for (const shell of ["bash", "zsh", "fish"]) {
  test(`${shell} reads its completions without complaint`, { skip: lacks(shell) }, () => {
    inDirectory((directory) => {
      const path = join(directory, "completions");
      writeFileSync(path, sameside(["completion", shell]).out);
      const ran = spawnSync(shell, ["-n", path], { encoding: "utf8" });
      assert.deepEqual([ran.status, ran.stdout, ran.stderr], [0, "", ""]);
    });
  });
}

test("fish completes commands, options and their values", { skip: lacks("fish") }, () => {
  inDirectory((directory) => {
    const path = join(directory, "sameside.fish");
    writeFileSync(path, sameside(["completion", "fish"]).out);
    const complete = (line: string) =>
      spawnSync("fish", ["-c", `source ${path}; complete -C "${line}"`], { encoding: "utf8", env: { ...process.env, HOME: directory }, cwd: directory })
        .stdout.trim()
        .split("\n")
        .map((found) => found.split("\t")[0]);
    assert.deepEqual(complete("sameside set"), ["settle"]);
    assert.deepEqual(complete("sameside settle --thr"), ["--through"]);
    assert.deepEqual(complete("sameside settle --lang f"), ["fi"]);
    assert.deepEqual(complete("sameside completion f"), ["fish"]);
  });
});

test("zsh hands each command's options and operands to its own machinery", { skip: lacks("zsh") }, () => {
  inDirectory((directory) => {
    const path = join(directory, "_sameside");
    writeFileSync(path, sameside(["completion", "zsh"]).out);
    const handed = (...words: string[]) => {
      const machinery = '_arguments() { print -rl -- "$@" }; _describe() { print -rl -- ${(P)4} }';
      const script = `${machinery}; words=(${words.join(" ")}); CURRENT=${words.length}; source ${path}`;
      return spawnSync("zsh", ["-f", "-c", script], { encoding: "utf8" }).stdout.trim().split("\n");
    };
    assert.deepEqual(
      handed("sameside", "set").map((line) => line.split(":")[0]),
      COMMANDS,
    );
    const settle = handed("sameside", "settle", "--thr");
    assert.ok(settle.some((spec) => spec.startsWith("--through[") && spec.endsWith(":day:")));
    assert.ok(settle.some((spec) => spec.startsWith("*--costs[") && spec.endsWith(":file:_files")));
    assert.ok(settle.some((spec) => spec.startsWith("--accept-listed[") && spec.endsWith("::lines:")));
    assert.equal(handed("sameside", "completion", "f").at(-1), ":shell:(bash zsh fish)");
  });
});

test("bash completes commands, options and their values", { skip: lacks("bash") }, () => {
  const { out } = sameside(["completion", "bash"]);
  const complete = (...words: string[]) => {
    const quoted = words.map((word) => `'${word}'`).join(" ");
    const script = `${out}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _sameside; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim().split("\n");
  };
  assert.deepEqual(complete("sameside", "set"), ["settle"]);
  assert.deepEqual(complete("sameside", "settle", "--thr"), ["--through"]);
  assert.deepEqual(complete("sameside", "settle", "--lang", "f"), ["fi"]);
  assert.deepEqual(complete("sameside", "completion", "f"), ["fish"]);
});

test("NO_COLOR and a pipe give plain text, FORCE_COLOR paints it", () => {
  const paints = (env: Readonly<Record<string, string>>) => sameside(["law"], env).out.includes("\u001b[1m");
  assert.equal(paints({}), false);
  assert.equal(paints({ FORCE_COLOR: "1" }), true);
  assert.equal(paints({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
});

test("the law is listed with sections and marks, for people and for machines", () => {
  const text = sameside(["law", "--lang", "fi"]);
  assert.equal(text.code, 0);
  assert.match(text.out, /T12/);
  assert.match(text.out, /KL 14/);
  const json = JSON.parse(sameside(["law", "--format", "json"]).out) as { packs: { id: string; rules: unknown[] }[]; tasks: unknown[] };
  assert.equal(json.tasks.length, 12);
  assert.ok(json.packs.every((pack) => pack.rules.length > 0));
});

test("the schema is JSON, and -o writes it to a file", () => {
  inDirectory((directory) => {
    const path = join(directory, "schema.json");
    const { code, out, err } = sameside(["schema", "-o", path]);
    assert.deepEqual([code, out], [0, ""]);
    assert.match(err, /Wrote/);
    assert.match((JSON.parse(sameside(["schema"]).out) as { $schema: string }).$schema, /json-schema/);
  });
});

/** How a command ends: exit codes, and the errors that lead to them. */
import { constants } from "node:os";
import type { TextName } from "./words.ts";

/**
 * 0 fine (warnings and findings of the proof included), 1 faults found or refused, 2 usage, 3 reading or writing failed, 70 a bug of ours. A command that
 * a signal ends has 128 and the signal's number: 130 interrupted, 143 asked to end.
 */
export const EXIT = { fine: 0, faults: 1, usage: 2, io: 3, bug: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

type Args = Readonly<Record<string, string>>;

/** The command was called in a way that means nothing; `hint` says what would. */
export class UsageError extends Error {
  readonly text: TextName;
  readonly args: Args;
  readonly hint: { readonly text: TextName; readonly args: Args } | undefined;

  constructor(text: TextName, args: Args, hint?: { readonly text: TextName; readonly args: Args }) {
    super(text);
    this.text = text;
    this.args = args;
    this.hint = hint;
  }
}

/** A file could not be read or written; `reason` is one of our texts. */
export class IoError extends Error {
  readonly path: string;
  readonly reason: TextName;

  constructor(path: string, reason: TextName) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** What was given is refused, in words that need no more: exit 1. */
export class Refused extends Error {
  readonly text: TextName;
  readonly args: Args;

  constructor(text: TextName, args: Args) {
    super(text);
    this.text = text;
    this.args = args;
  }
}

/** An error of the operating system, as Node throws it; undefined for any other. */
export function systemError(error: unknown): { readonly code: string; readonly path: string | undefined; readonly message: string } | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  const path = "path" in error && typeof error.path === "string" ? error.path : undefined;
  return { code: String(error.code), path, message: error.message };
}

/** The same error with the path that the system leaves out when it fails after opening. */
export function namedError(error: unknown, path: string): unknown {
  const system = systemError(error);
  return system && system.path === undefined ? Object.assign(error as Error, { path }) : error;
}

/**
 * Does something that must not be left half done: a signal that comes meanwhile ends the program after it. At all other times a signal ends the program
 * at once; nothing needs to be put away.
 */
export function undisturbed<T>(work: () => T): T {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const end = (signal: (typeof signals)[number]): never => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.once(signal, end);
  try {
    return work();
  } finally {
    // A signal that came meanwhile is heard before this.
    setImmediate(() => signals.forEach((signal) => process.off(signal, end)));
  }
}

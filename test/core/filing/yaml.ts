import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A table of test/cases/filing, written by hand. */
export function readCases<T>(file: string): T {
  return parse(readFileSync(new URL(`../../cases/filing/${file}`, import.meta.url), 'utf8')) as T
}

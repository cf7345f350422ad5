import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Version of the product, from its package. */
export function productVersion(): string {
  const path = resolve(import.meta.dirname, '..', 'package.json')
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  return version
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Lockfile } from './lockfile.ts'
import { billOfMaterials } from './sbom.ts'

/* npm run --silent sbom > sbom.json: what the product is made of, from package-lock.json alone; asks nobody. */

const root = resolve(import.meta.dirname, '..')
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(root, file), 'utf8'))
const product = read('package.json') as { readonly name: string; readonly version: string; readonly license: string }
const bom = billOfMaterials(read('package-lock.json') as Lockfile, product)
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`)

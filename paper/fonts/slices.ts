import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type Font, readFont } from './font-file.ts'
import { trueTypeOf } from './woff.ts'

/** Weights that documents are set in. */
export type Weight = 400 | 700

const packageName = '@fontsource/noto-sans-sc'
const require = createRequire(import.meta.url)
const folder = dirname(require.resolve(`${packageName}/package.json`))
const { version } = require(`${packageName}/package.json`) as { readonly version: string }
/** Where inflated fonts are kept between runs; of a program whose folder is not writable, nothing is. */
const cache = resolve(import.meta.dirname, '../../dist/fonts')

/** The slice with the 8,000 usual characters; the numbered ones hold the rest, a hundred each. */
export const mainSlice = 'chinese-simplified'

interface SliceRange {
  readonly slice: string
  readonly first: number
  readonly last: number
}

/** Code points that the package says each slice may hold: a hint, the font itself decides. */
const hints: readonly SliceRange[] = Object.entries(
  require(`${packageName}/unicode.json`) as Readonly<Record<string, string>>,
).flatMap(([key, ranges]) => {
  const slice = key.replaceAll(/[[\]]/g, '')
  return ranges.split(',').map((range) => {
    const [first = '', last = first] = range.replace('U+', '').split('-')
    return { slice, first: Number.parseInt(first, 16), last: Number.parseInt(last, 16) }
  })
})

/** Slices beside the main one that may hold the code point. */
export function slicesOf(codePoint: number): readonly string[] {
  const holding = hints.filter(({ first, last }) => codePoint >= first && codePoint <= last)
  return [...new Set(holding.map(({ slice }) => slice))].filter((slice) => slice !== mainSlice)
}

/** Reads a slice, inflated before or now. */
export function readSlice(slice: string, weight: Weight): Font {
  const name = `noto-sans-sc-${slice}-${weight}`
  const kept = join(cache, `${name}-${version}.ttf`)
  if (existsSync(kept)) return readFont(name, readFileSync(kept))
  const font = Buffer.from(trueTypeOf(readFileSync(join(folder, 'files', `${name}-normal.woff`))))
  return readFont(name, font)
}

/**
 * Inflates the two main slices into the build folder, once: 40 ms less for every document that a new process makes.
 * Where that folder may not be written to, each process inflates for itself.
 */
export function keepMainSlices(): void {
  for (const weight of [400, 700] as const) {
    const kept = join(cache, `noto-sans-sc-${mainSlice}-${weight}-${version}.ttf`)
    if (existsSync(kept)) continue
    const partial = `${kept}.${process.pid}`
    try {
      mkdirSync(cache, { recursive: true })
      writeFileSync(partial, readSlice(mainSlice, weight).bytes)
      renameSync(partial, kept)
    } catch {
      return
    }
  }
}

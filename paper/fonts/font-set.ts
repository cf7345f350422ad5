import { existsSync, readFileSync } from 'node:fs'
import { type Font, readFont } from './font-file.ts'
import { mainSlice, readSlice, slicesOf, type Weight } from './slices.ts'

/** A piece of text that one font holds all of. */
export interface Run {
  readonly text: string
  readonly font: string
}

/** The fonts of documents: the first that has a character sets it. */
export interface FontSet {
  /** Characters of the text that no font has, each once; those that leave no mark are named by number (U+200B). */
  missingGlyphs(text: string): string[]
  /** As `missingGlyphs`, of the main font alone: pictures have no other. */
  missingInMain(text: string): string[]
  /** The text in pieces by font. Characters that no font has stay with the main font. */
  runs(text: string, weight: Weight): readonly Run[]
  /** Name of the font that sets nearly everything. */
  mainFont(weight: Weight): string
  /** Every font that was needed so far. */
  loaded(): readonly Font[]
}

/** Where Debian and Ubuntu put Noto Sans CJK (package fonts-noto-cjk), which holds 44,000 ideographs. */
export const usualFallbackFonts: readonly string[] = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/noto/NotoSansCJK-Regular.ttc',
]

/** The configured font when there is one, else the first of the usual ones that is there, else null. */
export function fallbackFont(configured: string | null): string | null {
  return configured ?? usualFallbackFonts.find((path) => existsSync(path)) ?? null
}

/** They leave no mark and change what is read: in a name they are a mistake, or a deceit. */
const markless = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/u

/** @param fallback file of a font for what the shipped ones have not; null for none */
export function openFonts(fallback: string | null): FontSet {
  const fonts = new Map<string, Font>()
  const found = new Map<string, Font | null>()

  function slice(name: string, weight: Weight): Font {
    const key = `${name} ${weight}`
    const font = fonts.get(key) ?? readSlice(name, weight)
    fonts.set(key, font)
    return font
  }

  function fallbackOrNull(): Font | null {
    if (fallback === null) return null
    const font = fonts.get(fallback) ?? readFont('fallback', readFileSync(fallback))
    fonts.set(fallback, font)
    return font
  }

  function search(codePoint: number, weight: Weight): Font | null {
    for (const name of slicesOf(codePoint)) {
      const font = slice(name, weight)
      if (font.has(codePoint)) return font
    }
    const last = fallbackOrNull()
    return last?.has(codePoint) === true ? last : null
  }

  function fontOf(character: string, weight: Weight): Font | null {
    const codePoint = character.codePointAt(0) ?? 0
    const main = slice(mainSlice, weight)
    if (main.has(codePoint)) return main
    const key = `${character} ${weight}`
    const known = found.get(key)
    if (known !== undefined) return known
    const font = search(codePoint, weight)
    found.set(key, font)
    return font
  }

  return {
    missingGlyphs: (text) =>
      missing(text, (character) => weights.every((weight) => fontOf(character, weight) !== null)),
    missingInMain: (text) => missing(text, (character) => slice(mainSlice, 400).has(character.codePointAt(0) ?? 0)),
    runs(text, weight) {
      const main = slice(mainSlice, weight).name
      const runs: { text: string; font: string }[] = []
      for (const character of text) {
        const font = fontOf(character, weight)?.name ?? main
        const last = runs.at(-1)
        if (last?.font === font) last.text += character
        else runs.push({ text: character, font })
      }
      return runs
    },
    mainFont: (weight) => slice(mainSlice, weight).name,
    loaded: () => [...fonts.values()],
  }
}

const weights = [400, 700] as const satisfies readonly Weight[]

function missing(text: string, isThere: (character: string) => boolean): string[] {
  const found = new Set<string>()
  for (const character of text.replaceAll(/\r?\n/g, '')) {
    if (markless.test(character)) found.add(numberOf(character))
    else if (!isThere(character)) found.add(character)
  }
  return [...found]
}

function numberOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

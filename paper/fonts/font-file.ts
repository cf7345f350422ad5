import { type CharacterMap, characterMap } from './character-map.ts'
import { fontOffsets, postScriptName, type Tables, tablesOf } from './sfnt.ts'

/** A font that can be put into a document. */
export interface Font {
  /** Its name in the document, unique among the fonts of a set. */
  readonly name: string
  readonly bytes: Buffer
  /** Which font of a collection it is; null for a file that holds one. */
  readonly member: string | null
  readonly has: CharacterMap
}

/** A font out of the bytes of a .ttf, .otf or .ttc; of a collection the simplified Chinese one, else the first. */
export function readFont(name: string, bytes: Buffer): Font {
  const offsets = fontOffsets(bytes)
  const fonts = offsets.map((offset) => tablesOf(bytes, offset))
  const chosen = fonts.find((tables) => /CJKsc|SC-/.test(postScriptName(tables) ?? '')) ?? firstOf(fonts)
  const member = offsets.length === 1 ? null : postScriptName(chosen)
  return { name, bytes, member, has: characterMap(chosen) }
}

function firstOf(fonts: readonly Tables[]): Tables {
  const [first] = fonts
  if (first === undefined) throw new Error('the font collection is empty')
  return first
}

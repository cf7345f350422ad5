/**
 * The code of a sheet: number of the evaluation, parcel and sixteen characters. Eight of them say that we issued a code
 * for this parcel of this evaluation, seven that its figures were these, and the last catches a slip of the pen: so a
 * figure that changed is told from a code that is wrong. Who makes them holds the key; here is only how they are written.
 */
export interface SheetCode {
  readonly evaluation: string
  readonly parcelCode: string
  /** Eight characters. */
  readonly place: string
  /** Seven characters. */
  readonly figures: string
}

/** Letters and digits that are not taken for one another: no I, L, O, U. */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const placeLength = 8
const figuresLength = 7

/** "12.SJ-XQ-0137.7F3K-2MQD-9XTA-HJ4C" */
export function sheetCodeText(code: SheetCode): string {
  return `${code.evaluation}.${code.parcelCode}.${shortCode(code)}`
}

/** "7F3K-2MQD-9XTA-HJ4C": what is printed under the picture. */
export function shortCode(code: SheetCode): string {
  const text = `${code.place}${code.figures}${checkCharacter(code)}`
  return (text.match(/.{4}/g) ?? []).join('-')
}

/** The short part of a written code. */
export function shortOf(text: string): string {
  return text.slice(text.lastIndexOf('.') + 1)
}

/** Why a text is no code: 'form' = not built like one, 'slip' = a character is mistyped. */
export type CodeFault = 'form' | 'slip'

/** Reads a code however it was typed: full-width, small letters, spaces, O for 0. */
export function readSheetCode(typed: string): SheetCode | CodeFault {
  const text = typed.normalize('NFKC').replaceAll(/[\s‐-―]/g, (mark) => (/\s/.test(mark) ? '' : '-'))
  const found = /^(\d{1,15})[.。·](.{1,40})[.。·]([0-9A-Za-z-]+)$/.exec(text)
  const [, evaluation = '', parcelCode = '', rest = ''] = found ?? []
  const characters = rest.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  const isBuilt = characters.length === placeLength + figuresLength + 1 && [...characters].every(isKnown)
  if (!isBuilt) return 'form'
  const code = {
    evaluation,
    parcelCode,
    place: characters.slice(0, placeLength),
    figures: characters.slice(placeLength, placeLength + figuresLength),
  }
  return checkCharacter(code) === characters.at(-1) ? code : 'slip'
}

/** Characters of the alphabet for bytes, five bits each. @param bytes at least length × 5 ÷ 8 of them */
export function codeCharacters(bytes: Uint8Array, length: number): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && text.length < length) {
      bits -= 5
      text += codeAlphabet.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return text
}

export const codeLengths = { place: placeLength, figures: figuresLength } as const

function isKnown(character: string): boolean {
  return codeAlphabet.includes(character)
}

/** Odd weights: any single slip changes the sum. */
function checkCharacter({ evaluation, parcelCode, place, figures }: SheetCode): string {
  let sum = 0
  for (const [index, character] of [...`${evaluation}.${parcelCode}.${place}${figures}`].entries()) {
    const value = isKnown(character) ? codeAlphabet.indexOf(character) : (character.codePointAt(0) ?? 0)
    sum = (sum + (2 * index + 1) * value) % codeAlphabet.length
  }
  return codeAlphabet.charAt(sum)
}

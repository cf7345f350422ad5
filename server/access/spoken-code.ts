import { randomInt } from 'node:crypto'
import { sha256 } from '../hash.ts'

/** Digits and letters without those that are mistaken for one another: 31, so 4.95 bits a character. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Eight characters, 39 bits: enough for five minutes and five attempts. */
export const pairingCodeLength = 8
/** Sixteen characters, 79 bits: invitations and recovery codes, of which only the hash is stored. */
export const longCodeLength = 16

export function newSpokenCode(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}

/** In groups of four, as it is read aloud and typed: 7K2M-… */
export function groupedCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

/** As it was drawn, however it was typed: full width, lower case, blanks and dashes. */
export function normalisedCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
}

/** What is stored of a code. */
export function codeHash(text: string): string {
  return sha256(`code ${normalisedCode(text)}`)
}

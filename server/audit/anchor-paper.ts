import { createHash } from 'node:crypto'
import type { Anchor } from './anchor.ts'

/** An anchor as it is copied by hand: half the hash is more than anybody can forge, and short enough to type. */
export interface PaperAnchor {
  readonly chain: string
  readonly seq: number
  /** First 32 hexadecimal digits of the entry's hash. */
  readonly hashStart: string
}

const digits = 32
const checkDigits = 4

/** 310117 · 00000123 · 1a2b 3c4d … · 7f3e: chain, number, half the hash in groups of four, check code. */
export function paperText({ chain, seq, hash }: Pick<Anchor, 'chain' | 'seq' | 'hash'>): string {
  const start = hash.slice(0, digits)
  const groups = start.match(/.{4}/g) ?? []
  return [chain, String(seq).padStart(8, '0'), groups.join(' '), checkOf({ chain, seq, hashStart: start })].join(' · ')
}

/** Reads what was copied, whatever its spaces, dots and dashes; null when the check code says it was mistyped. */
export function readPaper(text: string): PaperAnchor | null {
  const [, chain, seq, rest] = /^\s*(installation|\d{6})[\s·.-]+(\d{1,12})[\s·.-]+(.+)$/i.exec(text) ?? []
  if (chain === undefined || seq === undefined || rest === undefined) return null
  const hex = rest.toLowerCase().replaceAll(/[\s·.-]/g, '')
  if (!/^[0-9a-f]+$/.test(hex) || hex.length !== digits + checkDigits) return null
  const anchor = { chain: chain.toLowerCase(), seq: Number(seq), hashStart: hex.slice(0, digits) }
  return checkOf(anchor) === hex.slice(digits) ? anchor : null
}

function checkOf({ chain, seq, hashStart }: PaperAnchor): string {
  return createHash('sha256').update(`${chain}/${seq}/${hashStart}`).digest('hex').slice(0, checkDigits)
}

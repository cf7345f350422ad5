import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256 of the text's UTF-8 bytes, as 64 hexadecimal digits. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex')
}

/** SHA-256 of the value's canonical JSON: equal content, equal hash. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value))
}

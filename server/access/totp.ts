import { createHmac, randomBytes } from 'node:crypto'

/** RFC 6238 with what every authenticator app reads: SHA-1, 30 seconds, six digits. */
const stepMilliseconds = 30_000
const digits = 6
/** Clocks of telephones are off by a little: one step to either side. */
const driftSteps = 1
const secretBytes = 20

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret in base32, as it is typed or drawn. */
export function newTotpSecret(): string {
  return base32(randomBytes(secretBytes))
}

/** What an authenticator app reads from the drawn code; what it takes for granted is left out, so that the code stays coarse. */
export function otpauthUri(secret: string, issuer: string, account: string): string {
  return `otpauth://totp/${encodeURIComponent(account)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}

/** The code of a time step. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOfBase32(secret)).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 0x0f
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

export function totpStep(now: number): number {
  return Math.floor(now / stepMilliseconds)
}

/**
 * The time step a code belongs to, null when it belongs to none nearby. Steps up to `lastStep` are used up: whoever
 * looked over a shoulder comes too late.
 */
export function matchingStep(secret: string, code: string, now: number, lastStep: number): number | null {
  const present = totpStep(now)
  for (let step = Math.max(present - driftSteps, lastStep + 1); step <= present + driftSteps; step += 1) {
    if (totpCode(secret, step) === code) return step
  }
  return null
}

function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  let text = ''
  for (let start = 0; start < bits.length; start += 5) {
    text += alphabet.charAt(Number.parseInt(bits.slice(start, start + 5).padEnd(5, '0'), 2))
  }
  return text
}

function bytesOfBase32(text: string): Buffer {
  let bits = ''
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) throw new Error('a secret is not base32')
    bits += value.toString(2).padStart(5, '0')
  }
  const bytes = bits.match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}

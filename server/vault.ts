import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { Key, KeyRing } from './keys.ts'

/** Seals texts so that whoever has the database or a backup without the key learns nothing of them. */
export interface Vault {
  readonly keys: KeyRing
  /** @param place what the text belongs to; it opens nowhere else */
  seal(text: string, place: string): string
  /** Throws when the text was not sealed there, was altered, or its key is not at hand. */
  open(sealed: string, place: string): string
}

const mark = 'sealed:1:'
const nonceBytes = 12
const tagBytes = 16
/** A shorter tag would be easier to guess. */
const tagged = { authTagLength: tagBytes }

export function isSealed(text: string): boolean {
  return text.startsWith(mark)
}

export function isSealedWith(key: Key, text: string): boolean {
  return text.startsWith(`${mark}${key.id}:`)
}

/**
 * AES-256-GCM; the place is authenticated with it. The nonce is derived from key, place and text, not drawn: equal text
 * in one place gives equal bytes, so that rows made anew equal those stored, and no nonce ever serves two texts.
 */
export function createVault(keys: KeyRing): Vault {
  return {
    keys,
    seal(text, place) {
      const { current } = keys
      const nonce = nonceOf(current, text, place)
      const cipher = createCipheriv('aes-256-gcm', prepared(current).sealing, nonce, tagged)
      cipher.setAAD(Buffer.from(place))
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `${mark}${current.id}:${Buffer.concat(parts).toString('base64url')}`
    },
    open(sealed, place) {
      const [id = '', body = ''] = sealed.slice(mark.length).split(':')
      const key = isSealed(sealed) ? keys.find(id) : null
      if (key === null) throw new Error(`no data key ${id} for ${place}`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', prepared(key).sealing, bytes.subarray(0, nonceBytes), tagged)
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
      const text = decipher.update(bytes.subarray(nonceBytes, bytes.length - tagBytes))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    },
  }
}

interface PreparedKey {
  readonly sealing: KeyObject
  readonly nonces: KeyObject
}

const preparedKeys = new WeakMap<Key, PreparedKey>()

/** Made once a key: handing over the bytes each time takes three times as long as the sealing itself. */
function prepared(key: Key): PreparedKey {
  const known = preparedKeys.get(key)
  if (known !== undefined) return known
  const derived = createHmac('sha256', key.bytes).update('nonce key').digest()
  const made = { sealing: createSecretKey(key.bytes), nonces: createSecretKey(derived) }
  preparedKeys.set(key, made)
  return made
}

function nonceOf(key: Key, text: string, place: string): Buffer {
  const content = JSON.stringify([place, text])
  return createHmac('sha256', prepared(key).nonces).update(content).digest().subarray(0, nonceBytes)
}

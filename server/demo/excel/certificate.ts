import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import {
  bitString,
  boolean,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  utcTime,
  utf8,
} from './der.ts'

/** A certificate of this machine, signed by an authority that signs nothing else: its key is gone after this. */
export interface LocalCertificate {
  /** To be trusted by Windows or macOS, as PEM. */
  readonly authority: string
  readonly certificate: string
  readonly key: string
}

/** How the authority is called in the list of trusted ones. */
export const authorityName = 'parcel-checkup localhost'

const day = 86_400_000
/** Safari and Chrome take no more than 398 days from some authorities. */
const validDays = 365

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'))

/** X.509 certificates (RFC 5280) for localhost, 127.0.0.1 and ::1, from yesterday for a year. */
export function makeLocalCertificate(now: Date): LocalCertificate {
  const authorityKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = { name: authorityName, key: authorityKeys.privateKey, id: keyIdentifier(authorityKeys.publicKey) }
  const authority = certificate(now, issuer, authorityName, authorityKeys.publicKey, [
    extension('2.5.29.19', true, sequence(boolean(true), integer(0))),
    // Signs certificates: bit 5 of nine.
    extension('2.5.29.15', true, bitString(Buffer.from([0b0000_0100]), 2)),
  ])
  const own = certificate(now, issuer, 'localhost', keys.publicKey, [
    extension('2.5.29.19', true, sequence()),
    // Signs handshakes: bit 0.
    extension('2.5.29.15', true, bitString(Buffer.from([0b1000_0000]), 7)),
    extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', false, sequence(...localNames)),
    extension('2.5.29.35', false, sequence(tagged(0, false, issuer.id))),
  ])
  return {
    authority: pem('CERTIFICATE', authority),
    certificate: pem('CERTIFICATE', own),
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const localNames = [
  tagged(2, false, Buffer.from('localhost')),
  tagged(7, false, Buffer.from([127, 0, 0, 1])),
  tagged(7, false, Buffer.concat([Buffer.alloc(15), Buffer.from([1])])),
]

interface Issuer {
  readonly name: string
  readonly key: KeyObject
  readonly id: Uint8Array
}

function certificate(
  now: Date,
  issuer: Issuer,
  subject: string,
  key: KeyObject,
  extensions: readonly Uint8Array[],
): Uint8Array {
  const time = now.getTime()
  const identifier = extension('2.5.29.14', false, octetString(keyIdentifier(key)))
  const content = sequence(
    tagged(0, true, integer(2)),
    // More than zero, and of few enough bytes.
    integer(0x40, ...randomBytes(15)),
    ecdsaWithSha256,
    commonName(issuer.name),
    sequence(utcTime(new Date(time - day)), utcTime(new Date(time + validDays * day))),
    commonName(subject),
    key.export({ type: 'spki', format: 'der' }),
    tagged(3, true, sequence(...extensions, identifier)),
  )
  return sequence(content, ecdsaWithSha256, bitString(sign('sha256', content, issuer.key)))
}

function commonName(name: string): Uint8Array {
  return sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8(name))))
}

function extension(id: string, isCritical: boolean, content: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(id), ...(isCritical ? [boolean(true)] : []), octetString(content))
}

/** RFC 7093, method 1: the first 160 bits of SHA-256 of the key. */
function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }).subarray(-65))
    .digest()
    .subarray(0, 20)
}

function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

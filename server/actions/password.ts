import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** argon2id with 19 MiB and two passes: about 40 ms of one core. */
const memory = 19_456
const passes = 2
const parallelism = 1
const tagLength = 32

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** The password as it is stored: $argon2id$v=19$m=…,t=…,p=…$salt$hash. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce,
    parallelism,
    tagLength,
    memory,
    passes,
  })
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** Stands in for an account that does not exist: an unknown name must not answer sooner than a wrong password. */
let nobody: Promise<string> | null = null

/** Whether the password is the one that was hashed; takes as long for `null` (no such account), which never matches. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'))
  const match = stored.exec(passwordHash ?? (await nobody))
  if (match === null) throw new Error('unreadable password hash')
  const [, storedMemory, storedPasses, storedParallelism, salt = '', tag = ''] = match
  const expected = Buffer.from(tag, 'base64')
  const found = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: Number(storedParallelism),
    tagLength: expected.length,
    memory: Number(storedMemory),
    passes: Number(storedPasses),
  })
  return timingSafeEqual(found, expected) && passwordHash !== null
}

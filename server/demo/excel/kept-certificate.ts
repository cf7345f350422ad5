import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TlsFiles } from '../../config-files.ts'
import { makeLocalCertificate } from './certificate.ts'

export interface KeptCertificate {
  readonly tls: TlsFiles
  /** What has to be trusted, under a name that Windows opens by a double click. */
  readonly authorityFile: string
  /** Made just now: whoever trusted the last one has to trust this one. */
  readonly isNew: boolean
}

/** A certificate that is about to end is replaced in time. */
const leastDays = 14
const day = 86_400_000

/** The folder's certificate for this machine, or a new one when there is none that still holds. */
export function keptCertificate(folder: string, now: Date): KeptCertificate {
  const authorityFile = join(folder, 'localhost-ca.crt')
  const tls = { cert: join(folder, 'localhost.crt'), key: join(folder, 'localhost.key') }
  const isNew = !holds(authorityFile, tls, now)
  if (isNew) {
    const made = makeLocalCertificate(now)
    mkdirSync(folder, { recursive: true })
    writeFileSync(authorityFile, made.authority)
    writeFileSync(tls.cert, made.certificate)
    writeFileSync(tls.key, made.key, { mode: 0o600 })
  }
  return { tls, authorityFile, isNew }
}

function holds(authorityFile: string, { cert, key }: TlsFiles, now: Date): boolean {
  if (![authorityFile, cert, key].every((file) => existsSync(file))) return false
  try {
    const own = new X509Certificate(readFileSync(cert))
    const authority = new X509Certificate(readFileSync(authorityFile))
    const isOurs = own.verify(authority.publicKey) && own.checkPrivateKey(createPrivateKey(readFileSync(key)))
    return isOurs && own.validToDate.getTime() - now.getTime() > leastDays * day
  } catch {
    // A damaged file is as good as none.
    return false
  }
}

import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { authorityName, makeLocalCertificate } from '#server/demo/excel/certificate.ts'
import { keptCertificate } from '#server/demo/excel/kept-certificate.ts'

const now = new Date('2026-11-22T08:00:00Z')
const day = 86_400_000

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'certificate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('证书由本机根证书签发，只用于 localhost，一年内有效', () => {
  const made = makeLocalCertificate(now)
  const own = new X509Certificate(made.certificate)
  const authority = new X509Certificate(made.authority)
  expect(own.checkIssued(authority)).toBe(true)
  expect(own.verify(authority.publicKey)).toBe(true)
  expect(own.checkPrivateKey(createPrivateKey(made.key))).toBe(true)
  expect([authority.ca, own.ca]).toEqual([true, false])
  expect(authority.subject).toBe(`CN=${authorityName}`)
  expect(own.checkHost('localhost')).toBe('localhost')
  expect([own.checkIP('127.0.0.1'), own.checkIP('::1')]).toEqual(['127.0.0.1', '::1'])
  expect([own.checkHost('example.com'), own.checkIP('127.0.0.2')]).toEqual([undefined, undefined])
  // TLS web server, and nothing else.
  expect(own.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  expect([own.validFromDate.getTime(), own.validToDate.getTime()]).toEqual([
    now.getTime() - day,
    now.getTime() + 365 * day,
  ])
  expect(own.serialNumber).not.toBe(authority.serialNumber)
})

/** What a server with the certificate answers to one who trusts the authority, by that name. */
async function answerTo(host: string, trusted: string): Promise<string> {
  const { certificate, key } = served
  const server = createServer({ cert: certificate, key }, (_request, response) => response.end('ok')).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const request = get({ host: '127.0.0.1', servername: host, port, ca: trusted, agent: false })
  try {
    const [response] = await once(request, 'response')
    return await text(response)
  } finally {
    server.close()
  }
}

// Real handshakes check the time, so this one is made now.
const served = makeLocalCertificate(new Date())

test('信任根证书的客户端以 https 打开 localhost；不信任的、换了名字的都打不开', async () => {
  expect(await answerTo('localhost', served.authority)).toBe('ok')
  await expect(answerTo('localhost', makeLocalCertificate(new Date()).authority)).rejects.toThrow(/certificate/)
  await expect(answerTo('other.example', served.authority)).rejects.toThrow(/altnames|Hostname/)
})

test('证书留着再用；快到期、损坏、对不上时换新的；私钥只有本用户可读，签发密钥不留', () => {
  const first = keptCertificate(folder, now)
  expect(first.isNew).toBe(true)
  expect(keptCertificate(folder, new Date(now.getTime() + 300 * day))).toEqual({ ...first, isNew: false })
  if (process.platform !== 'win32') expect(statSync(first.tls.key).mode & 0o777).toBe(0o600)

  expect(keptCertificate(folder, new Date(now.getTime() + 355 * day)).isNew).toBe(true)
  writeFileSync(first.authorityFile, makeLocalCertificate(now).authority)
  expect(keptCertificate(folder, now).isNew).toBe(true)
  writeFileSync(first.tls.cert, 'damaged')
  expect(keptCertificate(folder, now).isNew).toBe(true)
  expect(keptCertificate(folder, now).isNew).toBe(false)
})

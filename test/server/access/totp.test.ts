import { expect, test } from 'vitest'
import { codeHash, groupedCode, newSpokenCode, normalisedCode } from '#server/access/spoken-code.ts'
import { matchingStep, newTotpSecret, otpauthUri, totpCode, totpStep } from '#server/access/totp.ts'

/** RFC 6238 appendix B, SHA-1: the secret is the ASCII text 12345678901234567890; the last six of its eight digits. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238 附录 B：第 %d 秒的验证码', (seconds, code) => {
  expect(totpCode(rfcSecret, totpStep(seconds * 1000))).toBe(code)
})

const now = Date.parse('2026-11-21T14:20:10+08:00')
const present = totpStep(now)

test.each([
  ['这一步', 0, true],
  ['慢一步', -1, true],
  ['快一步', 1, true],
  ['慢两步', -2, false],
  ['快两步', 2, false],
])('时钟偏差：%s', (_name, drift, accepted) => {
  const secret = newTotpSecret()
  expect(matchingStep(secret, totpCode(secret, present + drift), now, 0)).toBe(accepted ? present + drift : null)
})

test('用过的一步和更早的都不再接受', () => {
  const secret = newTotpSecret()
  expect(matchingStep(secret, totpCode(secret, present), now, present)).toBeNull()
  expect(matchingStep(secret, totpCode(secret, present - 1), now, present)).toBeNull()
  expect(matchingStep(secret, totpCode(secret, present + 1), now, present)).toBe(present + 1)
})

test('密钥每次不同，160 位；地址写明发行方和账号', () => {
  const secrets = new Set(Array.from({ length: 50 }, newTotpSecret))
  expect(secrets.size).toBe(50)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const uri = new URL(otpauthUri(rfcSecret, '松江区产业用地体检', 'zhoutao'))
  expect([uri.protocol, uri.hostname, uri.pathname]).toEqual(['otpauth:', 'totp', '/zhoutao'])
  expect(Object.fromEntries(uri.searchParams)).toEqual({ secret: rfcSecret, issuer: '松江区产业用地体检' })
})

test('口述的码没有相像的字符，大小写、全角、空格和横线都不碍事', () => {
  const code = newSpokenCode(16)
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{16}$/)
  expect(groupedCode(code)).toMatch(/^(\w{4}-){3}\w{4}$/)
  const typed = `  ${groupedCode(code).toLowerCase().replaceAll('-', ' － ')} `
  expect(normalisedCode(typed)).toBe(code)
  expect(codeHash(typed)).toBe(codeHash(code))
  expect(codeHash(code)).not.toContain(code)
})

test('十六位的码不少于 60 比特', () => {
  expect(Math.log2(31) * 16).toBeGreaterThan(60)
})

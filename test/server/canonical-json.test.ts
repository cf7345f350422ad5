import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#server/canonical-json.ts'
import { contentHash, sha256 } from '#server/hash.ts'

test('RFC 8785, 3.2.2: numbers, text and literals of the specification', () => {
  const value = {
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  }
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('RFC 8785, 3.2.3: keys in UTF-16 order', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
  const value = Object.fromEntries(keys.map((key, index) => [key, index]))
  expect(canonicalJson(value)).toBe('{"\\r":1,"1":3,"\u0080":5,"\u00f6":6,"\u20ac":0,"\ud83d\ude00":4,"\ufb33":2}')
})

test('the same content in another order has the same hash; other content another', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      expect(contentHash(reversed)).toBe(contentHash(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }))
  expect(contentHash({ a: 1, b: null })).not.toBe(contentHash({ a: 1 }))
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]))
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, new Date(0), 1n, new Map()])(
  'what JSON cannot say is refused: %s',
  (value) => {
    expect(() => canonicalJson({ value: value ?? [value] })).toThrow(TypeError)
  },
)

test('SHA-256 of a known text', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

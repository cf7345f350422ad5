import { describe, expect, it } from 'vitest'
import { toBase64 } from '#addin/host/office/base64.ts'

describe('toBase64', () => {
  it.each([0, 1, 2, 3, 0x6000, 0x6001, 200_003])('%i 个字节编出来与 Node 的一样', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) % 256)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  })
})

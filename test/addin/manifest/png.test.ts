import { expect, test } from 'vitest'
import { pngHead } from '#addin/manifest/png.ts'

test('不是 PNG 的字节不当作图片', () => {
  expect(pngHead(new Uint8Array(0))).toBeNull()
  expect(pngHead(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull()
})

import { expect, test } from 'vitest'
import { jsonFile, jsonListFile } from '#server/archive/content.ts'
import type { ZippedFile } from '#workbook/zip.ts'

async function textOf({ bytes }: ZippedFile): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

async function* inPages(pages: readonly (readonly unknown[])[]) {
  yield* pages
}

test.each([
  ['空', []],
  ['只有空页', [[]]],
  ['一页', [[{ code: '甲', rules: [] }, null]]],
  ['几页，最后一页空', [[{ code: '甲' }], [{ code: '乙', more: { a: [1] } }, '丙'], []]],
])('逐页写的清单和一次写的一字不差：%s', async (_, pages) => {
  expect(await textOf(jsonListFile('a.json', inPages(pages)))).toBe(await textOf(jsonFile('a.json', pages.flat())))
})

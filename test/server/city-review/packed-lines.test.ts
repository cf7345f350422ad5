import { expect, test } from 'vitest'
import { cityFieldIds } from '#core/city-review/mapping.ts'
import { packLines } from '#server/city-review/packed-lines.ts'
import type { CityLine } from '#server/city-review/review-lines.ts'

const blank = Object.fromEntries(cityFieldIds.map((field) => [field, null])) as CityLine

async function* lines(count: number): AsyncGenerator<CityLine, void> {
  for (let number = 0; number < count; number += 1) yield { ...blank, parcelCode: `SJ-${number}`, total: number / 3 }
}

async function all(from: AsyncIterable<CityLine>): Promise<readonly CityLine[]> {
  const found: CityLine[] = []
  for await (const line of from) found.push(line)
  return found
}

test.each([0, 1, 400, 1001])('%i 行压着存，读几遍都是原样、原序', async (count) => {
  const packed = await packLines(lines(count))
  expect(packed.count).toBe(count)
  const expected = await all(lines(count))
  expect(await all(packed.lines())).toEqual(expected)
  expect(await all(packed.lines())).toEqual(expected)
})

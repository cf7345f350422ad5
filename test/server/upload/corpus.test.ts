import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { disguises } from './disguises.ts'
import { hostileArchives } from './hostile-archives.ts'
import { hostileSheets } from './hostile-sheets.ts'

interface Line {
  readonly outcomes: readonly string[]
  readonly names: readonly string[]
}

/** The table of the README: outcomes and names of each line. */
function tableOf(text: string): readonly Line[] {
  const rows = text.split('\n').filter((line) => line.startsWith('| '))
  return rows.map((row) => {
    const [, , outcomes = '', files = ''] = row.split('|')
    return {
      outcomes: outcomes.trim().split(', '),
      names: [...files.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''),
    }
  })
}

test('说明里的表与恶意文件一一对应，结果也相同', () => {
  const lines = tableOf(readFileSync(join(import.meta.dirname, 'README.md'), 'utf8'))
  const files = [...disguises, ...hostileArchives, ...hostileSheets]
  const named = lines.flatMap(({ names }) => names)
  expect([...named].sort()).toEqual(files.map(({ name }) => name).sort())
  for (const { name, outcome } of files) {
    expect(lines.find(({ names }) => names.includes(name))?.outcomes, name).toContain(outcome)
  }
})

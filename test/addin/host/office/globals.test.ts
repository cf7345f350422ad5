import { expect, it } from 'vitest'
import { bareCode, sourceFiles } from '../../../source-tree.ts'

/** The adapters, and the simulated programs that stand in for theirs. */
const mayName: readonly (readonly [global: RegExp, folders: readonly string[]])[] = [
  [
    /\b(?:typeof\s+)?(?:Excel|OfficeExtension|Office)\s*(?:\.\s*[A-Za-z_]|\[)/,
    ['addin/host/office/', 'test/addin/host/office/', 'test/excel-host/'],
  ],
  [/\b(?:wps|Application)\s*\.\s*[A-Za-z_]/, ['addin/host/wps/', 'test/wps-host/']],
]

it.each(mayName)('only the adapter names %s', (global, folders) => {
  const elsewhere = sourceFiles().filter(({ path }) => !folders.some((folder) => path.startsWith(folder)))
  const named = elsewhere.filter(({ path, text }) => !/\.d\.ts$/.test(path) && global.test(withoutTemplates(text)))
  expect(named.map(({ path }) => path)).toEqual([])
})

it('the adapter of Excel is seen by the pattern', () => {
  const [[excel]] = mayName as [(typeof mayName)[number]]
  expect(
    sourceFiles().filter(({ path, text }) => path.startsWith('addin/host/office/') && excel.test(text)),
  ).not.toEqual([])
})

/** Words in messages are no names. */
function withoutTemplates(text: string): string {
  return bareCode(text).replaceAll(/`(?:\\.|[^`\\])*`/g, '``')
}

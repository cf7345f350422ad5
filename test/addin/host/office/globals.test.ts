import { expect, it } from 'vitest'
import { bareCode, sourceFiles } from '../../../source-tree.ts'

/** The adapters; tests drive the programs themselves. */
const homes: readonly (readonly [global: RegExp, adapter: string])[] = [
  [/\b(?:typeof\s+)?(?:Excel|OfficeExtension|Office)\s*(?:\.\s*[A-Za-z_]|\[)/, 'addin/host/office/'],
  [/\b(?:wps|Application)\s*\.\s*[A-Za-z_]/, 'addin/host/wps/'],
]

it.each(homes)('only the adapter names %s', (global, adapter) => {
  const elsewhere = sourceFiles().filter(({ path }) => !path.startsWith('test/') && !path.startsWith(adapter))
  const named = elsewhere.filter(({ text }) => global.test(withoutTemplates(text)))
  expect(named.map(({ path }) => path)).toEqual([])
})

it('the adapter of Excel is seen by the pattern', () => {
  const excel = homes[0]?.[0] ?? /$^/
  expect(
    sourceFiles().filter(({ path, text }) => path.startsWith('addin/host/office/') && excel.test(text)),
  ).not.toEqual([])
})

/** Words in messages are no names. */
function withoutTemplates(text: string): string {
  return bareCode(text).replaceAll(/`(?:\\.|[^`\\])*`/g, '``')
}

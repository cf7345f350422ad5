import { type Element, withDescendants } from '../element.ts'
import type { Fault, LintRule } from './fault.ts'

/** The most characters Office takes, by the element that holds the words (or the list they stand in). */
const limits: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  'bt:ShortStrings': 125,
  'bt:LongStrings': 250,
}

/** Words are there in both languages, and no longer than Office shows them. */
export const lintTexts: LintRule = (root) => {
  const elements = withDescendants(root)
  const named = root.children.filter(({ name }) => limits[name] !== undefined)
  const lists = elements.filter(({ name }) => name === 'bt:ShortStrings' || name === 'bt:LongStrings')
  return [
    ...named.flatMap((element) => wordFaults(element, element.name, limits[element.name] ?? 0)),
    ...lists.flatMap((list) =>
      list.children.flatMap((element) => wordFaults(element, element.attributes.id ?? '', limits[list.name] ?? 0)),
    ),
  ]
}

function wordFaults(element: Element, where: string, limit: number): readonly Fault[] {
  const english = element.children.find(({ attributes }) => attributes.Locale === 'en-US')
  const texts = [element.attributes.DefaultValue, ...element.children.map(({ attributes }) => attributes.Value)]
  const faults: Fault[] = []
  if (english === undefined) faults.push({ where, what: '缺少 en-US 的文字' })
  for (const text of texts) {
    if (text === undefined || text.trim() === '') faults.push({ where, what: '文字为空' })
    else if (text.length > limit) faults.push({ where, what: `“${text}”有 ${text.length} 个字符，最多 ${limit} 个` })
  }
  return faults
}

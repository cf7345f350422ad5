import { type Element, withDescendants } from '../element.ts'
import { addinId } from '../identity.ts'
import type { Fault, LintRule } from './fault.ts'

const expected: Readonly<Record<string, string>> = {
  Id: addinId,
  DefaultLocale: 'zh-CN',
  Permissions: 'ReadWriteDocument',
}

/** Id, version, language, right, host and requirement are those of this product; ids are unique. */
export const lintIdentity: LintRule = (root, { version }) => [
  ...attributeFaults(root),
  ...root.children.flatMap((child) => textFaults(child, version)),
  ...requirementFaults(root),
  ...repeatedIds(root),
  ...paneFaults(root),
]

function attributeFaults(root: Element): readonly Fault[] {
  if (root.attributes['xsi:type'] === 'TaskPaneApp') return []
  return [{ where: root.name, what: 'xsi:type 应为 TaskPaneApp' }]
}

function textFaults({ name, text }: Element, version: string): readonly Fault[] {
  const wanted = name === 'Version' ? version : expected[name]
  if (wanted === undefined || text === wanted) return []
  return [{ where: name, what: `应为 ${wanted}，现为 ${text === '' ? '空' : text}` }]
}

function requirementFaults(root: Element): readonly Fault[] {
  const elements = withDescendants(root)
  const sets = elements.filter(({ name }) => name === 'Set')
  const hasApi = sets.some(({ attributes }) => attributes.Name === 'ExcelApi' && attributes.MinVersion === '1.4')
  const hosts = elements.filter(({ name }) => name === 'Host')
  const isExcel = hosts.every(({ attributes }) => (attributes.Name ?? attributes['xsi:type']) === 'Workbook')
  return [
    ...(hasApi ? [] : [{ where: 'Requirements', what: '应要求 ExcelApi 1.4' }]),
    ...(isExcel ? [] : [{ where: 'Hosts', what: '只应有 Workbook' }]),
  ]
}

function repeatedIds(root: Element): readonly Fault[] {
  const ids = withDescendants(root).flatMap(({ attributes }) => attributes.id ?? [])
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index)
  return repeated.map((id) => ({ where: id, what: 'id 重复，须在清单内唯一' }))
}

/** Buttons with different panes would open a second copy of the add-in beside the first. */
function paneFaults(root: Element): readonly Fault[] {
  const actions = withDescendants(root).filter(({ name }) => name === 'Action')
  const panes = new Set(actions.map(({ children }) => children.find(({ name }) => name === 'TaskpaneId')?.text))
  return panes.size <= 1 ? [] : [{ where: 'TaskpaneId', what: '所有按钮应使用同一个 TaskpaneId' }]
}

import { childrenNamed, type Element, withDescendants } from '../element.ts'
import type { Fault, LintRule } from './fault.ts'

const longestId = 32

/** Which resources an element refers to by `resid`. */
const homes: Readonly<Record<string, string>> = {
  'bt:Image': 'bt:Images',
  SourceLocation: 'bt:Urls',
  LearnMoreUrl: 'bt:Urls',
  Label: 'bt:ShortStrings',
  Title: 'bt:ShortStrings',
  Description: 'bt:LongStrings',
}

/** Every reference leads to a resource of its kind, every resource is used, ids are short enough. */
export const lintReferences: LintRule = (root) => {
  const elements = withDescendants(root)
  const resources = elements.find(({ name }) => name === 'Resources')
  const homeOf = new Map<string, string>()
  for (const home of resources?.children ?? []) {
    for (const { attributes } of home.children) homeOf.set(attributes.id ?? '', home.name)
  }
  const referring = elements.filter(({ attributes }) => attributes.resid !== undefined)
  const used = new Set(referring.map(({ attributes }) => attributes.resid))
  const unused = [...homeOf.keys()].filter((id) => !used.has(id))
  const long = [...homeOf.keys()].filter((id) => id.length > longestId)
  return [
    ...referring.flatMap((element) => danglingFault(element, homeOf)),
    ...unused.map((id) => ({ where: id, what: '没有元素引用此资源' })),
    ...long.map((id) => ({ where: id, what: `id 有 ${id.length} 个字符，最多 ${longestId} 个` })),
    ...bareElements(root),
  ]
}

function danglingFault({ name, attributes }: Element, homeOf: ReadonlyMap<string, string>): readonly Fault[] {
  const id = attributes.resid ?? ''
  const home = homeOf.get(id)
  if (home === undefined) return [{ where: `${name} resid=${id}`, what: '引用的资源不存在' }]
  if (home === homes[name]) return []
  return [{ where: `${name} resid=${id}`, what: `应引用 ${homes[name]} 中的资源，现在引用的是 ${home}` }]
}

/** Words, pictures and addresses of the ribbon stand in the resources, never in the element. */
function bareElements(root: Element): readonly Fault[] {
  const ribbon = childrenNamed(root, 'VersionOverrides').flatMap((overrides) => childrenNamed(overrides, 'Hosts'))
  const referring = ribbon.flatMap(withDescendants).filter(({ name }) => homes[name] !== undefined)
  const bare = referring.filter(({ attributes }) => attributes.resid === undefined)
  return bare.map(({ name }) => ({ where: name, what: '应以 resid 引用资源' }))
}

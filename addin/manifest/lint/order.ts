import type { Element } from '../element.ts'
import type { Fault, LintRule } from './fault.ts'
import { manifestShape, type Shape } from './shape.ts'

/** Elements are those of the schema, in its order, as often as it says. */
export const lintOrder: LintRule = (root) =>
  root.name === manifestShape.name
    ? faultsWithin(root, manifestShape, root.name)
    : [{ where: root.name, what: `根元素应为 ${manifestShape.name}` }]

function faultsWithin(parent: Element, shape: Shape, path: string): readonly Fault[] {
  const allowed = shape.children ?? []
  const faults: Fault[] = []
  let reached = -1
  for (const child of parent.children) {
    const index = allowed.findIndex(({ name }) => name === child.name)
    const where = `${path}/${child.name}`
    const found = allowed[index]
    if (found === undefined) {
      faults.push({
        where,
        what: `不是这里可用的元素，可用的有：${allowed.map(({ name }) => name).join('、') || '无'}`,
      })
      continue
    }
    if (index < reached) faults.push({ where, what: `顺序不对，应在 ${allowed[reached]?.name} 之前` })
    else if (index === reached && found.many === undefined) faults.push({ where, what: '只能出现一次' })
    reached = Math.max(reached, index)
    faults.push(...faultsWithin(child, found, where))
  }
  for (const { name, required } of allowed) {
    const isMissing = required === true && parent.children.every((child) => child.name !== name)
    if (isMissing) faults.push({ where: path, what: `缺少元素 ${name}` })
  }
  return faults
}

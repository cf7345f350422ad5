import { refuse } from '../refuse.ts'

/** One pair of lines of a text DXF: a code that says what the value is. */
export interface Group {
  readonly code: number
  readonly value: string
  /** Of the value, from 1. */
  readonly line: number
}

/** An entity: its name with the groups up to the next. */
export interface Entity {
  readonly name: string
  readonly groups: readonly Group[]
  readonly line: number
}

/** The entities of the section ENTITIES, in order. Problem: boundary-damaged. */
export function* entitiesOf(text: string): Generator<Entity, void> {
  let section: string | null = null
  let entity: { name: string; groups: Group[]; line: number } | null = null
  let sawEntities = false
  let sawEnd = false
  for (const group of groupsOf(text)) {
    if (group.code !== 0) {
      if (section === '' && group.code === 2) {
        section = group.value
        sawEntities ||= section === 'ENTITIES'
      }
      entity?.groups.push(group)
      continue
    }
    if (entity !== null) yield entity
    entity = null
    if (group.value === 'SECTION') section = ''
    else if (group.value === 'ENDSEC') section = null
    else if (group.value === 'EOF') sawEnd = true
    else if (section === 'ENTITIES') entity = { name: group.value, groups: [], line: group.line }
    if (sawEnd) break
  }
  if (!sawEntities) throw damaged('没有图形段（ENTITIES）')
  if (!sawEnd) throw damaged('文件不完整，没有结束标记')
}

function* groupsOf(text: string): Generator<Group, void> {
  let at = 0
  let line = 0
  const next = (): string | null => {
    if (at >= text.length) return null
    const end = text.indexOf('\n', at)
    const stop = end === -1 ? text.length : end
    const found = text.slice(at, stop).trim()
    at = stop + 1
    line += 1
    return found
  }
  for (let code = next(); code !== null; code = next()) {
    const value = next()
    if (value === null) {
      if (code === '') return
      throw damaged('文件不完整，末行缺少数值')
    }
    if (!/^\d{1,4}$/.test(code)) throw damaged(`第 ${line - 1} 行应为组码`)
    yield { code: Number(code), value, line }
  }
}

function damaged(reason: string): Error {
  return refuse('boundary-damaged', { part: 'DXF', reason })
}

import type { ComponentChildren } from 'preact'
import type { Template } from '../app/template-files.ts'
import { TemplateGroup } from './template-group.tsx'

export interface TemplateGroupsProps {
  readonly items: readonly Template[]
  readonly acts: (item: Template) => ComponentChildren
}

/** Samples first, where the server has any, then what is filled, then what only departments need. */
export function TemplateGroups({ items, acts }: TemplateGroupsProps) {
  const samples = items.filter((item) => item.kind === 'sample')
  const blank = items.filter((item) => item.kind === 'template')
  return (
    <>
      <TemplateGroup title="示例工作簿（示例数据）" items={samples} acts={acts} />
      <TemplateGroup title="空白模板" items={blank.filter(({ audience }) => audience !== 'department')} acts={acts} />
      <TemplateGroup
        title="部门核定模板"
        items={blank.filter(({ audience }) => audience === 'department')}
        folded
        acts={acts}
      />
    </>
  )
}

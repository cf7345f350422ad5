import { expect, it } from 'vitest'
import { draftFaults, draftOf, nextVersion, withItem } from '#console/filings/rules/checklist-draft.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { checklistSchema } from '#core/filing/checklist-schema.ts'

const present = checklistSchema.parse(exampleChecklist)

it('新版本从现行的改起，版本号往后数，编号不重用', () => {
  const draft = draftOf(present, '2026-11-22')
  expect(draft.version).toBe('示例-2026.2')
  expect(nextVersion('定稿')).toBe('定稿.2')
  const more = withItem(withItem(draft.items, 'positive'), 'negative')
  expect(new Set(more.map(({ id }) => id)).size).toBe(present.items.length + 2)
  expect(draftFaults({ ...draft, items: more }, present.version, '区级深化')).toEqual([
    '有 2 条没有内容。请填写或移去。',
  ])
  const filled = more.map((item) => ({ ...item, text: item.text || '本区条目' }))
  expect(checklistSchema.safeParse({ ...present, ...draft, items: filled }).success).toBe(true)
})

it('版本号没换、没有理由、一张清单空了，都不采用', () => {
  const draft = { ...draftOf(present, '2026-11-22'), version: present.version }
  const items = draft.items.filter(({ kind }) => kind === 'positive')
  expect(draftFaults({ ...draft, items }, present.version, ' ')).toEqual([
    '版本 示例-2026.1 已在使用。请换一个版本号。',
    '负面清单没有条目。请增加。',
    '没有填写理由。请填写。',
  ])
})

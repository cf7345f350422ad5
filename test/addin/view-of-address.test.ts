import { expect, test } from 'vitest'
import { ribbonGroups } from '#addin/manifest/commands.ts'
import { viewOfAddress } from '#addin/view-of-address.ts'

test('功能区每个按钮都打开一处，“打开面板”留在原处', () => {
  const commands = ribbonGroups.flatMap((group) => group.commands)
  const views = commands.map(({ id, tab }) => [id, viewOfAddress(tab === null ? '' : `?tab=${tab}`)])
  expect(views).toEqual([
    ['check', { tab: 'check' }],
    ['score', { tab: 'score' }],
    ['sync', { tab: 'sync' }],
    ['template', { aside: 'templates' }],
    ['open', {}],
  ])
})

test('地址里别的字不作数', () => {
  expect(viewOfAddress('?tab=admin&token=1')).toEqual({})
})

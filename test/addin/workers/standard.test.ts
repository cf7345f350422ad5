import { expect, onTestFinished, test } from 'vitest'
import { standardWords } from '#addin/app/standard-words.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { handedOutWorkbook } from '../handed-out.ts'
import { startNodeEngine } from '../node-engine.ts'

const today = '2026-11-22'

test('取回本区标准后，评分和卡片都按它；没有取回的按随附的，并写明', async () => {
  const engine = startNodeEngine()
  onTestFinished(engine.end)
  await engine.call('open', { bytes: await handedOutWorkbook() })
  await engine.call('check', { rows: null, step: 'fill', today })
  const before = await engine.call('score', { today })
  expect(standardWords(before)).toBe('REG-示例-2026.1（示例，非官方）')

  const rules = regExample20261.rules.slice(1)
  const standard = { ...regExample20261, id: 'REG-试行-2027.1', label: '试行', rules, since: '2027-01-01' } as const
  await engine.call('useStandard', { standard })
  const after = await engine.call('score', { today })
  expect(standardWords(after)).toBe('REG-试行-2027.1（试行，取自服务器）')
  const parcelCode = after.rows[0]?.parcelCode ?? ''
  expect((await engine.call('card', { parcelCode, today }))?.standard.rules).toHaveLength(rules.length)
})

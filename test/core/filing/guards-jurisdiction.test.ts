import { describe, expect, it } from 'vitest'
import { foldFiling } from '#core/filing/fold.ts'
import { act, assessed, declaration } from './acts.ts'
import { logs } from './logs.ts'
import { obstacles } from './obstacles.ts'

describe('管辖', () => {
  const log = logs.submitted ?? []
  const accepted = [...log, act('accept')]

  it('按管辖定路径：本区的不按临港办理，临港的不按本区办理', () => {
    expect(obstacles(accepted, act('assess', assessed('lingang')))).toEqual([
      '本项目的管辖为本区（区政府认定），不能按“临港新片区辖区内”办理。请重新选择，或先确定管辖。',
    ])
    const lingang = [...accepted, act('set-jurisdiction', { as: 'industry' })]
    expect(obstacles(lingang, act('assess', assessed('lingang')))).toEqual([])
    expect(obstacles(lingang, act('assess'))).toEqual([
      '本项目的管辖为临港新片区（管委会认定），不能按“① 战略预留区的现状工业用地”办理。请重新选择，或先确定管辖。',
    ])
  })

  it('确定管辖须写依据、确有变动；申报后只由区产业部门确定；改了管辖须重新初审', () => {
    const fix = (given = {}) => act('set-jurisdiction', { as: 'industry', ...given })
    expect(obstacles([act('create')], act('set-jurisdiction'))).toEqual([])
    expect(obstacles(log, act('set-jurisdiction'))).toEqual(['申报之后由区产业部门确定管辖。请联系区产业部门。'])
    expect(obstacles(log, fix({ reason: ' ' }))).toEqual(['没有写明理由。请填写理由。'])
    expect(obstacles(log, fix({ jurisdiction: 'district' }))).toEqual(['管辖已是本区（区政府认定）。请核对。'])
    expect(foldFiling([...accepted, act('assess'), fix()]).assessment).toBeNull()
    const back = foldFiling([...accepted, fix(), fix({ jurisdiction: 'district', reason: '复核后不在范围内' })])
    expect(back).toMatchObject({ jurisdiction: 'district', jurisdictionFixed: { reason: '复核后不在范围内' } })
  })

  it('临港的申报材料、改造方式、认定文件按临港的程序', () => {
    const draft = [act('create'), act('set-jurisdiction')]
    const submitted = { declaration: declaration(1, { landType: '开发边界内未保留', works: '新建' }) }
    expect(obstacles(draft, act('submit', submitted))).toEqual([
      '临港新片区辖区内可改建、扩建，不可新建。请更正改造方式。',
    ])
    const reported = [
      ...draft,
      act('submit', { declaration: declaration(1, { landType: '开发边界内未保留', works: '扩建' }) }),
      act('accept'),
      act('assess', assessed('lingang')),
      ...(logs.reported ?? []).slice(4),
    ]
    expect(obstacles(reported, act('recognise'))).toEqual(['缺少临港新片区管委会项目认定相关文件。请上传。'])
    const decision = act('recognise', { documents: ['lingang-decision'] })
    expect(obstacles(reported, decision)).toEqual([])
    expect(foldFiling([...reported, decision])).toMatchObject({ state: 'tracking', decision: { by: 'lingang' } })
    expect(obstacles(logs.reported ?? [], act('recognise', { documents: ['lingang-decision'] }))).toEqual([
      '缺少区政府项目认定相关文件。请上传。',
    ])
  })
})

import { expect, it } from 'vitest'
import { blankStart, type StartDraft, startFaults, startQuery } from '#console/base-map/start/start-draft.ts'

const file = (name: string): File => new File(['x'], name)
const sound: StartDraft = { ...blankStart('2025'), kind: 'registry', coverage: 'whole', file: file('登记.xlsx') }

it('来源、文件、范围都要选；有边界的文件还要声明坐标系，地方坐标系要有参数', () => {
  expect(startFaults(blankStart('2025'))).toHaveLength(3)
  expect(startFaults(sound)).toEqual([])
  const zip = { ...sound, file: file('现状.ZIP') }
  expect(startFaults(zip)).toEqual(['没有选择坐标系。请向制图单位核实后选择。'])
  expect(startQuery(zip)).toBeNull()
  expect(startFaults({ ...zip, crs: 'local' })).toEqual(['地方坐标系的参数不全。请填齐名称、来源和四个参数。'])
})

it('换了文件，前一个文件的坐标系和工作表不再送出', () => {
  expect(startQuery({ ...sound, crs: '4549', sheet: ' 宗地 ' })).toEqual({
    kind: 'registry',
    cycle: '2025',
    coverage: 'whole',
    sheet: '宗地',
  })
  expect(startQuery({ ...sound, file: file('现状.geojson'), crs: '4490', sheet: '宗地' })).toMatchObject({
    crs: '4490',
  })
  expect(startQuery({ ...sound, file: file('现状.geojson'), crs: '4490', sheet: '宗地' })).not.toHaveProperty('sheet')
})

import { expect, onTestFinished, test } from 'vitest'
import { createFilingWork, type FilingWork } from '#addin/filing/filing-work.ts'
import { createFileHost, type FileHost } from '#addin/host/file.ts'
import { placeKey } from '#addin/host/host.ts'
import { createMarking } from '#addin/host/marking.ts'
import { openSession } from '#addin/sync/session.ts'
import { workbookForm } from '#core/forms/workbook-form.ts'
import { readAnyWorkbook } from '#workbook/read.ts'
import { applicationWorkbook } from '../../browser/application-files.ts'
import { parcelWorkbook } from '../../browser/pane-files.ts'

interface Opened {
  readonly host: FileHost
  readonly filing: FilingWork
  readonly marking: ReturnType<typeof createMarking>
}

async function open(file: Uint8Array): Promise<Opened> {
  const host = createFileHost(await readAnyWorkbook(file), workbookForm)
  const marking = createMarking(host)
  const defects: unknown[] = []
  const filing = createFilingWork({
    host,
    marking,
    session: await openSession(null, 'http://127.0.0.1'),
    scopeOf: (username) => username,
    onDefect: (error) => defects.push(error),
  })
  onTestFinished(() => {
    filing.end()
    expect(defects).toEqual([])
  })
  return { host, filing, marking }
}

/** Places that are marked, by field, with the text. */
function marks({ host }: Opened): Readonly<Record<string, string>> {
  return Object.fromEntries([...host.view.get().marks.values()].map(({ field, text }) => [field, text]))
}

function type({ host, filing }: Opened, field: string, value: number): void {
  const place = filing.store.get().open?.application.placeOf(field)
  if (place !== undefined) host.model.apply([{ ...place, value }], 'user')
}

test('改一格即重新判断，标记跟着变；改正后没有标记', async () => {
  const opened = await open(await applicationWorkbook())
  type(opened, 'landAreaAfter', 20_000)
  const { open: state } = opened.filing.store.get()
  expect(state?.findings.map(({ code, field, place }) => [code, field, place])).toContainEqual([
    'Z01',
    'landAreaAfter',
    state?.application.addressOf('landAreaAfter'),
  ])
  expect(marks(opened).landAreaAfter).toMatch(/^须改正：.*零增地/)
  type(opened, 'landAreaAfter', 13_333.33)
  expect(marks(opened).landAreaAfter).toBeUndefined()
})

test('另一处的发现与申请表的标记并存，各自更新', async () => {
  const opened = await open(await applicationWorkbook({ landAreaAfter: 20_000 }))
  const place = opened.filing.store.get().open?.application.placeOf('certNo')
  if (place === undefined) throw new Error('no application')
  await opened.marking.show('assessment', [{ ...place, level: 'info', text: '提示：另一处' }])
  expect(marks(opened)).toMatchObject({ certNo: '提示：另一处', landAreaAfter: expect.any(String) })
  type(opened, 'landAreaAfter', 13_333.33)
  expect(marks(opened).certNo).toBe('提示：另一处')
  expect(marks(opened).landAreaAfter).toBeUndefined()
  await opened.marking.show('assessment', [])
  expect(marks(opened).certNo).toBeUndefined()
})

test('逐项走：选中有发现的格，到头不再走', async () => {
  const opened = await open(await applicationWorkbook({ landAreaAfter: 20_000 }))
  const { findings } = opened.filing.store.get().open ?? { findings: [] }
  expect(findings.length).toBeGreaterThan(0)
  for (const _ of [...findings, 'one more']) opened.filing.step(1)
  const active = opened.host.active()
  const last = findings.find(({ id }) => id === opened.filing.store.get().current)
  const place = last === undefined ? undefined : opened.filing.store.get().open?.application.placeOf(last.field)
  expect(active === null || place === undefined ? null : placeKey(active)).toBe(place && placeKey(place))
})

test('没有申请表的工作簿：没有可判断的，也没有标记', async () => {
  const opened = await open(await parcelWorkbook())
  expect(opened.filing.store.get()).toMatchObject({ applications: [], open: null })
  expect(marks(opened)).toEqual({})
})

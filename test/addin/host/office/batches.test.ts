import { describe, expect, it } from 'vitest'
import type { BusyState } from '#addin/host/host.ts'
import { createBatches } from '#addin/host/office/batches.ts'
import { SpreadsheetFailure } from '#addin/host/spreadsheet-failure.ts'

const times = { editPause: 2, pauses: [1, 1, 1], limit: 50 }

/** As office.js throws them: an Error with a code, of another realm's class as far as anyone can tell. */
function officeError(code: string): Error & { code: string } {
  return Object.assign(new Error(code), { code })
}

/** Fails so often, then answers. */
function failing(code: string, often: number): { readonly work: () => Promise<string>; readonly calls: () => number } {
  let calls = 0
  return {
    work: () => {
      calls += 1
      return calls <= often ? Promise.reject(officeError(code)) : Promise.resolve('done')
    },
    calls: () => calls,
  }
}

describe('createBatches', () => {
  it('等到用户离开单元格，期间说一次忙，离开后说一次好', async () => {
    const batches = createBatches(times)
    const told: BusyState[] = []
    batches.onBusy((state) => told.push(state))
    const { work, calls } = failing('InvalidOperationInCellEditMode', 5)
    await expect(batches.once(work)).resolves.toBe('done')
    expect(calls()).toBe(6)
    expect(told).toEqual([{ kind: 'editing-cell' }, { kind: 'ready' }])
    expect(batches.busy()).toEqual({ kind: 'ready' })
  })

  it('用户不等了：等着的都停下，其他的不受影响', async () => {
    const batches = createBatches(times)
    const { work } = failing('InvalidOperationInCellEditMode', Number.POSITIVE_INFINITY)
    const waiting = [batches.once(work), batches.once(work)]
    await new Promise((resolve) => setTimeout(resolve, 5))
    batches.stopWaiting()
    for (const one of waiting) await expect(one).rejects.toMatchObject({ name: 'AbortError' })
    expect(batches.busy()).toEqual({ kind: 'ready' })
    await expect(batches.once(() => Promise.resolve(1))).resolves.toBe(1)
  })

  it.each([
    [3, 'done'],
    [4, 'unavailable'],
  ])('一时的故障再试三次（坏 %i 次：%s）', async (often, outcome) => {
    const { work, calls } = failing('ActivityLimitReached', often)
    Object.assign(globalThis, { Excel: { run: work } })
    const run = createBatches(times).run(() => Promise.resolve('never called'))
    await expect(run.catch((error: SpreadsheetFailure) => error.fault)).resolves.toBe(outcome)
    expect(calls()).toBe(4)
  })

  it('不可重复的事遇到一时的故障不再试，说没有回应', async () => {
    const { work, calls } = failing('Timeout', 1)
    await expect(createBatches(times).once(work)).rejects.toMatchObject({ fault: 'unavailable' })
    expect(calls()).toBe(1)
  })

  it('没有回应的不会永远等下去', async () => {
    const silent = createBatches(times).once(() => new Promise<never>(() => {}))
    await expect(silent).rejects.toBeInstanceOf(SpreadsheetFailure)
  })

  it('别的错误原样抛出', async () => {
    const error = officeError('InvalidArgument')
    await expect(createBatches(times).once(() => Promise.reject(error))).rejects.toBe(error)
  })
})

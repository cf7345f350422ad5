import { describe, expect, it } from 'vitest'
import { ProblemError } from '#core/error/problem.ts'
import { guardWorkbook } from '#server/upload/guard.ts'
import { disguises } from './disguises.ts'
import { hostileArchives } from './hostile-archives.ts'
import { workbookParts } from './workbook-parts.ts'
import { zipOf } from './zip-builder.ts'

async function outcomeOf(bytes: Uint8Array): Promise<{ outcome: string; reason: string }> {
  try {
    await guardWorkbook(bytes)
    return { outcome: 'passed', reason: '' }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { outcome: error.problem.code, reason: JSON.stringify(error.problem.details) }
  }
}

const passed = { outcome: 'passed', reason: '' }

describe('上传的文件先过门卫', () => {
  it('老实的工作簿通过', async () => {
    expect(await outcomeOf(zipOf(workbookParts()))).toEqual(passed)
  })

  it('存而不压的部件、目录项和中文部件名通过', async () => {
    const parts = workbookParts([
      { name: 'xl/media/', data: '', method: 0 },
      { name: 'xl/media/图片1.png', data: 'x'.repeat(2_000), method: 0 },
    ])
    expect(await outcomeOf(zipOf(parts))).toEqual(passed)
  })

  it('单元格文字里提到 <!DOCTYPE 不算文档类型', async () => {
    const strings = { name: 'xl/sharedStrings.xml', data: '<sst><si><t>&lt;!DOCTYPE html&gt;</t></si></sst>' }
    expect(await outcomeOf(zipOf(workbookParts([strings])))).toEqual(passed)
  })

  it.each([...disguises, ...hostileArchives])('$name：$outcome', async ({ bytes, outcome, reason = '' }) => {
    const seen = await outcomeOf(bytes())
    expect(seen.outcome).toBe(outcome)
    expect(seen.reason).toContain(reason)
  })

  it('从一块大内存中切出的文件照样读对', async () => {
    const honest = zipOf(workbookParts())
    const whole = new Uint8Array(honest.length + 64)
    whole.set(honest, 32)
    expect(await outcomeOf(whole.subarray(32, 32 + honest.length))).toEqual(passed)
  })
})

import { describe, expect, it } from 'vitest'
import { codeSystems, usccProblem } from '#core/form/code-system.ts'

describe('统一社会信用代码', () => {
  it.each([
    ['914403001922038216', null],
    ['9144030071526726XG', null],
    ['91350200MA2YJ1XR9G', null],
    ['91310117999999912E', null],
    ['913101179999999209', null],
    ['913101170000001071', null],
    ['91310117MA0000A19E', null],
    ['91350203M0001QAY9B', 'checksum'],
    ['91350100M0001TGQXM', 'checksum'],
    ['91350211M0000XUF46', 'checksum'],
    ['91310117999999912F', 'checksum'],
    ['91310117999999913E', 'checksum'],
    ['9131011799999991', 'structure'],
    ['91310117999999912EE', 'structure'],
    ['91310117999999I12E', 'structure'],
    ['9131O117999999912E', 'structure'],
    ['91310117999999912e', 'structure'],
    ['', 'structure'],
  ])('%s：%s', (code, problem) => {
    expect(usccProblem(code)).toBe(problem)
  })

  it('外层校验码对、主体标识码校验码不对，也是校验不符', () => {
    // The outer check character made right for a subject whose own check digit is wrong.
    const head = '91310117999999911'
    const last = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((character) => usccProblem(head + character) === null)
    expect(last).toEqual([])
  })
})

describe('其他代码', () => {
  it.each([
    ['310117001001GB00012', null],
    ['310117001001JB00012', null],
    ['310117001001ZW00012', null],
    ['310117001001GB00012F00010001', null],
    ['310117001001GB00012W00000000', null],
    ['310117001001KB00012', 'malformed'],
    ['310117001001GG00012', 'malformed'],
    ['310117001001GB00012P00010001', 'malformed'],
    ['310117001001GB00012F0001000', 'malformed'],
    ['310118001001GB00012', 'malformed'],
  ])('不动产单元号 %s', (code, problem) => {
    expect(codeSystems['real-estate-unit'].problem(code)).toBe(problem)
  })

  it.each([
    ['13800000000', null],
    ['12800000000', 'malformed'],
    ['138000000000', 'malformed'],
    ['138****0000', null],
    ['138***00000', 'malformed'],
    ['02157812345', null],
    ['021-57812345-801', null],
    ['57812345', 'malformed'],
    ['0512-57812345', 'malformed'],
  ])('电话 %s', (code, problem) => {
    expect(codeSystems.phone.problem(code)).toBe(problem)
  })

  it.each([
    ['沪（2021）松字不动产权第012345号', null],
    ['沪(2021)松字不动产权第 012345 号', null],
    ['沪房地松字（2005）第012345号', null],
    ['沪房地市字（2005）第012345号', 'unusual'],
    ['无', 'unusual'],
  ])('权证号 %s', (code, problem) => {
    expect(codeSystems.certificate.problem(code)).toBe(problem)
  })
})

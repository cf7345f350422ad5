import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What the texts of a standard with a fixed spelling look like, by the last key of their path. */
const spellings: Readonly<Record<string, string>> = {
  id: '应为 1 至 3 个大写字母，后面至多 3 位数字，如 E1',
  dimension: '应为维度的编号，如 E',
  indicator: '应为指标的编号，如 E1',
  district: '应为 6 位行政区划代码',
  industry: '应为两位行业大类代码，如 06',
}

/** In Chinese: what a value of the wrong shape should have been. Where it stands is told beside it. */
export function issueText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? '没有填写，应补上。'
        : `类型不对，应为${typeNames[issue.expected] ?? '另一种值'}。`
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
    case 'custom': {
      const spelling = spellings[String(issue.path.at(-1))]
      if (issue.message === 'YYYY-MM-DD') return '应为年月日，如 2026-01-01。'
      return spelling === undefined ? sentence(issue.message) : `写法不对，${spelling}。`
    }
    case 'invalid_value':
      return `应为下列之一：${issue.values.map(String).join('、')}。`
    case 'unrecognized_keys':
      return `有不认识的项：${issue.keys.join('、')}，应删去。`
    default:
      return '内容不符合评估标准的格式。'
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数值',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
}

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string') return '不能空着，应补上。'
  if (origin === 'array') return `至少要有 ${minimum} 项。`
  return inclusive === false ? `应大于 ${minimum}。` : `应不小于 ${minimum}。`
}

function tooBig({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): string {
  if (origin === 'string') return `最多 ${maximum} 个字，请缩短。`
  if (origin === 'array') return `最多 ${maximum} 项。`
  return inclusive === false ? `应小于 ${maximum}。` : `应不大于 ${maximum}。`
}

function sentence(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`
}

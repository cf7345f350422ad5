import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Actor } from '#server/actions/actor.ts'
import * as cast from '../cast.ts'

/** 可 全 己 无 登, as test/cases/access.yaml explains them. */
export type Cell = '可' | '全' | '己' | '无' | '登'

/** Who stands for a column of the tables; null is nobody signed in. */
const people: Readonly<Record<string, Actor | null>> = {
  未登录: null,
  企业: cast.shiLi,
  经办: cast.wangFang,
  审核: cast.liQiang,
  部门: cast.zhaoMin,
  专班: cast.zhouTao,
  三方: cast.guQiang,
  审计: cast.qianJin,
  安全: cast.heAn,
  管理: cast.sunLi,
}

export interface TableLine {
  readonly name: string
  readonly cells: readonly { readonly column: string; readonly actor: Actor | null; readonly cell: Cell }[]
}

const file = join(import.meta.dirname, '../../cases/access.yaml')
const tables = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
const cells: readonly string[] = ['可', '全', '己', '无', '登']

/** The lines of one of the tables; a name may hold blanks, columns are as many as the heading says. */
export function accessTable(name: string): readonly TableLine[] {
  const [heading = '', ...lines] = (tables[name] ?? '').split('\n').filter((line) => line.trim() !== '')
  const columns = heading
    .trim()
    .split(/\s+/)
    .filter((word) => word in people)
  return lines.map((line) => {
    const words = line.trim().split(/\s+/)
    const found = words.splice(words.length - columns.length)
    return {
      name: words.join(' '),
      cells: columns.map((column, index) => {
        const cell = found[index] ?? ''
        if (!cells.includes(cell)) throw new Error(`${name}: ${line.trim()}: ${cell} is no cell`)
        return { column, actor: people[column] ?? null, cell: cell as Cell }
      }),
    }
  })
}

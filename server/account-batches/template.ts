import { roleNames } from '#core/access/role.ts'
import { accountListHeadings } from '#core/roster/account-list.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { departments } from '#core/vocabulary/department.ts'
import { towns } from '#core/vocabulary/district.ts'
import { streamWorkbook } from '#workbook/write.ts'
import type { ExportFile } from '../export/export-file.ts'

const widths = [14, 16, 26, 18, 16, 18] as const

/** 账号名单.xlsx, empty, with the words that may stand in it on its second sheet. */
export function accountListTemplate(): ExportFile {
  const lines = [
    proposedFormNotice,
    '姓名、角色必填。单位：街镇角色填街镇，条线部门填部门，企业填统一社会信用代码，第三方填登记的单位名称，其余留空。',
    '账号留空则自动编号；工号用来核对系统、安全、审计、业务四类权限不兼任。手机号只印在开户单上，不保存。',
  ]
  const words = Math.max(Object.keys(roleNames).length, towns.length, departments.length)
  const wordAt = (list: readonly string[], index: number): string | null => list[index] ?? null
  const options = [
    Object.values(roleNames),
    towns.map(({ name }) => name),
    departments.map(({ name }) => name),
  ] as const
  return {
    name: '账号名单.xlsx',
    bytes: streamWorkbook([
      {
        sheet: '账号名单',
        title: '账号名单',
        lines,
        columns: accountListHeadings.map((heading, index) => ({
          heading,
          width: widths[index] ?? 16,
          numberFormat: '@',
        })),
        rows: [],
      },
      {
        sheet: '可填的词',
        title: '可填的词',
        lines: [proposedFormNotice],
        columns: ['可填的角色', '街镇和园区', '条线部门'].map((heading) => ({ heading, width: 20, numberFormat: '@' })),
        rows: Array.from({ length: words }, (_, index) => options.map((list) => wordAt(list, index))),
      },
    ]),
  }
}

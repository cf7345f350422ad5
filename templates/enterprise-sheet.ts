import type { OptionLists } from '#workbook/draft/option-lists.ts'
import { enterprisePlan, ledgerColumns } from './plans.ts'
import { tableSheet } from './table-sheet.ts'

/** 企业信息采集表 as a table of so many prepared rows, the same beside a ledger and beside a paper form. */
export function enterpriseSheet(
  look: Pick<Parameters<typeof tableSheet>[0], 'title' | 'rows' | 'copy'>,
  lists: OptionLists,
): ReturnType<typeof tableSheet> {
  return tableSheet(
    {
      ...look,
      plan: enterprisePlan,
      fields: ledgerColumns(enterprisePlan, ['parcelCode', 'firmName']),
      tableName: 'firms',
      pagesWide: 2,
    },
    lists,
  )
}

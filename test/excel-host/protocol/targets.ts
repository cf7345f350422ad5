import type { Comment, CommentReply } from '../model/comment.ts'
import type { ConditionalFormat } from '../model/conditional-format.ts'
import type { DefinedName, NameStore } from '../model/defined-name.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Table, TableColumn } from '../model/table.ts'
import type { CustomXmlPart, Workbook } from '../model/workbook.ts'
import type { Ranges } from './ranges.ts'

export interface InSheet<T> {
  readonly sheet: Sheet
  readonly item: T
}

/** The thing of the model behind each type of the API that this host knows. */
export interface Targets {
  AddinInternalService: Workbook
  Application: Workbook
  Comment: InSheet<Comment>
  CommentCollection: Workbook | Sheet
  CommentReply: { readonly comment: InSheet<Comment>; readonly reply: CommentReply }
  CommentReplyCollection: InSheet<Comment>
  ConditionalFormat: InSheet<ConditionalFormat>
  ConditionalFormatCollection: Ranges
  ConditionalFormatRule: InSheet<ConditionalFormat>
  ConditionalRangeFill: InSheet<ConditionalFormat>
  ConditionalRangeFont: InSheet<ConditionalFormat>
  ConditionalRangeFormat: InSheet<ConditionalFormat>
  CustomConditionalFormat: InSheet<ConditionalFormat>
  CustomProperty: string
  CustomPropertyCollection: Workbook
  CustomXmlPart: CustomXmlPart
  CustomXmlPartCollection: Workbook
  CustomXmlPartScopedCollection: readonly CustomXmlPart[]
  DataValidation: Ranges
  DocumentProperties: Workbook
  FormatProtection: Ranges
  NamedItem: NameInScope
  NamedItemCollection: Workbook | Sheet
  Range: Ranges
  RangeAreas: Ranges
  RangeCollection: Ranges
  RangeFill: Ranges
  RangeFont: Ranges
  RangeFormat: Ranges
  Runtime: Workbook
  Setting: string
  SettingCollection: Workbook
  Table: InSheet<Table>
  TableCollection: Workbook | Sheet
  TableColumn: InSheet<Table> & { readonly column: TableColumn }
  TableColumnCollection: InSheet<Table>
  TableRow: InSheet<Table> & { readonly index: number }
  TableRowCollection: InSheet<Table>
  Workbook: Workbook
  WorkbookCreated: Workbook
  Worksheet: Sheet
  WorksheetCollection: Workbook
  WorksheetFreezePanes: Sheet
  WorksheetProtection: Sheet
}

export interface NameInScope {
  readonly name: DefinedName
  readonly store: NameStore
  /** Null: the workbook. */
  readonly sheet: Sheet | null
}

import type { HostType, TypeName } from './host-type.ts'
import type { Targets } from './targets.ts'
import { addInServiceType } from './types/add-in-service.ts'
import { commentCollectionType, commentReplyCollectionType, commentReplyType, commentType } from './types/comments.ts'
import {
  conditionalFormatCollectionType,
  conditionalFormatRuleType,
  conditionalFormatType,
  conditionalRangeFillType,
  conditionalRangeFontType,
  conditionalRangeFormatType,
  customConditionalFormatType,
} from './types/conditional-formats.ts'
import {
  customXmlPartCollectionType,
  customXmlPartScopedCollectionType,
  customXmlPartType,
} from './types/custom-xml.ts'
import { dataValidationType } from './types/data-validation.ts'
import { worksheetFreezePanesType } from './types/freeze-panes.ts'
import { namedItemCollectionType, namedItemType } from './types/names.ts'
import { rangeType } from './types/range.ts'
import { rangeAreasType, rangeCollectionType } from './types/range-areas.ts'
import { formatProtectionType, rangeFillType, rangeFontType, rangeFormatType } from './types/range-format.ts'
import {
  customPropertyCollectionType,
  customPropertyType,
  documentPropertiesType,
  settingCollectionType,
  settingType,
} from './types/settings.ts'
import { worksheetProtectionType } from './types/sheet-protection.ts'
import {
  tableColumnCollectionType,
  tableColumnType,
  tableRowCollectionType,
  tableRowType,
} from './types/table-parts.ts'
import { tableCollectionType, tableType } from './types/tables.ts'
import { applicationType, runtimeType, workbookCreatedType, workbookType } from './types/workbook.ts'
import { worksheetType } from './types/worksheet.ts'
import { worksheetCollectionType } from './types/worksheets.ts'

/** Every type of the API this host knows; any other is ApiNotFound. */
export const hostTypes: { readonly [K in TypeName]: HostType<Targets[K]> } = {
  AddinInternalService: addInServiceType,
  Application: applicationType,
  Comment: commentType,
  CommentCollection: commentCollectionType,
  CommentReply: commentReplyType,
  CommentReplyCollection: commentReplyCollectionType,
  ConditionalFormat: conditionalFormatType,
  ConditionalFormatCollection: conditionalFormatCollectionType,
  ConditionalFormatRule: conditionalFormatRuleType,
  ConditionalRangeFill: conditionalRangeFillType,
  ConditionalRangeFont: conditionalRangeFontType,
  ConditionalRangeFormat: conditionalRangeFormatType,
  CustomConditionalFormat: customConditionalFormatType,
  CustomProperty: customPropertyType,
  CustomPropertyCollection: customPropertyCollectionType,
  CustomXmlPart: customXmlPartType,
  CustomXmlPartCollection: customXmlPartCollectionType,
  CustomXmlPartScopedCollection: customXmlPartScopedCollectionType,
  DataValidation: dataValidationType,
  DocumentProperties: documentPropertiesType,
  FormatProtection: formatProtectionType,
  NamedItem: namedItemType,
  NamedItemCollection: namedItemCollectionType,
  Range: rangeType,
  RangeAreas: rangeAreasType,
  RangeCollection: rangeCollectionType,
  RangeFill: rangeFillType,
  RangeFont: rangeFontType,
  RangeFormat: rangeFormatType,
  Runtime: runtimeType,
  Setting: settingType,
  SettingCollection: settingCollectionType,
  Table: tableType,
  TableCollection: tableCollectionType,
  TableColumn: tableColumnType,
  TableColumnCollection: tableColumnCollectionType,
  TableRow: tableRowType,
  TableRowCollection: tableRowCollectionType,
  Workbook: workbookType,
  WorkbookCreated: workbookCreatedType,
  Worksheet: worksheetType,
  WorksheetCollection: worksheetCollectionType,
  WorksheetFreezePanes: worksheetFreezePanesType,
  WorksheetProtection: worksheetProtectionType,
}

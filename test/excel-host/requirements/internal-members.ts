/**
 * Wire names that @types/office-js does not know, or knows by another name, with the set they come with. Read in
 * office.js: what it checks beside each of them, and for event registrations the set of the event.
 */
export const internalMembers: Readonly<Record<string, string>> = {
  'AddinInternalService.NotifyActionHandlerReady': '1.1',
  'Range._KeepReference': '1.1',
  'Range._ValidateArraySize': '1.3',
  'RangeAreas._KeepReference': '1.9',
  'Workbook._RemoveReference': '1.1',
  'Workbook._RemoveAllReferences': '1.1',
  'Workbook._GetReferenceCount': '1.1',
  'Workbook._GetRangeForEventByReferenceId': '1.8',
  'Workbook._GetRangeOrNullObjectForEventByReferenceId': '1.8',
  'Workbook._Runtime': '1.8',
  'Application.CreateWorkbook': '1.8',
  'WorkbookCreated.Open': '1.8',
  'Worksheet.Gridlines': '1.8',
  'Worksheet.Headings': '1.8',
  'Worksheet._RegisterDataChangedEvent': '1.7',
  'Worksheet._RegisterSelectionChangedEvent': '1.7',
  'Worksheet._RegisterActivatedEvent': '1.7',
  'Worksheet._RegisterDeactivatedEvent': '1.7',
  'Worksheet._RegisterEventNameChanged': '1.17',
  'WorksheetCollection._RegisterDataChangedEvent': '1.9',
  'WorksheetCollection._RegisterSelectionChangedEvent': '1.9',
  'WorksheetCollection._RegisterActivatedEvent': '1.7',
  'WorksheetCollection._RegisterDeactivatedEvent': '1.7',
  'WorksheetCollection._RegisterAddedEvent': '1.7',
  'WorksheetCollection._RegisterDeletedEvent': '1.7',
  'WorksheetCollection._RegisterEventNameChanged': '1.17',
}

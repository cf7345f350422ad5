const megabyte = 1024 * 1024

interface KindRule {
  readonly label: string
  readonly mediaType: string
  readonly extension: string
  /** Largest file, bytes. */
  readonly limit: number
}

/** What may be attached. A file is what its content says; its name and what the browser called it are not asked. */
export const attachmentKinds = {
  pdf: { label: 'PDF', mediaType: 'application/pdf', extension: '.pdf', limit: 50 * megabyte },
  jpeg: { label: 'JPEG 图片', mediaType: 'image/jpeg', extension: '.jpg', limit: 20 * megabyte },
  png: { label: 'PNG 图片', mediaType: 'image/png', extension: '.png', limit: 20 * megabyte },
  docx: {
    label: 'Word 文档（.docx）',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: '.docx',
    limit: 20 * megabyte,
  },
  xlsx: {
    label: 'Excel 工作簿（.xlsx）',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: '.xlsx',
    limit: 20 * megabyte,
  },
  shapefile: { label: 'Shapefile（zip）', mediaType: 'application/zip', extension: '.zip', limit: 20 * megabyte },
  geojson: { label: 'GeoJSON', mediaType: 'application/geo+json', extension: '.geojson', limit: 20 * megabyte },
  dxf: { label: 'DXF', mediaType: 'application/dxf', extension: '.dxf', limit: 20 * megabyte },
  dwg: { label: 'DWG', mediaType: 'application/acad', extension: '.dwg', limit: 50 * megabyte },
} as const satisfies Readonly<Record<string, KindRule>>

export type AttachmentKind = keyof typeof attachmentKinds

/** Documents of a filing: scans and office files. */
export const documentKinds: readonly AttachmentKind[] = ['pdf', 'jpeg', 'png', 'docx', 'xlsx']

/** 四至范围矢量图; a DWG is kept, not read. */
export const boundaryKinds: readonly AttachmentKind[] = ['geojson', 'shapefile', 'dxf', 'dwg']

export function labelsOf(kinds: readonly AttachmentKind[]): string {
  return kinds.map((kind) => attachmentKinds[kind].label).join('、')
}

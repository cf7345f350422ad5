/** A page of 批量上传 with what its path names. */
export type BulkUploadRoute = { readonly page: 'uploads' } | { readonly page: 'upload-run'; readonly id: string }

export const uploadsPath = '/uploads'

/** @param rest decoded parts of the path after /uploads */
export function bulkUploadRoute(rest: readonly string[]): BulkUploadRoute | null {
  const [id] = rest
  if (id === undefined) return { page: 'uploads' }
  return rest.length === 1 ? { page: 'upload-run', id } : null
}

export function uploadRunPath(id: string): string {
  return `${uploadsPath}/${encodeURIComponent(id)}`
}

const notBuilt = `页面尚未构建。请先运行 npm run build，再刷新。
The pages are not built yet. Run "npm run build", then reload.
`

/** @param isBuilt the file alone is missing, not all of them */
export function missingPage(isBuilt: boolean): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return isBuilt
    ? new Response('没有这个页面。\n', { status: 404, headers })
    : new Response(notBuilt, { status: 503, headers: { ...headers, 'retry-after': '60' } })
}

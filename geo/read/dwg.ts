/** Names of the drawing formats of AutoCAD by the first six bytes; all versions since R14. */
const versions: Readonly<Record<string, string>> = {
  AC1014: 'R14',
  AC1015: '2000',
  AC1018: '2004',
  AC1021: '2007',
  AC1024: '2010',
  AC1027: '2013',
  AC1032: '2018',
}

/** The version of a DWG by its signature; null for what is no DWG. */
export function dwgVersion(bytes: Uint8Array): string | null {
  const signature = String.fromCharCode(...bytes.subarray(0, 6))
  return versions[signature] ?? (/^AC10\d\d$/.test(signature) ? signature : null)
}

/** Said wherever a DWG was accepted: it is kept, not read. */
export function dwgSentence(version: string): string {
  return `DWG（AutoCAD ${version}）已作为附件保存；系统不读取其中的坐标，面积未核对。需核对面积的，请另传 DXF、Shapefile（zip）或 GeoJSON。`
}

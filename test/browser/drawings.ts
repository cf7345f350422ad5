type Corner = readonly [number, number]

/** A square in EPSG 4549 whose south-western corner has this easting. @param side metres */
export function square(east: number, side = 100): readonly Corner[] {
  const north = 3_432_000
  return [
    [east, north],
    [east + side, north],
    [east + side, north + side],
    [east, north + side],
  ]
}

/** A text DXF with one closed line a layer. */
export function drawing(layers: Readonly<Record<string, readonly Corner[]>>): string {
  const lines = Object.entries(layers).flatMap(([layer, corners]) => [
    ...['0', 'LWPOLYLINE', '8', layer, '90', String(corners.length), '70', '1'],
    ...corners.flatMap(([east, north]) => ['10', String(east), '20', String(north)]),
  ])
  return `${['0', 'SECTION', '2', 'ENTITIES', ...lines, '0', 'ENDSEC', '0', 'EOF'].join('\n')}\n`
}

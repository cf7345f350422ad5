const most = 200
const parcels = JSON.parse(document.getElementById('parcels').textContent)
const texts = parcels.map((parcel) => parcel.slice(0, 4).join(' ').toLowerCase())
const query = document.getElementById('q')
const chosen = document.getElementById('class')
const rows = document.getElementById('rows')
const told = document.getElementById('told')

function cell(text) {
  const element = document.createElement('td')
  element.textContent = text === '' ? '—' : text
  return element
}

function rowOf(parcel) {
  const row = document.createElement('tr')
  const link = document.createElement('a')
  link.href = `pages/${parcel[8]}.html#${encodeURIComponent(parcel[0])}`
  link.textContent = parcel[0]
  const first = document.createElement('td')
  first.append(link)
  row.append(first, ...parcel.slice(1, 8).map(cell))
  return row
}

function show() {
  const words = query.value.trim().toLowerCase().split(/\s+/)
  const only = chosen.value
  const found = parcels.filter(
    (parcel, index) =>
      (only === '' || (only === '-' ? parcel[4] === '' : parcel[4] === only)) &&
      words.every((word) => texts[index].includes(word)),
  )
  rows.replaceChildren(...found.slice(0, most).map(rowOf))
  const shown = found.length > most ? `，列出前 ${most} 宗，请再缩小范围` : ''
  told.textContent = `共 ${parcels.length} 宗，符合 ${found.length} 宗${shown}`
}

query.addEventListener('input', show)
chosen.addEventListener('input', show)
document.getElementById('search').addEventListener('submit', (event) => event.preventDefault())
show()

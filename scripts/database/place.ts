import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Sentence } from '../support/sentence'
import { completeNative, copyNative, executable, nativeFolder, nativeVersion } from './binaries'
import { canEnter, canRun, type ServerUser } from './server-user'

/** Survive a reboot, unlike /tmp. */
const outsideFolders = ['/var/lib', '/var/tmp']

/** `.data`: its files are closed one by one; root leaves the folder passable for the server's account. */
export function prepareFolder(dataDir: string): string {
  if (!fs.existsSync(dataDir))
    fs.mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  try {
    fs.accessSync(dataDir, fs.constants.W_OK)
  } catch {
    throw new Sentence(`В папку ${dataDir} нельзя писать: запустите портал от имени её владельца.`)
  }
  return fs.realpathSync(dataDir)
}

type Pointer = { clone: string; place: string; note: string }

/** The folder of the cluster: `.data/postgres`, or one outside the clone when the server's account cannot enter the clone. */
export function clusterFolder(dataDir: string, user: ServerUser): string {
  const inside = path.join(dataDir, 'postgres')
  if (fs.existsSync(inside) || canEnter(user, dataDir)) return inside
  return path.join(outsidePlace(dataDir, user), 'data')
}

/** PostgreSQL's programs where the server's account can run them: in node_modules, else a copy. */
export function serverFolder(dataDir: string, user: ServerUser): string {
  const native = nativeFolder()
  if (completeNative(native) && canRun(user, executable(native, 'postgres'), ['--version'])) return native
  const name = `server-${nativeVersion(native)}`
  const target = canEnter(user, dataDir) ? path.join(dataDir, name) : path.join(outsidePlace(dataDir, user), name)
  copyNative(native, target)
  const copy = path.join(target, 'native')
  if (!canRun(user, executable(copy, 'postgres'), ['--version'])) {
    throw new Sentence(
      `Программы PostgreSQL не запускаются (${executable(copy, 'postgres')}): проверьте, что система той же платформы и раздел не смонтирован с noexec.`,
    )
  }
  return copy
}

/** A folder outside, kept for this clone by a note in `.data`; a copied clone gets its own, a moved one keeps its old. */
function outsidePlace(dataDir: string, user: ServerUser): string {
  const file = path.join(dataDir, 'postgres.place.json')
  const known = readPointer(file)
  if (known && fs.existsSync(known.place)) {
    const moved = known.clone !== dataDir && !fs.existsSync(path.join(known.clone, path.basename(file)))
    if (known.clone === dataDir) return known.place
    if (moved) return writePointer(file, dataDir, known.place)
  }
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  for (const base of outsideFolders) {
    const place = path.join(base, `profmarshrut-${hash}`)
    try {
      fs.mkdirSync(place, { recursive: true })
      fs.chmodSync(place, 0o755)
    } catch {
      continue
    }
    if (fs.statSync(place).uid === process.getuid?.() && canEnter(user, place))
      return writePointer(file, dataDir, place)
  }
  throw new Sentence(
    `Учётная запись ${user?.name} не может войти в ${dataDir}, и в ${outsideFolders.join(', ')} места для базы нет; перенесите портал в папку, доступную всем, или запустите его от имени обычного пользователя.`,
  )
}

function readPointer(file: string): Pointer | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Pointer) : undefined
}

function writePointer(file: string, dataDir: string, place: string): string {
  const note =
    'База данных портала лежит в папке place: учётная запись сервера PostgreSQL не может войти в папку портала.'
  fs.writeFileSync(file, `${JSON.stringify({ clone: dataDir, place, note } satisfies Pointer, null, 2)}\n`, {
    mode: 0o600,
  })
  return place
}
